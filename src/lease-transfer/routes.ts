/** Lease transfers over HTTP: a team's list, a household's transfers, their facts, costs, accounts and papers. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { isoDates } from "../platform/calendar/plain-date.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { LOCALES } from "../platform/calendar/wording.ts";
import { transferPaper } from "./paper.ts";
import { COST_KINDS, END_REASONS, FACT_KINDS, PAPERS, PARTIES, PROPOSALS, STATES } from "./rules.ts";
import {
  followAccount,
  leaveAccount,
  mayOpen,
  openTransfer,
  recordCost,
  recordFact,
  recoverCost,
  removeFact,
  transferLines,
  transferOf,
  transfersOf,
} from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const cents = z.int();
const text = (most: number) => z.string().trim().max(most);

const condition = z.object({ words: text(300).min(1), met: z.boolean().nullable() });
const detail = z.object({
  periodEndsOn: day.optional(),
  monthlyCents: cents.optional(),
  guarantee: text(500).optional(),
  conditions: z.array(condition).max(20).optional(),
  attended: z.array(z.enum(PARTIES)).max(3).optional(),
  proposal: z.enum(PROPOSALS).optional(),
  minutes: text(5000).optional(),
  offers: z.boolean().optional(),
  reason: text(1000).optional(),
  endReason: z.enum(END_REASONS).optional(),
});

const due = z.object({
  id: z.enum(["review", "prefectTold", "periodEnd", "usualSlide"]),
  rank: z.int().nullable(),
  on: day,
  state: z.enum(["done", "due", "late", "indicative", "notHeld"]),
  doneOn: day.nullable(),
  source: z.string(),
  reading: z.string(),
  english: z.string(),
});
const transfer = z.object({
  id: z.uuid(),
  householdId: z.uuid(),
  household: z.string().nullable(),
  landlordId: z.uuid(),
  landlord: z.string(),
  operatorId: z.uuid(),
  operator: z.string(),
  state: z.enum(STATES),
  facts: z.array(
    z.object({ id: z.uuid(), kind: z.enum(FACT_KINDS), on: day, detail, by: z.string().nullable() }),
  ),
  holdings: z.array(
    z.object({
      holder: z.enum(["household", "operator", "nobody"]),
      from: day.nullable(),
      to: day.nullable(),
    }),
  ),
  dues: z.array(due),
  next: due.nullable(),
  conditions: z.array(condition),
  periodEndsOn: day.nullable(),
  problems: z.array(z.object({ rule: z.string(), message: z.string(), english: z.string() })),
  /** Null: not the asker's to see. */
  costs: z
    .array(
      z.object({
        id: z.uuid(),
        kind: z.enum(COST_KINDS),
        on: day,
        amountCents: cents,
        recoveredCents: cents,
        words: z.string().nullable(),
      }),
    )
    .nullable(),
  accounts: z.array(
    z.object({
      accountId: z.int(),
      number: z.string(),
      holder: z.enum(["household", "operator"]),
      fromOn: day.nullable(),
    }),
  ),
  months: z.array(
    z.object({
      month: day,
      holder: z.enum(["household", "operator"]),
      number: z.string(),
      chargedCents: cents,
      paidCents: cents,
      balanceCents: cents,
      formerCents: cents,
      owedCents: cents,
    }),
  ),
  can: z.object({ record: z.boolean(), cost: z.boolean(), account: z.boolean() }),
});
const done = { 200: z.object({ done: z.literal(true) }) };

/** GET /api/lease-transfers, GET and POST /api/households/{id}/lease-transfers, and what is written on one transfer. */
export async function leaseTransferRoutes(app: App): Promise<void> {
  app.get(
    "/api/lease-transfers",
    {
      config: { access: CASE },
      schema: {
        summary: "Glissements de bail de l'équipe, le plus urgent d'abord",
        response: {
          200: z.object({
            on: day,
            lines: z.array(
              z.object({
                id: z.uuid(),
                householdId: z.uuid(),
                household: z.string().nullable(),
                landlord: z.string(),
                operator: z.string(),
                state: z.enum(STATES),
                periodEndsOn: day.nullable(),
                next: due.nullable(),
                late: z.int(),
                since: day.nullable(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        return isoDates({ on, lines: await transferLines(tx, on) });
      }),
  );

  app.get(
    "/api/households/:id/lease-transfers",
    {
      config: { access: CASE },
      schema: {
        summary: "Glissements de bail du ménage : qui tient le bail, ce qui vient, ce qu'il en coûte",
        params,
        response: { 200: z.object({ transfers: z.array(transfer), can: z.object({ open: z.boolean() }) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const transfers = await transfersOf(tx, request.params.id, todayInParis());
        if (transfers.length > 0) await recordRead(tx, request.params.id, "leaseTransfer", request.ip);
        return isoDates({ transfers, can: { open: await mayOpen(tx, request.params.id) } });
      }),
  );

  app.post(
    "/api/households/:id/lease-transfers",
    {
      config: { access: CASE },
      schema: {
        summary: "Ouvre un glissement de bail : l'expulsion menace",
        params,
        body: z.object({
          landlordId: z.uuid().optional(),
          on: z.string().max(20).optional(),
          reason: text(1000).optional(),
        }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await openTransfer(tx, request.params.id, request.body))),
  );

  app.post(
    "/api/lease-transfers/:id/facts",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Note un fait du glissement : bail pris, sous-location, examen, préfet informé, glissement, fin",
        params,
        body: z.object({
          kind: z.enum(FACT_KINDS.filter((kind) => kind !== "threatened")),
          /** Read by the rule, which says what is wrong with it. */
          on: z.string().max(20).optional(),
          detail: detail.default({}),
        }),
        response: done,
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await recordFact(tx, request.params.id, request.body))),
  );

  app.post(
    "/api/lease-transfer-facts/:id/removal",
    {
      config: { access: CASE },
      schema: {
        summary: "Retire un fait noté par erreur, avec la raison ; le journal garde qu'il y était",
        params,
        body: z.object({ reason: z.string().trim().max(1_000) }),
        response: done,
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await removeFact(tx, request.params.id, request.body.reason))),
  );

  app.post(
    "/api/lease-transfers/:id/costs",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Note ce que le glissement coûte à l'opérateur : impayé, vacance, dégradation",
        params,
        body: z.object({
          kind: z.enum(COST_KINDS),
          on: day,
          amountCents: cents,
          recoveredCents: cents.default(0),
          words: text(500).optional(),
        }),
        response: done,
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await recordCost(tx, request.params.id, request.body))),
  );

  app.put(
    "/api/lease-transfer-costs/:id",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Note ce qui a été récupéré d'un coût",
        params,
        body: z.object({ recoveredCents: cents }),
        response: done,
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await recoverCost(tx, request.params.id, request.body.recoveredCents)),
      ),
  );

  app.post(
    "/api/lease-transfers/:id/accounts",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Rattache au logement le compte sur lequel le loyer se suit désormais",
        params,
        body: z.object({
          number: text(60).min(1),
          holder: z.enum(["household", "operator"]),
          fromOn: z.string().max(20),
        }),
        response: done,
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await followAccount(tx, request.params.id, request.body))),
  );

  app.delete(
    "/api/lease-transfers/:id/accounts/:accountId",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Détache un compte rattaché par erreur",
        params: z.object({ id: z.uuid(), accountId: z.coerce.number().int().positive() }),
        response: done,
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await leaveAccount(tx, request.params.id, request.params.accountId)),
      ),
  );

  app.get(
    "/api/lease-transfers/:id/papers/:paper.pdf",
    {
      config: { access: CASE },
      schema: {
        summary: "Sous-location, convention tripartite ou comptes rendus d'examen, préremplis (PDF)",
        params: z.object({ id: z.uuid(), paper: z.enum(PAPERS) }),
        querystring: z.object({ language: z.enum(LOCALES).default("fr") }),
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const { id, paper } = request.params;
      const on = todayInParis();
      const pdf = await asActor(request, async (tx) => {
        const found = await transferOf(tx, id, on);
        if (!found) throw notFound();
        await recordRead(tx, found.householdId, "leaseTransfer.pdf", request.ip);
        return transferPaper(paper, found, on, request.query.language);
      });
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="${paper}.pdf"`)
        .send(pdf);
    },
  );
}
