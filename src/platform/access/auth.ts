/** Sign-in: better-auth on our own tables, under the sign-in role. TOTP, passkeys and OIDC are plugins to add here. */
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";

import type { Locale } from "../calendar/wording.ts";
import type { Database } from "../database/database.ts";
import { languageAsked } from "./http.ts";
import { clearFailures, lockedUntil, recordFailure } from "./lockout.ts";
import { authAccount, authRateLimit, authSession, authUser, authVerification } from "./schema.ts";

export type AuthSettings = {
  /** At least 32 characters; signs cookies. */
  secret: string;
  /** Where people open the application: `https://logement-toujours.example`. */
  publicUrl: string;
  /** Sends the link of a password reset. */
  sendPasswordReset: (to: { email: string; name: string }, url: string, language: Locale) => Promise<void>;
};

const SCHEMA = {
  user: authUser,
  session: authSession,
  account: authAccount,
  verification: authVerification,
  rateLimit: authRateLimit,
};

export const PASSWORD_LENGTH = 12;
const SIGN_IN = "/sign-in/email";

/** Every call of the adapter runs in a transaction of the sign-in role: no connection stays open to its tables. */
function adapterOf(database: Database) {
  const connect = (options: BetterAuthOptions) => {
    const inTransaction =
      (method: string) =>
      (...args: unknown[]) =>
        database.transaction({ kind: "auth" }, (tx) => {
          const adapter = drizzleAdapter(tx.db, { provider: "pg", schema: SCHEMA })(
            options,
          ) as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
          return adapter[method]!(...args);
        });
    const shape = drizzleAdapter({} as never, { provider: "pg", schema: SCHEMA })(options);
    const wrapped: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(shape)) {
      wrapped[key] =
        typeof value === "function" && key !== "transaction" && key !== "createSchema"
          ? inTransaction(key)
          : value;
    }
    wrapped["transaction"] = (work: (adapter: unknown) => Promise<unknown>) => work(wrapped);
    return wrapped as unknown as typeof shape;
  };
  return connect;
}

export type Auth = ReturnType<typeof createAuth>;

/** Builds the sign-in. Sessions last 7 days, renewed once a day; a password has 12 characters or more. */
export function createAuth(database: Database, settings: AuthSettings) {
  return betterAuth({
    appName: "Logement Toujours",
    secret: settings.secret,
    baseURL: settings.publicUrl,
    basePath: "/api/auth",
    database: adapterOf(database),
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      // People come by invitation of their organisation, never by themselves.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: async ({ user, token }, request) =>
        settings.sendPasswordReset(
          user,
          `${settings.publicUrl}/reset-password?token=${encodeURIComponent(token)}`,
          languageAsked(request?.headers.get("accept-language")),
        ),
    },
    session: { expiresIn: 7 * 24 * 3600, updateAge: 24 * 3600 },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      // Its count starts again only after a minute without any request: an office behind one address would fill a small one in a
      // morning. What holds back guessing is the lock-out of the account, and the server's own limit a minute on these routes.
      max: 3000,
      customRules: { [SIGN_IN]: { window: 60, max: 3000 } },
    },
    advanced: {
      database: { generateId: () => crypto.randomUUID() },
      cookiePrefix: "logement-toujours",
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== SIGN_IN) return;
        const until = await lockedUntil(database, String(context.body?.email ?? ""));
        if (until) {
          throw new APIError("TOO_MANY_REQUESTS", {
            code: "LOCKED_OUT",
            message: `Trop d'essais refusés : nouvel essai possible après ${until.toISOString()}.`,
          });
        }
      }),
      after: createAuthMiddleware(async (context) => {
        if (context.path !== SIGN_IN) return;
        const email = String(context.body?.email ?? "");
        if (context.context.newSession) await clearFailures(database, email);
        else await recordFailure(database, email);
      }),
    },
  });
}
