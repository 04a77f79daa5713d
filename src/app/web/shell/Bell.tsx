/** The way to one's notices, with how many are new: read out in full, shown as a figure. */
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../../platform/ui/client.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { noticeTexts } from "../notifications/texts.ts";
import classes from "./shell.module.css";

const MINUTE = 60_000;

export function Bell() {
  const t = useTexts(noticeTexts);
  const { data } = useQuery({
    queryKey: ["notifications", "unread"],
    queryFn: () => answer(api.GET("/api/notifications/unread")),
    refetchInterval: MINUTE,
  });
  const n = data?.unread ?? 0;
  return (
    <PageLink href="/notifications" underline="never" className={classes.bell} aria-label={t.bell({ n })}>
      <IconBell size={20} stroke={1.7} aria-hidden />
      {n > 0 && (
        <span className={classes.bellCount} aria-hidden>
          {n > 99 ? "99+" : n}
        </span>
      )}
    </PageLink>
  );
}
