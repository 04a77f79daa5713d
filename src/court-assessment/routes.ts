/** Court assessments over HTTP: days and observations for who follows the household, the assessment itself for its operator alone. */
import { z } from "zod";

import { PROTECTED_DOMAINS } from "../assessment/rules.ts";
import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { versionRead, versionShown } from "../platform/editing/version.ts";
import { printed } from "../platform/facts/words.ts";
import { courtAssessmentPdf } from "./document.ts";
import { HEADINGS, PRESENCES } from "./rules.ts";
import { courtCases, observe, writeCourtAssessment } from "./store.ts";

const day = z.iso.date();
const params = z.object({ id: z.uuid() });
const ofLandlord = z.object({ id: z.uuid(), landlordId: z.uuid() });
const heading = z.enum(HEADINGS);
const domains = z.array(z.enum(PROTECTED_DOMAINS)).max(PROTECTED_DOMAINS.length);
const done = z.object({ done: z.literal(true) });
const words = z.string().max(8_000);
const completed = z.object({
  author: words.optional(),
  present: words.optional(),
  transmission: words.optional(),
  identity: words.optional(),
  family: words.optional(),
  support: words.optional(),
  tenancy: words.optional(),
  debt: words.optional(),
  treatment: words.optional(),
  resumption: words.optional(),
  capacity: words.optional(),
  recommendations: words.optional(),
  observations: words.optional(),
  rehousing: words.optional(),
  ccapex: words.optional(),
});
const whole = completed.required();

const text = z.object({
  requestedOn: day.nullable(),
  hearingOn: day.nullable(),
  offeredOn: day.nullable(),
  interviewOn: day.nullable(),
  presence: z.enum(PRESENCES),
  headings: completed,
  sharedDomains: domains,
  agreedOn: day.nullable(),
  readOn: day.nullable(),
  sentOn: day.nullable(),
});
const sent = text.extend({ version: versionRead });

const courtCase = z.object({
  householdId: z.string(),
  household: z.string(),
  landlordId: z.string(),
  landlord: z.string(),
  known: z.object({ requestedOn: day.nullable(), hearingOn: day.nullable() }),
  dues: z.array(
    z.object({
      id: z.enum(["interview", "sent"]),
      on: day,
      latest: day.nullable(),
      source: z.string(),
      state: z.enum(["kept", "toCome", "late"]),
    }),
  ),
  written: text
    .extend({
      id: z.string().nullable(),
      /** Null: nothing is written yet. */
      version: versionShown.nullable(),
      prefilled: whole,
      text: whole,
      empty: z.array(heading),
      concerned: domains,
    })
    .nullable(),
  observations: z.array(
    z.object({
      party: z.enum(["household", "landlord"]),
      text: z.string(),
      on: day,
      by: z.string().nullable(),
    }),
  ),
  can: z.object({ write: z.boolean(), observe: z.boolean() }),
});

export async function courtAssessmentRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/court-assessments",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Diagnostics sociaux et financiers demandés avant l'audience : délais, et pour l'opérateur les quinze rubriques",
        params,
        response: { 200: z.object({ on: day, cases: z.array(courtCase) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const cases = await courtCases(tx, request.params.id, on, languageOf(request));
        if (!cases) throw notFound();
        await recordRead(tx, request.params.id, "courtAssessment", request.ip);
        return { on: on.toString(), cases };
      }),
  );

  app.put(
    "/api/households/:id/court-assessments/:landlordId",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Complète le diagnostic ; une rubrique laissée de côté garde ce qui est prérempli",
        params: ofLandlord,
        body: sent,
        response: { 200: done.extend({ version: versionShown }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id, landlordId } = request.params;
        return settled(
          await writeCourtAssessment(tx, id, landlordId, withoutGaps(request.body), {
            today: todayInParis(),
            language: languageOf(request),
          }),
        );
      }),
  );

  app.post(
    "/api/households/:id/court-assessments/:landlordId/observations",
    {
      config: { access: [...LANDLORD_STAFF, ...OPERATOR_STAFF] },
      schema: {
        summary: "Note ce que le ménage (par son travailleur social) ou le bailleur demande d'écrire au juge",
        params: ofLandlord,
        body: z.object({ text: z.string().trim().max(4_000) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id, landlordId } = request.params;
        return settled(await observe(tx, id, landlordId, request.body.text, todayInParis()));
      }),
  );

  app.get(
    "/api/households/:id/court-assessments/:landlordId/assessment.pdf",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Diagnostic social et financier, quinze rubriques (PDF)",
        params: ofLandlord,
        querystring: printed,
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const { id, landlordId } = request.params;
      const { language } = request.query;
      const pdf = await asActor(request, async (tx) => {
        const on = todayInParis();
        const found = (await courtCases(tx, id, on, language))?.find((one) => one.landlordId === landlordId);
        if (!found?.written) throw notFound();
        await recordRead(tx, id, "courtAssessment.pdf", request.ip);
        return courtAssessmentPdf({ ...found, written: found.written }, on, language);
      });
      return reply
        .type("application/pdf")
        .header("content-disposition", 'inline; filename="diagnostic-social-et-financier.pdf"')
        .send(pdf);
    },
  );
}

/** A heading that was left out is not there: `undefined` is no text of it. */
function withoutGaps(body: z.output<typeof sent>) {
  const headings = Object.fromEntries(
    Object.entries(body.headings).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { ...body, headings };
}
