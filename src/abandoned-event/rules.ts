/** Events whose handling failed too often, and events that were handled long ago: what trying again must say, what is kept on. Pure. */
import { type Broken, brokenReason } from "../platform/calendar/dated.ts";

/** What forbids trying again. Field: reason. */
export const brokenRetry = (reason: string): Broken[] =>
  brokenReason(reason, {
    rule: "event.reason",
    message: "Dites ce qui a été réparé depuis : « Serveur de courrier remis en marche ce matin ».",
    english: 'Say what was mended since: "Mail server running again this morning".',
  });

/**
 * Kinds that say by themselves that somebody was told: each day looks among them before telling again. They stay as long as the file, and
 * go with it.
 */
export const REMEMBERED = ["plan.breached", "plan.dueSoon", "leaseTransfer.due"] as const;
