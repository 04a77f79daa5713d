/** Behind every page of an operator's worker: the list taken along for the road, what was written there sent, what still waits told. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { chosenLanguage, useTexts } from "../../platform/ui/language.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { say } from "../../platform/ui/say.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { onKept } from "../../measure/pages/kept-here.ts";
import classes from "./field.module.css";
import { bringAlong, hereOf, openWithoutNetwork } from "./here.ts";
import { fieldTexts } from "./texts.ts";

const AGAIN_MS = 60_000;

export default function Keeper({ userId }: { userId: string }) {
  const t = useTexts(fieldTexts);
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const here = await hereOf(userId, todayInParis()).catch(() => undefined);
      if (!isGone) setWaiting(here?.kept.length ?? 0);
    };
    const bring = async () => {
      const written = await bringAlong(userId).catch(() => []);
      if (isGone || written.length === 0) return;
      say(fieldTexts[chosenLanguage()].sentNow({ n: written.length }));
      void queries.invalidateQueries();
    };
    openWithoutNetwork();
    void bring().then(look);
    const again = () => void bring();
    const stop = onKept(() => void look());
    const timer = setInterval(again, AGAIN_MS);
    addEventListener("online", again);
    return () => {
      isGone = true;
      stop();
      clearInterval(timer);
      removeEventListener("online", again);
    };
  }, [userId, queries]);
  if (waiting === 0) return null;
  return (
    <p className={classes.notice} role="status">
      <PageLink href="/field">{t.sharedNotice({ n: waiting })}</PageLink>
    </p>
  );
}
