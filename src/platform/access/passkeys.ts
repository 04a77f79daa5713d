/**
 * Passkeys (WebAuthn), as a plugin of better-auth's. A passkey that checks its owner (finger, face, code of the device) is two factors
 * at once; one that does not check is refused.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { APIError, createAuthEndpoint, sessionMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { generateRandomString } from "better-auth/crypto";
import type { BetterAuthPlugin } from "better-auth";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";

import type { Database } from "../database/database.ts";
import { authPasskey } from "./schema.ts";

const ANSWER_SECONDS = 300;
const COOKIE = "passkey_challenge";
const NAME_LENGTH = 60;
/** EdDSA, ES256, RS256: what devices have, and this runtime checks. Newer ones (ML-DSA) it does not. */
const ALGORITHMS = [-8, -7, -257];

type Context = {
  context: {
    createAuthCookie: (name: string, options: object) => { name: string; attributes: object };
    secret: string;
    internalAdapter: {
      createVerificationValue: (value: {
        identifier: string;
        value: string;
        expiresAt: Date;
      }) => Promise<unknown>;
      consumeVerificationValue: (identifier: string) => Promise<{ value: string } | null>;
    };
  };
  setSignedCookie: (name: string, value: string, secret: string, options: object) => Promise<unknown>;
  getSignedCookie: (name: string, secret: string) => Promise<string | false | null | undefined>;
};

/** An IP address names no party in WebAuthn: there, nobody is offered a passkey. */
export const passkeysPossible = (publicUrl: string): boolean =>
  !/^[\d.]+$|:/.test(new URL(publicUrl).hostname) &&
  (publicUrl.startsWith("https:") || new URL(publicUrl).hostname === "localhost");

const refused = () => new APIError("UNAUTHORIZED", { code: "PASSKEY_REFUSED" });

const cookieOf = (ctx: Context) => ctx.context.createAuthCookie(COOKIE, { maxAge: ANSWER_SECONDS });

/** The challenge waits in the database under a name that the browser holds, signed. */
async function ask(ctx: Context, challenge: string): Promise<void> {
  const identifier = `passkey-${generateRandomString(32)}`;
  const cookie = cookieOf(ctx);
  await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes);
  await ctx.context.internalAdapter.createVerificationValue({
    identifier,
    value: challenge,
    expiresAt: new Date(Date.now() + ANSWER_SECONDS * 1000),
  });
}
/** The challenge that was asked of this browser: good for one answer. */
async function asked(ctx: Context): Promise<string> {
  const identifier = await ctx.getSignedCookie(cookieOf(ctx).name, ctx.context.secret);
  const found = identifier && (await ctx.context.internalAdapter.consumeVerificationValue(identifier));
  if (!found) throw refused();
  return found.value;
}

export function passkeys(database: Database, publicUrl: string) {
  const rpID = new URL(publicUrl).hostname;
  const rpName = "Logement Toujours";

  const of = (userId: string) =>
    database.transaction({ kind: "auth" }, (tx) =>
      tx.db.select().from(authPasskey).where(eq(authPasskey.userId, userId)),
    );

  return {
    id: "passkeys",
    endpoints: {
      passkeyRegisterOptions: createAuthEndpoint(
        "/passkey/register-options",
        { method: "POST", use: [sessionMiddleware] },
        async (ctx) => {
          const { user } = ctx.context.session;
          const options = await generateRegistrationOptions({
            rpID,
            rpName,
            userID: new TextEncoder().encode(user.id),
            userName: user.email,
            userDisplayName: user.name,
            attestationType: "none",
            supportedAlgorithmIDs: [...ALGORITHMS],
            excludeCredentials: (await of(user.id)).map(({ credentialId }) => ({ id: credentialId })),
            authenticatorSelection: { residentKey: "required", userVerification: "required" },
          });
          await ask(ctx as unknown as Context, options.challenge);
          return ctx.json(options);
        },
      ),
      passkeyRegister: createAuthEndpoint(
        "/passkey/register",
        {
          method: "POST",
          use: [sessionMiddleware],
          body: z.object({ name: z.string().trim().min(1).max(NAME_LENGTH), response: z.looseObject({}) }),
        },
        async (ctx) => {
          const expectedChallenge = await asked(ctx as unknown as Context);
          const verified = await verifyRegistrationResponse({
            response: ctx.body.response as unknown as RegistrationResponseJSON,
            expectedChallenge,
            expectedOrigin: publicUrl,
            expectedRPID: rpID,
            requireUserVerification: true,
            supportedAlgorithmIDs: [...ALGORITHMS],
          }).catch(() => undefined);
          if (!verified?.verified) throw new APIError("BAD_REQUEST", { code: "PASSKEY_REFUSED" });
          const { credential } = verified.registrationInfo;
          const { session, user } = ctx.context.session;
          await database.transaction({ kind: "auth" }, async (tx) => {
            await tx.db.insert(authPasskey).values({
              userId: user.id,
              name: ctx.body.name,
              credentialId: credential.id,
              publicKey: Buffer.from(credential.publicKey).toString("base64url"),
              counter: credential.counter,
              transports: credential.transports ?? [],
            });
            // Who was asked for a second factor has just shown one.
            await tx.rows(sql`update auth_session set second_factor = true where id = ${session.id}::uuid`);
          });
          return ctx.json({ status: true });
        },
      ),
      passkeyAuthenticateOptions: createAuthEndpoint(
        "/passkey/authenticate-options",
        { method: "POST" },
        async (ctx) => {
          // No list of whose: the device finds its own, and nobody learns who has an account.
          const options = await generateAuthenticationOptions({ rpID, userVerification: "required" });
          await ask(ctx as unknown as Context, options.challenge);
          return ctx.json(options);
        },
      ),
      passkeyAuthenticate: createAuthEndpoint(
        "/passkey/authenticate",
        { method: "POST", body: z.object({ response: z.looseObject({ id: z.string().max(2000) }) }) },
        async (ctx) => {
          const expectedChallenge = await asked(ctx as unknown as Context);
          const response = ctx.body.response as unknown as AuthenticationResponseJSON;
          const [known] = await database.transaction({ kind: "auth" }, (tx) =>
            tx.db.select().from(authPasskey).where(eq(authPasskey.credentialId, response.id)),
          );
          if (!known) throw refused();
          const verified = await verifyAuthenticationResponse({
            response,
            expectedChallenge,
            expectedOrigin: publicUrl,
            expectedRPID: rpID,
            requireUserVerification: true,
            credential: {
              id: known.credentialId,
              publicKey: new Uint8Array(Buffer.from(known.publicKey, "base64url")),
              counter: known.counter,
            },
          }).catch(() => undefined);
          if (!verified?.verified) throw refused();
          await database.transaction({ kind: "auth" }, (tx) =>
            tx.db
              .update(authPasskey)
              .set({ counter: verified.authenticationInfo.newCounter, lastUsedAt: new Date() })
              .where(eq(authPasskey.id, known.id)),
          );
          const user = await ctx.context.internalAdapter.findUserById(known.userId);
          const session = user && (await ctx.context.internalAdapter.createSession(user.id));
          if (!session) throw refused();
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ status: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
