/** Reliefs on rent bills over HTTP: the export for a landlord's people and programs, its acknowledgement, what is spent. */
import { z } from "zod";

import { type App, asActor, whoAsks } from "../platform/access/http.ts";
import { inBoth, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, LEDGER_KEEPERS } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { IN_LEDGER } from "../rent-relief/recognition.rules.ts";
import { BILL_ACTIONS, billLine, reliefCsv } from "./lines.rules.ts";
import { reliefSpending } from "./spending.store.ts";
import { acknowledge, billRows, namesOf, unexplained } from "./store.ts";

const cents = z.int();
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, inBoth("Un mois s'écrit AAAA-MM.", "A month is written YYYY-MM."));
const period = z.object({
  /** This month unless said. */
  from: month.optional(),
  /** Eleven months later unless said. */
  to: month.optional(),
});

const line = z.object({
  account: z.string(),
  month,
  agreement: z.string(),
  rank: z.int(),
  months: z.int(),
  billCents: cents,
  /** What is to be taken off; 0 where the month is no longer granted. */
  dueCents: cents,
  slsCents: cents,
  label: z.string(),
  slsLabel: z.string().nullable(),
  action: z.enum(BILL_ACTIONS),
  acknowledgedCents: cents.nullable(),
  acknowledgedAt: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  reference: z.string().nullable(),
  ledger: z.enum(IN_LEDGER),
  ledgerCents: cents,
  /** Null for a program. */
  household: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});

/** GET /api/relief-bill and .csv, POST /api/relief-bill/acknowledgements, GET /api/relief-spending. */
export async function reliefBillRoutes(app: App): Promise<void> {
  const within = ({ from, to }: z.infer<typeof period>) => {
    const first = from ?? todayInParis().toPlainYearMonth().toString();
    return [first, to ?? Temporal.PlainYearMonth.from(first).add({ months: 11 }).toString()] as const;
  };

  app.get(
    "/api/relief-bill",
    {
      config: { access: [...LANDLORD_STAFF, "coordinator"], scope: "relief:export" },
      schema: {
        summary: "Les remises à porter sur les avis d'échéance, une ligne par compte et par mois",
        querystring: period,
        response: {
          200: z.object({
            lines: z.array(line),
            unexplained: z.array(
              z.object({
                account: z.string(),
                householdId: z.uuid(),
                month,
                on: z.iso.date(),
                label: z.string(),
                cents,
              }),
            ),
            can: z.object({ acknowledge: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      app.database.transaction(whoAsks(request), async (tx) => {
        const rows = await billRows(tx, ...within(request.query));
        const names = new Map(
          tx.actor
            ? (await namesOf(tx, rows)).map(({ householdId, household }) => [householdId, household])
            : [],
        );
        if (tx.actor) await recordReads(tx, names.keys(), "relief-bill", request.ip);
        return {
          lines: rows.map((row) => ({
            ...row,
            ...billLine(row),
            household: names.has(row.householdId)
              ? { id: row.householdId, name: names.get(row.householdId)! }
              : null,
          })),
          unexplained: tx.actor ? await unexplained(tx) : [],
          can: { acknowledge: (LEDGER_KEEPERS as readonly string[]).includes(tx.actor?.role ?? "") },
        };
      }),
  );

  app.get(
    "/api/relief-bill.csv",
    {
      config: { access: [...LANDLORD_STAFF, "coordinator"], scope: "relief:export" },
      schema: {
        summary: "Les mêmes lignes en CSV, pour le logiciel qui fait les avis",
        querystring: period,
        produces: ["text/csv"],
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const [from, to] = within(request.query);
      const rows = await app.database.transaction(whoAsks(request), async (tx) => {
        const found = await billRows(tx, from, to);
        if (tx.actor)
          await recordReads(
            tx,
            found.map(({ householdId }) => householdId),
            "relief-bill.csv",
            request.ip,
          );
        return found;
      });
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="remises-${from}.csv"`)
        .send(reliefCsv(rows));
    },
  );

  app.post(
    "/api/relief-bill/acknowledgements",
    {
      config: { access: LEDGER_KEEPERS, scope: "relief:export" },
      schema: {
        summary: "Dit que des remises sont portées sur les avis, au centime près, toutes ou aucune",
        body: z.object({
          lines: z
            .array(
              z.object({
                agreement: z.string().max(40),
                month,
                amountCents: cents,
                reference: z.string().max(120).optional(),
              }),
            )
            .min(1)
            .max(1000),
        }),
        response: { 200: z.object({ acknowledged: z.int() }) },
      },
    },
    (request) =>
      app.database.transaction(whoAsks(request), async (tx) =>
        settled(await acknowledge(tx, request.body.lines)),
      ),
  );

  app.get(
    "/api/relief-spending",
    {
      config: { access: [...LANDLORD_STAFF, "coordinator", "funder"] },
      schema: {
        summary: "Ce que bailleurs et fonds dépensent en remises : accordé, porté, ce qui reste, fin d'année",
        querystring: z.object({ year: z.coerce.number().int().min(2016).max(2100).optional() }),
        response: {
          200: z.object({
            year: z.int(),
            spending: z.array(
              z.object({
                fund: z.string(),
                landlord: z.string().nullable(),
                grantedCents: cents.nullable(),
                appliedCents: cents.nullable(),
                leftCents: cents.nullable(),
                envelopeCents: cents.nullable(),
                forecastCents: cents.nullable(),
                months: z.array(
                  z.object({ month, appliedCents: cents, toComeCents: cents, expectedCents: cents }),
                ),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const today = todayInParis();
        const year = request.query.year ?? today.year;
        return { year, spending: await reliefSpending(tx, year, today) };
      }),
  );
}
