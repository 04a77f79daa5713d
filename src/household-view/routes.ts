/** A household's codes and messages over HTTP, for those who carry it: made, ended, read. The page itself: view.routes.ts. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { LOCALES } from "../platform/calendar/wording.ts";
import { linksOf, makeLink, readMessage, revokeLink } from "./link.store.ts";
import { PAGE } from "./page.ts";
import { codePaper } from "./paper.ts";
import { smsOfCode, writtenCode } from "./rules.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const instant = z.string();
const done = z.object({ done: z.literal(true) });

export async function householdLinkRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/own-page",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "La page du ménage : les codes donnés, quand elle a servi, ce que le ménage a écrit",
        params,
        response: {
          200: z.object({
            links: z.array(
              z.object({
                id: z.string(),
                by: z.string().nullable(),
                createdAt: instant,
                openedAt: instant.nullable(),
                lastUsedAt: instant.nullable(),
                codeExpiresOn: day,
                expiresOn: day,
                revokedAt: instant.nullable(),
                state: z.enum(["waiting", "open", "void", "expired", "revoked"]),
                can: z.object({ revoke: z.boolean() }),
              }),
            ),
            messages: z.array(
              z.object({
                id: z.string(),
                text: z.string(),
                sentAt: instant,
                readAt: instant.nullable(),
                readBy: z.string().nullable(),
              }),
            ),
            can: z.object({ make: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await linksOf(tx, request.params.id, todayInParis());
        if (!found) throw notFound();
        await recordRead(tx, request.params.id, "messages", request.ip);
        return found;
      }),
  );

  app.post(
    "/api/households/:id/own-page/codes",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary:
          "Donne au ménage un code qui ouvre sa page une fois ; cette réponse est la seule à le montrer",
        params,
        body: z.object({ language: z.enum(LOCALES) }),
        response: {
          200: z.object({
            id: z.string(),
            code: z.string(),
            address: z.string(),
            sms: z.string(),
            codeExpiresOn: day,
            /** The page to print (PDF), in base64: the code is kept nowhere to print it later. */
            paper: z.string(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const today = todayInParis();
        const { language } = request.body;
        const { id, code, name, codeExpiresOn, expiresOn } = settled(
          await makeLink(tx, request.params.id, today),
        );
        const address = `${app.publicUrl}${PAGE}`;
        const told = { code: writtenCode(code), address, codeExpiresOn, expiresOn };
        const paper = codePaper(
          { ...told, household: name, worker: tx.actor.name, operator: tx.actor.organisationName, today },
          language,
        );
        return { id, ...told, sms: smsOfCode(told, language), paper: paper.toString("base64") };
      }),
  );

  app.post(
    "/api/own-page-codes/:id/revocation",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Ferme un code et la page qu'il a ouverte, tout de suite",
        params,
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await revokeLink(tx, request.params.id))),
  );

  app.post(
    "/api/household-messages/:id/read",
    {
      config: { access: OPERATOR_STAFF },
      schema: { summary: "Dit au ménage que son message est lu", params, response: { 200: done } },
    },
    (request) => asActor(request, async (tx) => settled(await readMessage(tx, request.params.id))),
  );
}
