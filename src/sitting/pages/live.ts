/** Follows a session live: told that something changed, what is shown is read again, under the reader's own rights. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** `away`: the connection is cut; the page then reads again by itself every ten seconds. */
export type Live = "joining" | "live" | "away";

/** Several changes at once (a whole agenda put in order) are one reading. */
const GATHER_MS = 120;
const AGAIN_MS = 4_000;

/** `enabled` false: nothing changes any more (signed), nothing is followed. */
export function useLive(sessionId: string, enabled: boolean): Live {
  const queries = useQueryClient();
  const [live, setLive] = useState<Live>("joining");
  useEffect(() => {
    if (!enabled || sessionId === "") return undefined;
    let source: EventSource | undefined;
    let reading: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      clearTimeout(reading);
      reading = setTimeout(() => {
        void queries.invalidateQueries({ queryKey: ["sessions", sessionId] });
        void queries.invalidateQueries({ queryKey: ["preparation"] });
      }, GATHER_MS);
    };
    const join = () => {
      source = new EventSource(`/api/sessions/${sessionId}/changes`);
      // What changed between the page's own reading and now was not told: read once more.
      source.addEventListener("ready", () => {
        setLive("live");
        read();
      });
      source.addEventListener("change", read);
      source.addEventListener("error", () => {
        setLive("away");
        // A browser tries again by itself where it was cut off, not where it was refused.
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(join, AGAIN_MS);
      });
    };
    join();
    return () => {
      source?.close();
      clearTimeout(reading);
      clearTimeout(again);
    };
  }, [sessionId, enabled, queries]);
  return live;
}
