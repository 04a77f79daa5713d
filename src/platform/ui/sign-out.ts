/** Signing out, also without network: the server is then told as soon as it is reached, before anything else is asked of it. */

const OWED = "logement-toujours.sign-out-owed";

const asked = (deviceEmpty = false): Promise<Response> =>
  fetch("/api/auth/sign-out", {
    method: "POST",
    // Nobody else keeps anything on this device: the server has the browser drop the rest too.
    headers: { "content-type": "application/json", ...(deviceEmpty && { "x-device-left": "empty" }) },
    body: JSON.stringify({ callbackURL: `${location.origin}/sign-in`, disableRedirect: true }),
  });

/** Ends the session; where the server is not reached, it is told later. `url`: where the identity provider ends its own. */
export async function signOut(deviceEmpty = false): Promise<{ reached: boolean; url?: string }> {
  try {
    const { url } = (await (await asked(deviceEmpty)).json().catch(() => ({}))) as { url?: string };
    return { reached: true, ...(url !== undefined && { url }) };
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
