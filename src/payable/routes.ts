/** Payments to operators over HTTP: what is owed, lists to sign, entries for accounting; and a subsidy's financial report. */
import { z } from "zod";

import { legalOn } from "../law/legal-parameters.ts";
import { writeSetting } from "../law/setting.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { listPdf } from "./documents.ts";
import { reportPdf } from "./report.documents.ts";
import type { PayerHeadings } from "./report.rules.ts";
import { reportFacts } from "./report.store.ts";
import { accountingCsv, LINE_KINDS, type ReportHeadings } from "./rules.ts";
import { lists, makeList, owed, rateOn, signList } from "./store.ts";

const cents = z.int();
const day = z.iso.date();
const done = z.object({ done: z.literal(true) });
const id = z.object({ id: z.uuid() });
const pdf = z.unknown().describe("application/pdf");
const READERS = ["coordinator", "operatorLead"] as const;

/** GET /api/payables, POST /api/payment-lists, …/sign, ….pdf, ….csv, PUT /api/payable-rate, GET /api/funding/agreements/{id}/report.pdf. */
export async function payableRoutes(app: App): Promise<void> {
  app.get(
    "/api/payables",
    {
      config: { access: READERS },
      schema: {
        summary:
          "Ce qui est dû aux opérateurs jusqu'à un jour, et les listes faites ; les siennes pour un opérateur",
        querystring: z.object({ upTo: day.optional() }),
        response: {
          200: z.object({
            upTo: day,
            rateCents: cents.nullable(),
            owed: z.array(
              z.object({
                operatorId: z.uuid(),
                operator: z.string(),
                advanceLeftCents: cents,
                measures: z.array(
                  z.object({
                    id: z.uuid(),
                    reference: z.string(),
                    landlord: z.string(),
                    startsOn: day,
                    endsOn: day,
                    closedOn: day,
                    amountCents: cents.nullable(),
                  }),
                ),
              }),
            ),
            lists: z.array(
              z.object({
                id: z.uuid(),
                number: z.string(),
                operator: z.string(),
                upTo: day,
                madeOn: day,
                signedOn: day.nullable(),
                signedBy: z.string().nullable(),
                lines: z.array(z.object({ kind: z.enum(LINE_KINDS), words: z.string(), amountCents: cents })),
              }),
            ),
            can: z.object({ write: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const upTo = request.query.upTo ?? todayInParis().toString();
        const writes = tx.actor.role === "coordinator";
        return {
          upTo,
          rateCents: (await rateOn(tx, todayInParis()))?.perMeasureCents ?? null,
          owed: writes ? await owed(tx, upTo) : [],
          lists: await lists(tx),
          can: { write: writes },
        };
      }),
  );

  app.put(
    "/api/payable-rate",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Fixe, à partir d'un jour, le prix d'une mesure de sa durée prévue",
        body: z.object({ perMeasureCents: cents.min(1).max(10_000_000), from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { perMeasureCents } = request.body;
        const from = Temporal.PlainDate.from(request.body.from);
        await writeSetting(tx, {
          id: "payable.rate",
          organisationId: null,
          value: { perMeasureCents },
          from,
          source: "réglage de la coordination",
          checked: null,
        });
        return { done: true as const };
      }),
  );

  app.post(
    "/api/payment-lists",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Fait la liste d'un opérateur : ses mesures terminées, une avance, ce qui en est déduit",
        body: z.object({
          operatorId: z.uuid(),
          upTo: day,
          advanceCents: cents.min(0),
          deductionCents: cents.min(0),
        }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await makeList(tx, request.body))),
  );

  app.post(
    "/api/payment-lists/:id/sign",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Note qui a signé la liste sur papier, et quand",
        params: id,
        body: z.object({ on: day, by: z.string().trim().min(1).max(120) }),
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await signList(tx, request.params.id, request.body))),
  );

  app.get(
    "/api/payment-lists/:id/list.pdf",
    {
      config: { access: READERS },
      schema: {
        summary: "La liste que la trésorerie signe (PDF), sans nom de ménage",
        params: id,
        response: { 200: pdf },
      },
    },
    async (request, reply) => {
      const [list] = await asActor(request, (tx) => lists(tx, request.params.id));
      if (!list) throw notFound();
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="sommes-a-payer-${list.number}.pdf"`)
        .send(listPdf(list));
    },
  );

  app.get(
    "/api/payment-lists/:id/entries.csv",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Les écritures comptables de la liste (CSV), équilibrées",
        params: id,
        produces: ["text/csv"],
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const [list] = await asActor(request, (tx) => lists(tx, request.params.id));
      if (!list) throw notFound();
      const on = list.signedOn ?? list.madeOn;
      const accounts = legalOn("payable.accounts", Temporal.PlainDate.from(on))!.value;
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="ecritures-${list.number}.csv"`)
        .send(accountingCsv({ number: list.number, on, operator: list.operator }, list.lines, accounts));
    },
  );

  app.get(
    "/api/funding/agreements/:id/report.pdf",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Compte rendu financier de la subvention d'une année, prérempli d'après le CERFA 15059 (PDF)",
        params: id,
        querystring: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
        response: { 200: pdf },
      },
    },
    async (request, reply) => {
      const { year } = request.query;
      const facts = await asActor(request, (tx) => reportFacts(tx, request.params.id, year));
      if (!facts) throw notFound();
      const today = todayInParis();
      const settings = {
        headings: legalOn("payable.reportHeadings", today)!.value as ReportHeadings,
        payers: legalOn("payable.payerHeadings", today)!.value as PayerHeadings,
      };
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="compte-rendu-financier-${year}.pdf"`)
        .send(reportPdf(facts, year, settings, today.toString()));
    },
  );
}
