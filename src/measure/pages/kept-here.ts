/** The contacts of this browser: kept for who is signed in, sent by one page at a time, told to the pages that show them. */
import { answer, api } from "../../platform/ui/client.ts";
import { browserShelf } from "../../platform/ui/device/browser-shelf.ts";
import { type Device, deviceOf } from "../../platform/ui/device/sealed.ts";
import { keepContact, type KeptContact, keptContacts, sendContacts, verdictOf } from "./contact-queue.ts";

const CHANGED = "logement-toujours.kept";

/** Calls back whenever what is kept here has changed; answers with the way to stop. */
export function onKept(look: () => void): () => void {
  addEventListener(CHANGED, look);
  return () => removeEventListener(CHANGED, look);
}
export const tellKept = (): boolean => dispatchEvent(new Event(CHANGED));

/** False where this browser keeps nothing: nothing was promised then. */
export async function keepOnDevice(
  owner: string,
  kept: Pick<KeptContact, "measureId" | "initials" | "contact">,
): Promise<boolean> {
  try {
    const device = (await deviceOf(browserShelf, owner, { make: true }))!;
    await keepContact(device, { ...kept, writtenAt: new Date().toISOString() });
    tellKept();
    return true;
  } catch {
    return false;
  }
}

/**
 * Sends what waits, where its own writer is the one signed in: what one person wrote never goes under another's name. Answers with
 * what the server has now.
 */
export function sendFromDevice(device: Device): Promise<KeptContact[]> {
  // Two pages open on one phone would send the same contact twice; the server would know it, the wait would be for nothing.
  return navigator.locks.request(CHANGED, async () => {
    if (!(await keptContacts(device)).some(({ state }) => state === "waiting")) return [];
    const isOwner = await answer(api.GET("/api/me")).then(
      ({ user }) => user.id === device.owner,
      () => false,
    );
    if (!isOwner) return [];
    const { written } = await sendContacts(device, ({ measureId, contact }) =>
      answer(
        api.POST("/api/measures/{id}/contacts", { params: { path: { id: measureId } }, body: contact }),
      ).then(() => ({ is: "written" }), verdictOf),
    );
    tellKept();
    return written;
  });
}
