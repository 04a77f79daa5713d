/** Sign-in: better-auth on our own tables, under the sign-in role, with codes, passkeys and an identity provider as its plugins. */
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Locale } from "../calendar/wording.ts";
import type { Database } from "../database/database.ts";
import { languageAsked } from "./http.ts";
import {
  ASKS_PASSWORD,
  CODES,
  countGuess,
  countRefusedCode,
  forgetRefusedCodes,
  hashOfCode,
  isFactorChange,
  type Judge,
  recoveryCodes,
  refuseGuessed,
  refuseUnless,
  refuseUsedCode,
  STRONG,
} from "./factors.ts";
import { clearFailures, lockedUntil, recordFailure } from "./lockout.ts";
import { type IdentityProvider, PROVIDER_ID, providerConfig } from "./oidc.ts";
import { passkeys } from "./passkeys.ts";
import { PASSWORD_LENGTH, PASSWORD_LONGEST } from "./passwords.ts";
import {
  authAccount,
  authRateLimit,
  authSession,
  authTwoFactor,
  authUser,
  authVerification,
} from "./schema.ts";

export type AuthSettings = {
  /** At least 32 characters; signs cookies. */
  secret: string;
  /** Where people open the application: `https://logement-toujours.example`. */
  publicUrl: string;
  /** Sends the link of a password reset. */
  sendPasswordReset: (to: { email: string; name: string }, url: string, language: Locale) => Promise<void>;
  /** Where a session stands: what it still owes before it opens anything. */
  judge: Judge;
  /** The rule that a new password of this person breaks, by its code; undefined where it will do. */
  refusedPassword: (userId: string, password: string) => Promise<string | undefined>;
  /** Told once a person's factors or password have changed; `what` as in `FactorChange`. */
  changed: (userId: string, what: FactorChange) => Promise<void>;
  /** Told of each sign-in, good or refused: written into the access log. Whose address nobody has is nobody's. */
  entered: (entry: Entry) => Promise<void>;
  /** Also lets in whoever an identity provider knows, by an account that is here already. */
  provider?: IdentityProvider | undefined;
};

export type FactorChange =
  | "codesOn"
  | "codesOff"
  | "recoveryCodes"
  | "recoveryUsed"
  | "passkeyOn"
  | "passkeyOff"
  | "password";
/** A sign-in by its person's number or the address that was typed; from which network address. */
export type Entry = {
  outcome: "signIn" | "signInRefused";
  person: { userId: string } | { email: string };
  ipAddress: string | null;
};

/** What a call that succeeded changed. */
const CHANGED: Readonly<Record<string, FactorChange>> = {
  "/two-factor/disable": "codesOff",
  "/two-factor/generate-backup-codes": "recoveryCodes",
  "/two-factor/verify-backup-code": "recoveryUsed",
  "/passkey/register": "passkeyOn",
  "/change-password": "password",
};

const SCHEMA = {
  user: authUser,
  session: authSession,
  account: authAccount,
  verification: authVerification,
  rateLimit: authRateLimit,
  twoFactor: authTwoFactor,
};

const SIGN_IN = "/sign-in/email";
/** Where a session begins in place of the browser's former one. */
const CALLBACK = "/callback/:id";
const BEGINS = (path: string) => path === SIGN_IN || path === CALLBACK || STRONG.has(path);

/** The addresses of better-auth's that are open. Whatever else a version of it brings is closed until somebody reads it. */
const OPEN_PATHS = new Set([
  "sign-in/email",
  "sign-out",
  "request-password-reset",
  "reset-password",
  "change-password",
  "two-factor/enable",
  "two-factor/disable",
  "two-factor/verify-totp",
  "two-factor/verify-backup-code",
  "two-factor/generate-backup-codes",
  "passkey/register-options",
  "passkey/register",
  "passkey/authenticate-options",
  "passkey/authenticate",
  "sign-in/social",
  `callback/${PROVIDER_ID}`,
]);
/** `path`: what follows `/api/auth/`. */
export const isOpenPath = (path: string): boolean => OPEN_PATHS.has(path);

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

/** The longest that a session could live: the dated settings end it long before (`session.idle`, `session.absolute`). */
const SESSION_SECONDS = 30 * 24 * 3600;

/** Builds the sign-in. How long sessions live, and who owes a second factor, is for `judge` to say at each request. */
export function createAuth(database: Database, settings: AuthSettings) {
  const { secret, judge, provider } = settings;
  // The address as the bridge wrote it (src/app/auth-bridge.ts).
  const entered = (headers: Headers | undefined, outcome: Entry["outcome"], person: Entry["person"]) =>
    settings.entered({ outcome, person, ipAddress: headers?.get("x-client-address") ?? null });
  return betterAuth({
    appName: "Logement Toujours",
    secret,
    baseURL: settings.publicUrl,
    basePath: "/api/auth",
    database: adapterOf(database),
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      // People come by invitation of their organisation, never by themselves.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH,
      maxPasswordLength: PASSWORD_LONGEST,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: async ({ user, token }, request) =>
        settings.sendPasswordReset(
          user,
          `${settings.publicUrl}/reset-password?token=${encodeURIComponent(token)}`,
          languageAsked(request?.headers.get("accept-language")),
        ),
      onPasswordReset: async ({ user }) => settings.changed(user.id, "password"),
    },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: 24 * 3600,
      additionalFields: {
        secondFactor: { type: "boolean", input: false, defaultValue: false },
        method: { type: "string", input: false, defaultValue: "password" },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const path = context?.path ?? "";
            const method =
              path === CALLBACK ? PROVIDER_ID : path === "/passkey/authenticate" ? "passkey" : "password";
            const secondFactor = STRONG.has(path) || (path === CALLBACK && provider?.secondFactor === true);
            return { data: { ...session, method, secondFactor } };
          },
        },
      },
    },
    account: { accountLinking: { enabled: true, trustedProviders: [] }, encryptOAuthTokens: true },
    // A refusal on the way back leads to our own page, whatever its cause.
    onAPIError: { errorURL: `${settings.publicUrl}/sign-in?refused=provider` },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      // Its count starts again only after a minute without any request: an office behind one address would fill a small one in a
      // morning. What holds back guessing is the lock-out of the account, and the server's own limit a minute on these routes.
      max: 3000,
      customRules: {
        [SIGN_IN]: { window: 60, max: 3000 },
        "/two-factor/*": { window: 60, max: 3000 },
      },
    },
    advanced: {
      database: { generateId: () => crypto.randomUUID() },
      cookiePrefix: "logement-toujours",
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
    },
    plugins: [
      twoFactor({
        issuer: "Logement Toujours",
        // Somebody who comes by an identity provider alone has no password to be asked for.
        allowPasswordless: true,
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
        backupCodeOptions: {
          customBackupCodesGenerate: recoveryCodes,
          storeBackupCodes: {
            encrypt: async (codes) =>
              JSON.stringify((JSON.parse(codes) as string[]).map((code) => hashOfCode(code, secret))),
            decrypt: async (codes) => codes,
          },
        },
      }),
      passkeys(database, settings.publicUrl),
      genericOAuth({ config: provider ? [providerConfig(provider)] : [] }),
    ],
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const { path } = context;
        if (path === SIGN_IN) {
          const email = String(context.body?.email ?? "");
          const until = await lockedUntil(database, email);
          if (!until) return;
          await entered(context.headers, "signInRefused", { email });
          throw new APIError("TOO_MANY_REQUESTS", {
            code: "LOCKED_OUT",
            message: `Trop d'essais refusés : nouvel essai possible après ${until.toISOString()}.`,
          });
        }
        if (isFactorChange(path)) {
          const signedIn = await getSessionFromCtx(context);
          if (!signedIn) throw new APIError("UNAUTHORIZED", { code: "SIGNED_OUT" });
          refuseUnless(path, await judge(signedIn.user.id, signedIn.session.id));
          if (ASKS_PASSWORD.has(path)) await refuseGuessed(database, signedIn.user.id);
          if (path === "/change-password") {
            await refusePassword(settings, signedIn.user.id, context.body?.newPassword);
            // The other sessions are ended below; a new one in place of this would not know its second factor.
            return { context: { body: { revokeOtherSessions: false } } };
          }
        }
        if (path === "/reset-password") {
          const token = String(context.body?.token ?? "");
          const asked = await context.context.internalAdapter.findVerificationValue(
            `reset-password:${token}`,
          );
          if (asked) await refusePassword(settings, asked.value, context.body?.newPassword);
        }
        if (CODES.has(path)) {
          const userId = await whoShows(context);
          const typed = String(context.body?.code ?? "").trim();
          const isRecovery = path === "/two-factor/verify-backup-code";
          const code = isRecovery
            ? hashOfCode(typed.replace(/^h:/, ""), secret)
            : typed.replaceAll(/\s/g, "");
          if (userId) await refuseUsedCode(database, userId, code, secret);
          // Every sign-in shows its second factor: no device is trusted for a month.
          return { context: { body: { code, trustDevice: false } } };
        }
      }),
      after: createAuthMiddleware(async (context) => {
        const { path } = context;
        const isRefused = context.context.returned instanceof APIError;
        if (path === SIGN_IN) {
          const email = String(context.body?.email ?? "");
          if (isRefused) await recordFailure(database, email);
          else await clearFailures(database, email);
          if (isRefused) await entered(context.headers, "signInRefused", { email });
        }
        const userId = CODES.has(path) ? await whoShows(context) : undefined;
        if (userId && isRefused) {
          await countRefusedCode(database, userId);
          await entered(context.headers, "signInRefused", { userId });
        }
        const asker = ASKS_PASSWORD.has(path) ? context.context.session?.user.id : undefined;
        const said = isRefused ? (context.context.returned as APIError).body?.code : undefined;
        if (asker && (!isRefused || said === "INVALID_PASSWORD"))
          await countGuess(database, asker, !isRefused);
        if (isRefused) return;
        const former = await context.getSignedCookie(context.context.authCookies.sessionToken.name, secret);
        const begun = context.context.newSession;
        // By password alone, a code after it, a passkey or an identity provider. A code that is being set up begins a session as well,
        // of somebody who is in already; a right password that a code must follow ends its own at once.
        const isIn = begun && begun.session.token !== former && !(former && CODES.has(path));
        if (isIn && !owesCode(context)) await entered(context.headers, "signIn", { userId: begun.user.id });
        if (former && former !== begun?.session.token && (path === SIGN_IN || (begun && BEGINS(path))))
          await context.context.internalAdapter.deleteSession(former);
        // A session that owed its second factor has shown it.
        if (!begun && former && CODES.has(path))
          await database.transaction({ kind: "auth" }, (tx) =>
            tx.rows(sql`update auth_session set second_factor = true where token = ${former}`),
          );
        if (former && path === "/change-password")
          await database.transaction({ kind: "auth" }, (tx) =>
            tx.rows(sql`
              delete from auth_session
               where token <> ${former} and user_id = (select user_id from auth_session where token = ${former})`),
          );
        const whose = begun?.user.id ?? userId ?? (context.context.session?.user.id as string | undefined);
        if (whose && CODES.has(path)) await forgetRefusedCodes(database, whose);
        // The first code of an application that is being set up begins a session in place of the one at work.
        const change = begun && former && path === "/two-factor/verify-totp" ? "codesOn" : CHANGED[path];
        if (whose && change) await settings.changed(whose, change);
      }),
    },
  });
}

async function refusePassword(settings: AuthSettings, userId: string, password: unknown): Promise<void> {
  const rule = await settings.refusedPassword(userId, String(password ?? ""));
  if (rule) throw new APIError("BAD_REQUEST", { code: rule });
}

/** Whether the answer of a right password asks for a code: the library has thrown that session away. */
function owesCode(context: Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]): boolean {
  const user = context.context.newSession?.user as { twoFactorEnabled?: boolean } | undefined;
  return context.path === SIGN_IN && user?.twoFactorEnabled === true;
}

const asText = z.string();

/** Who shows a code: the person of the session, or the one whose password was just right. */
async function whoShows(
  context: Parameters<Parameters<typeof createAuthMiddleware>[0]>[0],
): Promise<string | undefined> {
  const signedIn = await getSessionFromCtx(context).catch(() => null);
  if (signedIn) return signedIn.user.id;
  const cookie = context.context.createAuthCookie("two_factor");
  const asked = asText.safeParse(await context.getSignedCookie(cookie.name, context.context.secret)).data;
  return asked && (await context.context.internalAdapter.findVerificationValue(asked))?.value;
}
