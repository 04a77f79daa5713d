/** The few calls of sign-in, to better-auth's own addresses: they stand outside our contract. */
import { authCall, signInByPasskey } from "../../../sign-in/pages/calls.ts";
import { settleSignOut } from "../../../platform/ui/sign-out.ts";

export const auth = {
  signIn: async (email: string, password: string) => {
    // A sign-out that is still owed would end the session that begins here.
    await settleSignOut().catch(() => undefined);
    const answer = await authCall<{ twoFactorRedirect?: boolean }>("/sign-in/email", { email, password });
    return { asksCode: answer.twoFactorRedirect === true };
  },
  passkey: async () => {
    await settleSignOut().catch(() => undefined);
    await signInByPasskey();
  },
  /** Leaves for the identity provider, and comes back to `returnTo`. */
  provider: async (returnTo: string) => {
    await settleSignOut().catch(() => undefined);
    const { url } = await authCall<{ url: string }>("/sign-in/social", {
      provider: "oidc",
      callbackURL: `${location.origin}${returnTo}`,
      errorCallbackURL: `${location.origin}/sign-in?refused=provider`,
      disableRedirect: true,
    });
    location.assign(url);
  },
  code: (code: string) => authCall("/two-factor/verify-totp", { code }),
  recoveryCode: (code: string) => authCall("/two-factor/verify-backup-code", { code }),
  requestReset: (email: string) =>
    authCall("/request-password-reset", { email, redirectTo: `${location.origin}/reset-password` }),
  setPassword: (newPassword: string, token: string) => authCall("/reset-password", { newPassword, token }),
};

/** A page of this application to return to after sign-in; anything else leads home: no open redirect. */
export function safeReturn(path: string | undefined): string {
  if (!path?.startsWith("/") || path.startsWith("//") || path.includes("\\") || path.startsWith("/sign-in"))
    return "/";
  return path;
}
