/** Under a list that comes in parts: how much of it is shown, and the next part. Nothing is left out without a word. */
import { Button } from "@mantine/core";

import { useTexts } from "./language.tsx";
import classes from "./LoadMore.module.css";
import { kitTexts } from "./texts.ts";

/** `total`: rows in all; undefined where counting them would cost too much. */
type Props = { shown: number; total?: number; hasMore: boolean; loading?: boolean; onMore: () => void };

export function LoadMore({ shown, total, hasMore, loading = false, onMore }: Props) {
  const t = useTexts(kitTexts);
  return (
    <div className={classes.bar}>
      <span role="status">{t.table.shown({ shown, total: total ?? shown })}</span>
      {hasMore && (
        <Button variant="default" size="xs" loading={loading} onClick={onMore}>
          {t.table.more}
        </Button>
      )}
    </div>
  );
}
