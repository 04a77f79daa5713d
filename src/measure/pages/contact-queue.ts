/** Contacts written where there was no network: kept sealed on the device, sent in their order, dropped once the server has them. */
import { Problem, type FieldProblem, type Sent } from "../../platform/ui/client.ts";
import type { Device } from "../../platform/ui/device/sealed.ts";
import { CONTACT_CHANGED } from "../contact.rules.ts";

export type ContactSent = Sent<"/api/measures/{id}/contacts">;

export type KeptContact = {
  measureId: string;
  initials: string;
  /** ISO instant of the device. */
  writtenAt: string;
  /** Its id is the idempotency key: the server writes one contact of that id, however often it is sent. */
  contact: ContactSent;
  /** `refused`: the server's rules; `changed`: somebody wrote the same contact otherwise meanwhile. Both wait for a person. */
  state: "waiting" | "refused" | "changed";
  errors: readonly FieldProblem[];
};

/** What became of one send. `unreached`: no answer, to be sent again; `failed`: the server broke on this one, which waits on alone. */
export type Verdict =
  | { is: "written" | "unreached" | "failed" | "signedOut" }
  | { is: "refused" | "changed"; errors: readonly FieldProblem[] };

const PREFIX = "contact.";

/** Keeps a contact, or what was corrected of one that is kept already. */
export const keepContact = (device: Device, kept: Omit<KeptContact, "state" | "errors">): Promise<void> =>
  device.put(PREFIX + kept.contact.id, { ...kept, state: "waiting", errors: [] } satisfies KeptContact);

export const dropContact = (device: Device, id: string): Promise<void> => device.drop(PREFIX + id);

/** The first written first. */
export async function keptContacts(device: Device): Promise<KeptContact[]> {
  return (await device.all<KeptContact>(PREFIX)).toSorted((one, other) =>
    one.writtenAt.localeCompare(other.writtenAt),
  );
}

/**
 * Sends what waits. Stops at the first that reaches nobody. A contact leaves the device after the server has answered that it is
 * written, so that one whose answer was lost is sent again; the server knows it by its id.
 */
export async function sendContacts(
  device: Device,
  send: (kept: KeptContact) => Promise<Verdict>,
): Promise<{ written: KeptContact[] }> {
  const written: KeptContact[] = [];
  for (const kept of await keptContacts(device)) {
    if (kept.state !== "waiting") continue;
    const verdict = await send(kept);
    if (verdict.is === "unreached" || verdict.is === "signedOut") break;
    if (verdict.is === "written") {
      await dropContact(device, kept.contact.id);
      written.push(kept);
    } else if ("errors" in verdict)
      await device.put(PREFIX + kept.contact.id, {
        ...kept,
        state: verdict.is,
        errors: verdict.errors,
      } satisfies KeptContact);
  }
  return { written };
}

/** Not reached at all, behind a gateway without its server, or told to come back later. */
const NOT_NOW = new Set([0, 429, 502, 503, 504]);
export const isUnreached = (problem: unknown): boolean =>
  problem instanceof Problem && NOT_NOW.has(problem.status);

/** What a refusal means for a contact that waits. */
export function verdictOf(problem: unknown): Verdict {
  if (isUnreached(problem)) return { is: "unreached" };
  if (!(problem instanceof Problem) || problem.status >= 500) return { is: "failed" };
  if (problem.status === 401) return { is: "signedOut" };
  const errors = problem.errors.length > 0 ? problem.errors : [{ message: problem.title ?? problem.message }];
  return { is: errors.some(({ rule }) => rule === CONTACT_CHANGED) ? "changed" : "refused", errors };
}
