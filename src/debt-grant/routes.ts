/** Debt grants over HTTP: on a household's file, asked, decided by the coordination, paid to the landlord. */
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { brokenIn } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { newGrants, piece } from "./contract.ts";
import { GRANT_STATUSES } from "./rules.ts";
import { amend, ask, decide, grantAccounts, grantOf, grantsOfHousehold, pay } from "./store.ts";

const params = z.object({ id: z.uuid() });
const cents = z.int();
const day = z.iso.date();
const text = (most: number) => z.string().max(most);

const grant = z.object({
  id: z.uuid(),
  landlord: z.string(),
  account: z.string(),
  fund: z.string(),
  fundName: z.string(),
  followsId: z.uuid().nullable(),
  status: z.enum(GRANT_STATUSES),
  askedCents: cents,
  debtCents: cents,
  pieces: z.array(piece),
  purpose: z.string().nullable(),
  askedBy: z.string().nullable(),
  askedOn: day,
  year: z.int().nullable(),
  grantedCents: cents.nullable(),
  conditions: z.string().nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedOn: day.nullable(),
  paidCents: cents.nullable(),
  paidOn: day.nullable(),
  paymentReference: z.string().nullable(),
  ledger: z
    .object({
      state: z.enum(["recognised", "different", "waiting", "missing"]),
      on: day.optional(),
      cents: cents.optional(),
    })
    .nullable(),
  can: z.object({ decide: z.boolean(), pay: z.boolean(), withdraw: z.boolean(), askAgain: z.boolean() }),
});

/** GET and POST /api/households/{id}/grants, POST /api/debt-grants/{id}/decide, …/pay, …/amend. */
export async function debtGrantRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/grants",
    {
      config: { access: CASE },
      schema: {
        summary: "Aides à la dette du ménage, et les comptes pour lesquels en demander une",
        params,
        response: {
          200: z.object({
            grants: z.array(grant),
            /** Credits of the ledger, oldest first, that answer to no grant here. */
            unexplained: z.array(z.object({ on: day, cents })),
            accounts: z.array(
              z.object({
                accountId: z.int(),
                account: z.string(),
                landlord: z.string(),
                balanceCents: cents,
                promisedCents: cents,
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        const found = await grantsOfHousehold(tx, id, todayInParis());
        if (found.grants.length > 0) await recordRead(tx, id, "grant", request.ip);
        return { ...found, accounts: await grantAccounts(tx, id, todayInParis()) };
      }),
  );

  app.post(
    "/api/households/:id/grants",
    {
      config: { access: CASE },
      schema: {
        summary: "Demande une aide à la dette à un ou plusieurs fonds, toutes ou aucune",
        params,
        body: newGrants,
        response: {
          200: z.object({
            ids: z.array(z.uuid()),
            /** Sentences: what nobody confirmed and would forbid it. */
            warnings: z.array(z.string()),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { ids, warnings } = settled(await ask(tx, request.params.id, request.body, todayInParis()));
        return { ids, warnings: warnings.map((warning) => brokenIn(warning, languageOf(request))) };
      }),
  );

  app.post(
    "/api/debt-grants/:id/decide",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Accorde ou refuse une aide à la dette, dans l'enveloppe de l'année",
        params,
        body: z.object({
          granted: z.boolean(),
          grantedCents: cents.optional(),
          conditions: text(1000).optional(),
          reason: text(1000).optional(),
          overdraftReason: text(1000).optional(),
        }),
        response: { 200: grant },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        settled(await decide(tx, request.params.id, request.body, todayInParis()));
        return (await grantOf(tx, request.params.id, todayInParis()))!;
      }),
  );

  app.post(
    "/api/debt-grants/:id/pay",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Note le versement d'une aide au bailleur",
        params,
        body: z.object({ paidCents: cents, paidOn: day, reference: text(120).optional() }),
        response: { 200: grant },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        settled(await pay(tx, request.params.id, request.body, todayInParis()));
        return (await grantOf(tx, request.params.id, todayInParis()))!;
      }),
  );

  app.post(
    "/api/debt-grants/:id/amend",
    {
      config: { access: CASE },
      schema: {
        summary: "Complète une demande d'aide de ses pièces, ou la retire",
        params,
        body: z.object({
          pieces: z.array(piece).max(20).optional(),
          withdrawn: text(1000).optional(),
        }),
        response: { 200: grant },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        settled(await amend(tx, request.params.id, request.body, todayInParis()));
        return (await grantOf(tx, request.params.id, todayInParis()))!;
      }),
  );
}
