/** The few calls of sign-in, to better-auth's own addresses: they stand outside our contract. */
import { Problem } from "../../../platform/ui/client.ts";
import { chosenLanguage } from "../../../platform/ui/language.tsx";
import { settleSignOut } from "../../../platform/ui/sign-out.ts";

/** Throws a `Problem` whose title is better-auth's code (`INVALID_TOKEN`), or status 0 where the server is not reached. */
async function post(path: string, body: Record<string, unknown>): Promise<void> {
  const response = await fetch(`/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": chosenLanguage() },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Problem(0);
  });
  if (response.ok) return;
  const refusal: unknown = await response.json().catch(() => null);
  const code =
    typeof refusal === "object" && refusal !== null && "code" in refusal ? String(refusal.code) : undefined;
  throw new Problem(
    response.status,
    code === undefined ? {} : { title: code },
    response.headers.get("x-request-id") ?? undefined,
  );
}

export const auth = {
  signIn: async (email: string, password: string) => {
    // A sign-out that is still owed would end the session that begins here.
    await settleSignOut().catch(() => undefined);
    await post("/sign-in/email", { email, password });
  },
  requestReset: (email: string) =>
    post("/request-password-reset", { email, redirectTo: `${location.origin}/reset-password` }),
  setPassword: (newPassword: string, token: string) => post("/reset-password", { newPassword, token }),
};

/** A page of this application to return to after sign-in; anything else leads home: no open redirect. */
export function safeReturn(path: string | undefined): string {
  if (!path?.startsWith("/") || path.startsWith("//") || path.includes("\\") || path.startsWith("/sign-in"))
    return "/";
  return path;
}
