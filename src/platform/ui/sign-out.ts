/** Signing out, also without network: the server is then told as soon as it is reached, before anything else is asked of it. */

const OWED = "logement-toujours.sign-out-owed";

const asked = (): Promise<Response> =>
  fetch("/api/auth/sign-out", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });

/** Ends the session; where the server is not reached, it is told later. */
export async function signOut(): Promise<{ reached: boolean }> {
  try {
    await asked();
    return { reached: true };
  } catch {
    localStorage.setItem(OWED, "yes");
    return { reached: false };
  }
}

/** Tells the server what is owed. Throws where it is not reached: nobody is served as who left. */
export async function settleSignOut(): Promise<void> {
  if (typeof localStorage === "undefined" || localStorage.getItem(OWED) === null) return;
  await asked();
  localStorage.removeItem(OWED);
}
