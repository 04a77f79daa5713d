/** What was typed and not yet saved, kept in this tab until it is. Session storage: a note in confidence does not outlive the tab. */

const key = (userId: string, id: string) => `logement-toujours.draft.${userId}.${id}`;

/** Undefined where nothing was kept, or the browser keeps nothing. */
export function draftOf<V extends object>(userId: string, id: string): V | undefined {
  try {
    const kept = sessionStorage.getItem(key(userId, id));
    return kept === null ? undefined : (JSON.parse(kept) as V);
  } catch {
    return undefined;
  }
}

export function keepDraft(userId: string, id: string, values: object): void {
  try {
    sessionStorage.setItem(key(userId, id), JSON.stringify(values));
  } catch {
    // the form itself still holds it
  }
}

export function dropDraft(userId: string, id: string): void {
  try {
    sessionStorage.removeItem(key(userId, id));
  } catch {
    // nothing was kept
  }
}
