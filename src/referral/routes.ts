/** Referrals over HTTP: begun by the landlord in one call, saved, submitted, withdrawn; listed by urgency; read with their history. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead, recordReads } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { printed } from "../platform/facts/words.ts";
import { referralFile, referralLine, referralText } from "./contract.ts";
import { beginReferral, saveReferral, submitReferral, withdrawReferral } from "./draft.store.ts";
import { referralOf, referrals, referralsOfHousehold, referralsWithFacts, SHOWN } from "./read.store.ts";
import { referralSheet } from "./sheet.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const params = z.object({ id: z.uuid() });
const LANDLORD_AND_COORDINATION = [...LANDLORD_STAFF, "coordinator"] as const;

/** The referral as it now stands, or the refusal of what was asked. */
async function after(tx: Tx & { actor: Actor }, id: string, answer: Answered<object>) {
  settled(answer);
  const file = await referralOf(tx, id, todayInParis());
  if (!file) throw notFound();
  return file;
}

export async function referralRoutes(app: App): Promise<void> {
  app.get(
    "/api/referrals",
    {
      config: { access: LANDLORD_AND_COORDINATION },
      schema: {
        summary: "Orientations que le lecteur peut voir : celles en cours par urgence, puis par attente",
        querystring: z.object({
          show: z.enum(SHOWN).default("open"),
          skip: z.coerce.number().int().min(0).max(100_000).default(0),
        }),
        response: { 200: z.object({ on: z.iso.date(), rows: z.array(referralLine), total: z.int() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        return { on: on.toString(), ...(await referrals(tx, { ...request.query, on, limit: 50 })) };
      }),
  );

  app.get(
    "/api/referrals.xlsx",
    {
      config: { access: LANDLORD_AND_COORDINATION },
      schema: {
        summary:
          "La liste en classeur, avec les faits et leur jour : inconnu, aucun et 0 y restent trois choses",
        querystring: printed.extend({ show: z.enum(SHOWN).default("open") }),
        response: { 200: z.unknown().describe(XLSX) },
      },
    },
    async (request, reply) => {
      const { show, language } = request.query;
      const sheet = await asActor(request, async (tx) => {
        const rows = await referralsWithFacts(tx, { show, on: todayInParis() });
        await recordReads(
          tx,
          rows.map(({ householdId }) => householdId),
          "referrals.xlsx",
          request.ip,
        );
        return referralSheet(rows, language);
      });
      return reply
        .type(XLSX)
        .header("content-disposition", 'attachment; filename="orientations.xlsx"')
        .send(sheet);
    },
  );

  app.get(
    "/api/referrals/:id",
    {
      config: { access: CASE },
      schema: {
        summary: "Une orientation : ses faits avec leur date, ce qui reste à dire, son histoire",
        params,
        response: { 200: referralFile },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const file = await referralOf(tx, request.params.id, todayInParis());
        if (!file) throw notFound();
        await recordRead(tx, file.householdId, "referral", request.ip);
        return file;
      }),
  );

  app.put(
    "/api/referrals/:id",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Enregistre ce qui est écrit, même incomplet, jusqu'à la décision de la commission",
        params,
        body: referralText,
        response: { 200: referralFile },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        return after(tx, id, await saveReferral(tx, id, request.body, todayInParis()));
      }),
  );

  app.post(
    "/api/referrals/:id/submit",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Transmet l'orientation à la coordination, avec les faits du jour",
        params,
        response: { 200: referralFile },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        return after(tx, id, await submitReferral(tx, id, todayInParis()));
      }),
  );

  app.post(
    "/api/referrals/:id/withdraw",
    {
      config: { access: LANDLORD_AND_COORDINATION },
      schema: {
        summary: "Retire l'orientation avec sa raison, et referme ce qu'elle a ouvert",
        params,
        body: z.object({ reason: z.string().trim().max(1000) }),
        response: { 200: z.object({ withdrawn: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        settled(await withdrawReferral(tx, request.params.id, request.body.reason, todayInParis()));
        // The coordination that withdraws it no longer sees it: nothing of it is given back.
        return { withdrawn: true as const };
      }),
  );

  app.get(
    "/api/households/:id/referrals",
    {
      config: { access: CASE },
      schema: {
        summary: "Orientations d'un ménage, la dernière d'abord, et si le lecteur peut l'orienter",
        params,
        response: { 200: z.object({ referrals: z.array(referralLine), canRefer: z.boolean() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await referralsOfHousehold(tx, request.params.id, todayInParis());
        if (!found) throw notFound();
        await recordRead(tx, request.params.id, "referral", request.ip);
        return found;
      }),
  );

  app.post(
    "/api/households/:id/referrals",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Commence l'orientation d'un ménage, faits préremplis ; mène à celle qui est déjà en cours",
        params,
        response: { 200: z.object({ id: z.string(), began: z.boolean() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const begun = await beginReferral(tx, request.params.id, todayInParis());
        if (!begun) throw notFound();
        return begun;
      }),
  );
}
