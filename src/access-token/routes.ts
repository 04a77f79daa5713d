/** Tokens of a landlord's own programs over HTTP: its lead lists, creates and revokes them. */
import { z } from "zod";

import { asActor, type App } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import type { Role } from "../platform/access/roles.ts";
import { SCOPES } from "../platform/access/scopes.rules.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { tokenState } from "./rules.ts";
import { createToken, replaceToken, revokeToken, tokens } from "./store.ts";

const LEAD: readonly Role[] = ["landlordLead"];

const tokenRow = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  state: z.enum(["open", "expired", "revoked"]),
  createdByName: z.string().nullable(),
  createdAt: z.string(),
  expiresOn: z.iso.date(),
  lastUsedAt: z.string().nullable(),
  lastUsedFrom: z.string().nullable(),
  revokedAt: z.string().nullable(),
  revokedByName: z.string().nullable(),
  replaced: z.boolean(),
});

/** GET and POST /api/access-tokens, POST /api/access-tokens/{id}/replace and /revoke. */
export async function accessTokenRoutes(app: App): Promise<void> {
  app.get(
    "/api/access-tokens",
    {
      config: { access: LEAD },
      schema: {
        summary: "Les jetons des programmes du bailleur, sans leur secret",
        response: { 200: z.object({ rows: z.array(tokenRow) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const today = todayInParis();
        return { rows: (await tokens(tx)).map((row) => ({ ...row, state: tokenState(row, today) })) };
      }),
  );

  app.post(
    "/api/access-tokens",
    {
      config: { access: LEAD },
      schema: {
        summary: "Crée un jeton ; sa réponse est la seule à le montrer",
        body: z.object({
          name: z.string().max(200),
          scopes: z.array(z.string().max(40)).max(10),
          expiresOn: z.iso.date(),
        }),
        response: { 200: z.object({ id: z.uuid(), token: z.string() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const expiresOn = Temporal.PlainDate.from(request.body.expiresOn);
        return settled(await createToken(tx, { ...request.body, expiresOn }));
      }),
  );

  app.post(
    "/api/access-tokens/:id/replace",
    {
      config: { access: LEAD },
      schema: {
        summary: "Remplace un jeton ; l'ancien vaut encore quelques jours, le temps de changer",
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ id: z.uuid(), token: z.string(), formerUntil: z.iso.date() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await replaceToken(tx, request.params.id))),
  );

  app.post(
    "/api/access-tokens/:id/revoke",
    {
      config: { access: LEAD },
      schema: {
        summary: "Révoque un jeton : il n'ouvre plus rien, tout de suite et pour toujours",
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        settled(await revokeToken(tx, request.params.id));
        return { done: true as const };
      }),
  );
}
