/** A page that takes its time says so: a thin bar for the eyes, a sentence for the ears. The arrival itself is told by the focus. */
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { useTexts } from "../../../platform/ui/language.tsx";
import { shellTexts } from "../texts.ts";
import classes from "./shell.module.css";

const PATIENCE_MS = 300;

export function PendingPage() {
  const t = useTexts(shellTexts);
  const isPending = useRouterState({ select: (state) => state.status === "pending" });
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isPending]);
  return (
    <div role="status">
      {isLong && (
        <>
          <div className={classes.pending} />
          <span className="visually-hidden">{t.loadingPage}</span>
        </>
      )}
    </div>
  );
}
