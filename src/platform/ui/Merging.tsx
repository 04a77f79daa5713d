/** Around a form's fields: says that what was typed is back, and gives way to the merge where somebody wrote meanwhile. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import type { MergingState } from "./form.ts";
import { useTexts } from "./language.tsx";
import { MergeView, type MergeNames } from "./MergeView.tsx";
import classes from "./merging.module.css";
import { kitTexts } from "./texts.ts";

type Props<V> = MergeNames & { merging: MergingState<V>; children: ReactNode };

export function Merging<V>({ merging, children, ...names }: Props<V>) {
  const t = useTexts(kitTexts).merge;
  const { meeting, kept, drop, settle, back } = merging;
  if (meeting)
    return <MergeView key={meeting.next.version} meeting={meeting} settle={settle} back={back} {...names} />;
  return (
    <>
      {kept && (
        <div className={classes.kept} role="status">
          {t.kept}
          <Button variant="subtle" size="compact-sm" onClick={drop}>
            {t.drop}
          </Button>
        </div>
      )}
      {children}
    </>
  );
}
