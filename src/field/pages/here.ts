/** This device as the field page knows it: whose it is, the list it was given, what it keeps; brought up to date, and emptied. */
import { answer, api, type Answer, Problem } from "../../platform/ui/client.ts";
import { browserShelf, ownersHere, removeShelf, seenHere } from "../../platform/ui/device/browser-shelf.ts";
import { type Device, deviceOf, forget } from "../../platform/ui/device/sealed.ts";
import { type KeptContact, keptContacts } from "../../measure/pages/contact-queue.ts";
import { sendFromDevice, tellKept } from "../../measure/pages/kept-here.ts";
import { signOut } from "../../platform/ui/sign-out.ts";
import { isListFresh } from "../rules.ts";

export type FieldList = Answer<"/api/field">;
export type Here = { device: Device; list: FieldList | undefined; kept: KeptContact[] };

const LIST = "list";

/** What lies on this device for a person; undefined where they have no key here. A list too old is taken off. */
export async function hereOf(
  owner: string | undefined,
  today: Temporal.PlainDate,
): Promise<Here | undefined> {
  const device = owner === undefined ? undefined : await deviceOf(browserShelf, owner, { make: false });
  if (!device) return undefined;
  const list = await device.get<FieldList>(LIST);
  const isFresh = list !== undefined && isListFresh(Temporal.PlainDate.from(list.on), today);
  if (list && !isFresh) await device.drop(LIST);
  return { device, list: isFresh ? list : undefined, kept: await keptContacts(device) };
}

/** Who was signed in here last. */
export const lastOwner = async (): Promise<string | undefined> => (await ownersHere())[0];

/**
 * Makes the device ready for a person of the operator's: their list, what they wrote before sent. Of others who used it before, only
 * what they have not sent stays, sealed under their own key until they sign in again. Answers with what was sent.
 */
export function bringAlong(owner: string): Promise<KeptContact[]> {
  return oneAtATime(async () => {
    // First: who is no longer signed in gets no list, and no key.
    const list = await answer(api.GET("/api/field"));
    const device = (await deviceOf(browserShelf, owner, { make: true }))!;
    await seenHere(owner);
    for (const other of await ownersHere()) if (other !== owner) await leaveUnsent(other);
    await device.put(LIST, list);
    const written = await sendFromDevice(device);
    tellKept();
    return written;
  });
}

/** Arriving and leaving wait for one another, over all the pages that are open: what was destroyed is not brought back. */
const oneAtATime = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request("logement-toujours.device", work);

/** The shell's files, so that the page opens without network. Where the browser has none of this, the page needs the network. */
export function openWithoutNetwork(): void {
  void navigator.serviceWorker?.register("/field-worker.js").catch(() => undefined);
}

async function leaveUnsent(owner: string): Promise<void> {
  const there = await deviceOf(browserShelf, owner, { make: false });
  if (!there || (await keptContacts(there)).length === 0) return forget(browserShelf, owner);
  await there.drop(LIST);
}

/** The session was ended, perhaps because the phone was lost: lists go at once, what was not sent stays sealed. */
export async function dropLists(): Promise<void> {
  for (const owner of await ownersHere()) await leaveUnsent(owner);
  tellKept();
}

/** How many contacts would be lost by leaving now, after a last attempt to send them. */
export async function unsentOf(owner: string): Promise<number> {
  try {
    const device = await deviceOf(browserShelf, owner, { make: false });
    if (!device) return 0;
    await sendFromDevice(device);
    return (await keptContacts(device)).length;
  } catch {
    return 0;
  }
}

/** Signing out: the person's key and all that it sealed; with the last person, the database and the files of the shell. */
export async function leaveDevice(owner: string): Promise<{ reached: boolean; url?: string }> {
  sessionStorage.clear(); // drafts of the tab
  if (!("locks" in navigator)) return signOut();
  return oneAtATime(async () => {
    // A browser without these keeps nothing to remove.
    const isEmpty = await emptied(owner).catch(() => true);
    return signOut(isEmpty);
  });
}

/** Whether nobody else keeps anything here. */
async function emptied(owner: string): Promise<boolean> {
  await forget(browserShelf, owner);
  tellKept();
  if ((await ownersHere()).length > 0) return false;
  removeShelf();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  return true;
}

/** Whether nobody could be asked, rather than somebody who said no. */
export const isAway = (problem: unknown): boolean => problem instanceof Problem && problem.status === 0;
