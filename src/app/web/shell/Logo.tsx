/** The product's mark and name. */
import { useTexts } from "../../../platform/ui/language.tsx";
import { kitTexts } from "../../../platform/ui/texts.ts";
import classes from "./shell.module.css";

export function Logo() {
  const { product } = useTexts(kitTexts);
  return (
    <span className={classes.logo}>
      <img src="/favicon.svg" alt="" width={28} height={28} />
      {product}
    </span>
  );
}
