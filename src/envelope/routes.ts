/** Funds and envelopes over HTTP: the coordination's, a landlord's own, and totals alone for a funder. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF, type Role } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { FUND_USES } from "./fund.rules.ts";
import { LINE_KINDS } from "./rules.ts";
import {
  changeEnvelope,
  envelopes,
  fundTotals,
  funds,
  openEnvelope,
  setFund,
  withoutEnvelope,
} from "./store.ts";

const cents = z.int();
const day = z.iso.date();
const year = z.coerce.number().int().min(2016).max(2100);
const done = z.object({ done: z.literal(true) });
const KEEPERS: readonly Role[] = ["coordinator", "landlordLead"];

const terms = z.object({
  name: z.string().max(120),
  english: z.string().max(120).optional(),
  uses: z.array(z.enum(FUND_USES)).max(2),
  ceilingCents: cents.nullable(),
  conditions: z.array(z.string().trim().min(1).max(300)).max(20),
  pieces: z.array(z.string().trim().min(1).max(200)).max(20),
  maxMonths: z.int().nullish(),
});

const dated = z.object({
  id: z.string(),
  value: terms,
  validFrom: day.nullable(),
  validTo: day.nullable(),
  source: z.string(),
  checked: z.string().nullable(),
});

const envelopeRow = z.object({
  id: z.uuid(),
  fund: z.string(),
  landlord: z.string().nullable(),
  year: z.int(),
  amountCents: cents,
  overCents: cents,
  committedCents: cents,
  spentCents: cents,
  households: z.int(),
  lines: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(LINE_KINDS),
      amountCents: cents,
      reason: z.string(),
      by: z.string().nullable(),
      on: day,
    }),
  ),
  can: z.object({ change: z.boolean() }),
});

const totals = z.object({
  fund: z.string(),
  amountCents: cents.nullable(),
  overCents: cents.nullable(),
  committedCents: cents.nullable(),
  spentCents: cents.nullable(),
  households: z.int().nullable(),
});

/** GET /api/funds, PUT /api/funds/{code}, GET and POST /api/envelopes, POST /api/envelopes/{id}/lines. */
export async function envelopeRoutes(app: App): Promise<void> {
  app.get(
    "/api/funds",
    {
      config: { access: [...CASE, "funder"] },
      schema: {
        summary: "Les fonds, ce que chacun paie et demande, et si quelqu'un l'a confirmé",
        response: { 200: z.object({ funds: z.array(dated), can: z.object({ set: z.boolean() }) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        funds: (await funds(tx, todayInParis())).map(({ value, ...fund }) => ({
          ...fund,
          value: {
            ...value,
            uses: [...value.uses],
            conditions: [...value.conditions],
            pieces: [...value.pieces],
          },
        })),
        can: { set: tx.actor.role === "coordinator" },
      })),
  );

  app.put(
    "/api/funds/:code",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Écrit ce qu'un fonds paie et demande à partir d'un jour, confirmé ou à confirmer",
        params: z.object({ code: z.string().max(60) }),
        body: terms.extend({ confirmed: z.boolean(), source: z.string().max(300), from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await setFund(tx, request.params.code, request.body))),
  );

  app.get(
    "/api/envelopes",
    {
      config: { access: [...LANDLORD_STAFF, "coordinator", "funder"] },
      schema: {
        summary:
          "Les enveloppes d'une année : celles des fonds pour la coordination, la sienne pour un bailleur, les totaux pour un financeur",
        querystring: z.object({ year: year.optional() }),
        response: {
          200: z.object({
            year: z.int(),
            envelopes: z.array(envelopeRow),
            totals: z.array(totals),
            withoutEnvelope: z.array(z.object({ fund: z.string(), committedCents: cents })),
            can: z.object({ open: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const of = request.query.year ?? todayInParis().year;
        return {
          year: of,
          envelopes: await envelopes(tx, of),
          totals: tx.actor.role === "funder" ? await fundTotals(tx, of) : [],
          withoutEnvelope: await withoutEnvelope(tx, of),
          can: { open: KEEPERS.includes(tx.actor.role as Role) },
        };
      }),
  );

  app.post(
    "/api/envelopes",
    {
      config: { access: KEEPERS },
      schema: {
        summary: "Ouvre l'enveloppe d'un fonds pour une année, ou celle du bailleur pour sa part des remises",
        body: z.object({
          fund: z.string().max(60).nullable(),
          year,
          amountCents: cents,
          reason: z.string().max(500),
        }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await openEnvelope(tx, request.body, todayInParis()))),
  );

  app.post(
    "/api/envelopes/:id/lines",
    {
      config: { access: KEEPERS },
      schema: {
        summary: "Ajoute à une enveloppe, en retire, ou autorise un dépassement, au nom de qui le fait",
        params: z.object({ id: z.uuid() }),
        body: z.object({
          kind: z.enum(["added", "withdrawn", "overdraft"]),
          amountCents: cents,
          reason: z.string().max(500),
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await changeEnvelope(tx, request.params.id, request.body, todayInParis())),
      ),
  );
}
