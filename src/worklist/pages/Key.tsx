/** The key of an action, shown on its button; the button's name goes without. */
import { KEYS, type KeyName } from "./keys.ts";
import classes from "./worklist.module.css";

export function Key({ of }: { of: KeyName }) {
  return (
    <kbd className={classes.key} aria-hidden>
      {KEYS[of]}
    </kbd>
  );
}
