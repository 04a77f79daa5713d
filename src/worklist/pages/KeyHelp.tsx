/** The keys of the page, and the way to do without them. */
import { Switch } from "@mantine/core";

import { useTexts } from "../../platform/ui/language.tsx";
import { KEYS } from "./keys.ts";
import { worklistTexts } from "./texts.ts";
import classes from "./worklist.module.css";

export function KeyHelp({ wanted, onWanted }: { wanted: boolean; onWanted: (wanted: boolean) => void }) {
  const t = useTexts(worklistTexts);
  const w = t.keysWords;
  const lines: [string[], string][] = [
    [[KEYS.next, KEYS.previous], w.move],
    [[t.enter], w.open],
    [[t.escape], w.close],
    [[KEYS.search], w.search],
    [[KEYS.called, KEYS.written, KEYS.met], w.acts],
    [[KEYS.snoozed, KEYS.notADifficulty], w.judge],
    [[KEYS.refer, KEYS.assign, KEYS.print], w.pass],
    [[KEYS.undo], w.undo],
  ];
  return (
    <details className={classes.keys}>
      <summary>{t.keys}</summary>
      <dl>
        {lines.map(([keys, words]) => (
          <div key={words} style={{ display: "contents" }}>
            <dt>
              {keys.map((key, at) => (
                <span key={key}>
                  {at > 0 && " "}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t.keysWanted}
        checked={wanted}
        onChange={(event) => onWanted(event.currentTarget.checked)}
      />
    </details>
  );
}
