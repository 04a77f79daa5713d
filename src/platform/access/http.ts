/** What a room's routes are given: the application, the access each route declares, one transaction per request. */
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ZodTypeProvider } from "fastify-type-provider-zod";

import type { Locale } from "../calendar/wording.ts";
import type { Actor, Database, Tx, Who } from "../database/database.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Standing } from "./factors.ts";
import type { Role } from "./roles.ts";
import type { Sealing } from "./sealing.ts";
import type { Scope } from "./scopes.rules.ts";

/** Who may call a route: anybody, anybody signed in, or these roles. The database decides on rows whatever is said here. */
export type Access = "public" | "signedIn" | readonly Role[];

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module "fastify" {
  interface FastifyContextConfig {
    access?: Access;
    /** The scope by which a token passes as well; none passes where it is left out. */
    scope?: Scope;
    /** Open as well to who still owes a second factor. */
    halfway?: true;
  }
  interface FastifyInstance {
    database: Database;
    /** Where people open the application: what it hands out to be opened elsewhere starts with it. */
    publicUrl: string;
    /** Whether organisations' programs may stand in this installation's own network (webhooks). */
    privateWebhooks: boolean;
    /** What seals the secrets by which webhooks are signed. */
    webhookSealing: Sealing;
    /** The bytes of files that people send. */
    files: FileStore;
    /** Called once a request that may have written has been committed: whoever follows changes looks for them at once. */
    afterCommit: Set<() => void>;
  }
  interface FastifyRequest {
    userId: string | undefined;
    /** The session that the person came with, and where it stood; undefined for tokens and open routes. */
    sessionId: string | undefined;
    standing: Standing | undefined;
    /** The token that was shown and holds; there is then no person. */
    token: { id: string; secretHash: string; scope: Scope } | undefined;
  }
}

/** Who the request's transactions act as: the token where one was shown, else the person. */
export function whoAsks(request: FastifyRequest): Who {
  const from = { requestId: request.id, ipAddress: request.ip };
  const { token, userId } = request;
  if (token) {
    const { id: tokenId, secretHash, scope } = token;
    return { kind: "token", tokenId, secretHash, scope, ...from };
  }
  if (!userId) throw new Error("nobody asks in a route that is open to anybody");
  return { kind: "user", userId, ...from };
}

/** Runs `work` in the request's one transaction, as the person who asks. */
export async function asActor<T>(
  request: FastifyRequest,
  work: (tx: Tx & { actor: Actor }) => Promise<T>,
): Promise<T> {
  if (!request.userId) throw new Error("asActor in a route that is open to anybody");
  const done = await request.server.database.transaction(
    { kind: "user", userId: request.userId, requestId: request.id, ipAddress: request.ip },
    (tx) => work(tx as Tx & { actor: Actor }),
  );
  if (request.method !== "GET") for (const look of request.server.afterCommit) look();
  return done;
}

/** The language that an `accept-language` header asks for, French where it asks for none of ours. */
export const languageAsked = (accepted: string | null | undefined): Locale =>
  accepted?.startsWith("en") ? "en" : "fr";

export const languageOf = (request: { headers: { "accept-language"?: string | undefined } }): Locale =>
  languageAsked(request.headers["accept-language"]);
