/** The device and the network as the page follows them: read at once, asked again when the network or the person comes back. */
import { useCallback, useEffect, useRef, useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { onKept } from "../../measure/pages/kept-here.ts";
import { bringAlong, dropLists, type Here, hereOf, isAway, lastOwner, openWithoutNetwork } from "./here.ts";

/** `notTheirs`: signed in, in a post that makes no visits. */
export type Network = "asking" | "reached" | "away" | "signedOut" | "notTheirs";
export type Field = {
  /** False until the device has been read once. */
  isRead: boolean;
  here: Here | undefined;
  network: Network;
  /** Tries the network again; answers with how many contacts went. */
  retry: () => Promise<number>;
};

const AGAIN_MS = 20_000;
const OPERATOR_ROLES: ReadonlySet<string> = new Set(["caseWorker", "operatorLead"]);

export function useField(): Field {
  const [here, setHere] = useState<Here>();
  const [isRead, setIsRead] = useState(false);
  const [network, setNetwork] = useState<Network>("asking");
  const owner = useRef<string>(undefined);
  const read = useCallback(async () => {
    owner.current ??= await lastOwner();
    setHere(await hereOf(owner.current, todayInParis()).catch(() => undefined));
    setIsRead(true);
  }, []);
  const retry = useCallback(async () => {
    try {
      const { user } = await answer(api.GET("/api/me"));
      if (!OPERATOR_ROLES.has(user.role)) {
        setNetwork("notTheirs");
        return 0;
      }
      owner.current = user.id;
      openWithoutNetwork();
      const sent = await bringAlong(user.id);
      setNetwork("reached");
      await read();
      return sent.length;
    } catch (problem) {
      const isOut = !isAway(problem) && (problem as { status?: number }).status === 401;
      if (isOut) await dropLists();
      setNetwork(isOut ? "signedOut" : "away");
      return 0;
    }
  }, [read]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the device and the network are outside: what they answer is the state
    void read().then(retry);
    const again = () => void (document.visibilityState === "visible" && retry());
    const lost = () => setNetwork("away");
    const stop = onKept(() => void read());
    const timer = setInterval(again, AGAIN_MS);
    addEventListener("online", again);
    addEventListener("offline", lost);
    document.addEventListener("visibilitychange", again);
    return () => {
      stop();
      clearInterval(timer);
      removeEventListener("online", again);
      removeEventListener("offline", lost);
      document.removeEventListener("visibilitychange", again);
    };
  }, [read, retry]);
  return { isRead, here, network, retry };
}
