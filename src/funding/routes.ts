/** The programme's money over HTTP: a year as its reader may see it; agreements, lines, dues and words, by the coordination. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { correctAgreement } from "./correction.store.ts";
import { COMPARISONS, COST_LINES, FUNDING_KINDS, SUMS } from "./rules.ts";
import { fundingYear, payers } from "./store.ts";
import { addAgreement, addLine, explain, removeLine, settleDue } from "./write.store.ts";

const cents = z.int();
const day = z.iso.date();
const year = z.coerce.number().int().min(2000).max(2100);
const done = z.object({ done: z.literal(true) });
const made = z.object({ id: z.uuid() });
const words = (most: number) => z.string().trim().max(most);

const explanation = z
  .object({
    between: z.string(),
    amountCents: cents,
    words: z.string(),
    by: z.string().nullable(),
    on: day,
  })
  .nullable();
const rule = z.object({
  costLine: z.enum(COST_LINES),
  eligible: z.boolean().nullable(),
  ceilingCents: cents.nullable(),
  sharePercent: z.int().min(1).max(100).nullable(),
});
const due = z.object({
  kind: z.enum(["instalment", "proof"]),
  what: words(200).min(1),
  dueOn: day,
  amountCents: cents.nullable(),
});
const line = z.object({
  year: z.int().min(2000).max(2100),
  kind: z.enum(FUNDING_KINDS),
  funder: words(60).min(1),
  line: words(200).min(1),
  amountCents: cents,
  eligible: z.boolean().nullable(),
  costLine: z.enum(COST_LINES).nullable(),
  agreementId: z.uuid().nullable(),
  happenedOn: day.nullable(),
  explanation: words(500).nullable(),
});
const agreement = z.object({
  funder: words(60),
  name: words(200),
  paysFor: words(1000),
  conditions: words(2000).nullable(),
  startsOn: day,
  endsOn: day,
});
const years = z.array(z.object({ year: z.int(), amountCents: cents })).max(20);
/** As it stands, or stood. A due's `id`: null where it is new. */
const terms = agreement.omit({ funder: true }).extend({
  years,
  rules: z.array(rule).max(COST_LINES.length),
  dues: z.array(due.extend({ id: z.uuid().nullable() })).max(60),
});
const kinds = z.object(
  Object.fromEntries(FUNDING_KINDS.map((kind) => [kind, cents.nullable()])) as Record<
    (typeof FUNDING_KINDS)[number],
    z.ZodNullable<typeof cents>
  >,
);

/** GET /api/funding; POST, PUT and DELETE of its agreements, lines, dues and explanations. */
export async function fundingRoutes(app: App): Promise<void> {
  app.get(
    "/api/funding",
    {
      config: { access: ["coordinator", "funder", "landlordLead"] },
      schema: {
        summary:
          "L'argent d'une année : budget voté, conventions, reçu, dépensé, et chaque écart ; les siens seuls pour un bailleur",
        querystring: z.object({ year: year.optional() }),
        response: {
          200: z.object({
            year: z.int(),
            years: z.array(z.int()),
            totals: kinds.nullable(),
            byYear: z.array(z.object({ year: z.int(), totals: kinds })),
            inEnvelopes: z.object({ relief: cents, grants: cents, landlords: cents.nullable() }).nullable(),
            payers: z.array(z.object({ code: z.string(), name: z.string() })),
            differences: z.array(
              z.object({
                between: z.enum(COMPARISONS),
                amountCents: cents.nullable(),
                unknown: z.array(z.enum(SUMS)),
                explained: explanation,
                stale: explanation,
              }),
            ),
            lines: z.array(
              line.extend({
                id: z.uuid(),
                funderName: z.string(),
                takenOver: z.boolean(),
                revisedOn: day.nullable(),
              }),
            ),
            removed: z.array(
              z.object({
                id: z.uuid(),
                on: day,
                by: z.string().nullable(),
                reason: z.string(),
                said: z
                  .object({
                    kind: z.enum(FUNDING_KINDS),
                    funder: z.string(),
                    funderName: z.string(),
                    line: z.string(),
                    amountCents: cents,
                    agreementId: z.uuid().nullable(),
                  })
                  .nullable(),
              }),
            ),
            agreements: z.array(
              agreement.extend({
                id: z.uuid(),
                funderName: z.string(),
                years,
                rules: z.array(rule),
                revisions: z.array(
                  z.object({
                    id: z.uuid(),
                    on: day,
                    by: z.string().nullable(),
                    reason: z.string(),
                    before: terms,
                  }),
                ),
                dues: z.array(
                  due.extend({ id: z.uuid(), doneOn: day.nullable(), by: z.string().nullable() }),
                ),
              }),
            ),
            can: z.object({ write: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        ...(await fundingYear(tx, request.query.year ?? null, todayInParis().year)),
        payers: tx.actor.role === "coordinator" ? await payers(tx) : [],
        can: { write: tx.actor.role === "coordinator" },
      })),
  );

  app.post(
    "/api/funding/agreements",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Enregistre une convention : ce qu'elle paie, ses montants par an, ses règles par poste, ses échéances",
        body: agreement.extend({
          years,
          rules: z.array(rule).max(COST_LINES.length),
          dues: z.array(due).max(60),
        }),
        response: { 200: made },
      },
    },
    (request) => asActor(request, async (tx) => settled(await addAgreement(tx, request.body))),
  );

  app.put(
    "/api/funding/agreements/:id",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Corrige une convention enregistrée, en disant pourquoi ; ce qu'elle disait avant reste lisible",
        description:
          "« revision » est le nombre de corrections que la personne a lues : si la convention a été corrigée entre-temps, rien n'est écrit. Une échéance garde son identifiant ; une échéance notée faite ne change plus. Les chiffres figés avant restent.",
        params: z.object({ id: z.uuid() }),
        body: terms.extend({ reason: words(1000), revision: z.int().min(0) }),
        response: { 200: made },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await correctAgreement(tx, request.params.id, request.body))),
  );

  app.post(
    "/api/funding/lines",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Ajoute une ligne : voté, accordé, reçu, dépensé, engagé, justifié ou aide directe",
        body: line,
        response: { 200: made },
      },
    },
    (request) => asActor(request, async (tx) => settled(await addLine(tx, request.body))),
  );

  app.post(
    "/api/funding/lines/:id/removal",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Retire une ligne écrite par erreur, avec la raison",
        params: z.object({ id: z.uuid() }),
        body: z.object({ reason: z.string().trim().max(1_000) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await removeLine(tx, request.params.id, request.body.reason))),
  );

  app.post(
    "/api/funding/dues/:id",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Note un versement reçu, ou un justificatif remis",
        params: z.object({ id: z.uuid() }),
        body: z.object({ on: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await settleDue(tx, request.params.id, request.body.on))),
  );

  app.post(
    "/api/funding/explanations",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Explique un écart en toutes lettres, en son nom",
        body: z.object({
          year: z.int().min(2000).max(2100),
          between: z.enum(COMPARISONS),
          amountCents: cents,
          words: words(1000).min(1),
        }),
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await explain(tx, request.body))),
  );
}
