/** The worklist over HTTP: the landlord's staff read it, open a line with its reasons, and note what they did. */
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { FROM_THE_BEGINNING, notFound, refused } from "../platform/access/problem.ts";
import { LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { SIGNAL_KINDS } from "../detection/rules.ts";
import {
  handle,
  HANDLINGS,
  worklist,
  worklistCount,
  type WorklistCursor,
  worklistItemOf,
  type WorklistRow,
} from "./store.ts";

const row = z.object({
  accountId: z.int(),
  account: z.string(),
  leaseholder: z.string(),
  householdId: z.uuid(),
  communeInsee: z.string().nullable(),
  priority: z.int(),
  probability: z.number(),
  balanceCents: z.int(),
  amountDueCents: z.int().nullable(),
  contested: z.boolean(),
  detectedOn: z.iso.date(),
  firstSignalOn: z.iso.date(),
  signals: z.array(z.object({ id: z.string(), sentence: z.string(), points: z.int() })),
  handledAs: z.string().nullable(),
  handledReason: z.string().nullable(),
  handledAt: z.string().nullable(),
  snoozedUntil: z.iso.date().nullable(),
});

/** With the legal-arrears test of the day it was detected. */
const opened = row.extend({
  legalArrears: z
    .object({
      constituted: z.boolean().nullable(),
      since: z.iso.date().optional(),
      thresholdCents: z.int().optional(),
      reportBy: z.iso.date().optional(),
      missing: z.array(z.string()).optional(),
      rule: z.object({
        id: z.string(),
        source: z.string(),
        validFrom: z.string().nullable(),
        validTo: z.string().nullable(),
      }),
    })
    .nullable(),
});

const cursor = z.string().regex(/^\d+_-?\d+_\d+$/, FROM_THE_BEGINNING);
const accountId = z.object({ accountId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
/** GET /api/worklist, GET /api/worklist/{accountId}, POST /api/worklist/{accountId}/handled. */
export async function worklistRoutes(app: App): Promise<void> {
  app.get(
    "/api/worklist",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary:
          "Comptes repérés du bailleur, les plus pressants d'abord ; un repérage n'est jamais une décision",
        querystring: z.object({
          show: z.enum(["open", "handled", "all"]).default("open"),
          signal: z.enum(SIGNAL_KINDS).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: cursor.optional(),
        }),
        response: {
          200: z.object({ rows: z.array(row), total: z.int(), next: z.string().nullable() }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { show, signal, limit, cursor: from } = request.query;
        const options = { landlordId: tx.actor.organisationId, show, signal, on: todayInParis() };
        const after = from === undefined ? undefined : readCursor(from);
        const found = await worklist(tx, {
          ...options,
          limit: limit + 1,
          after,
          language: languageOf(request),
        });
        const rows = found.slice(0, limit);
        const next = found.length > limit ? writeCursor(rows.at(-1)!) : null;
        return { rows, total: await worklistCount(tx, options), next };
      }),
  );

  app.get(
    "/api/worklist/:accountId",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Un compte repéré : ses signaux, l'impayé légal du jour et ce qui a été fait",
        params: accountId,
        response: { 200: opened },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await worklistItemOf(tx, request.params.accountId, languageOf(request));
        if (!found) throw notFound();
        await recordRead(tx, found.householdId, "worklist", request.ip);
        return found as WorklistRow & { legalArrears: z.infer<typeof opened>["legalArrears"] };
      }),
  );

  app.post(
    "/api/worklist/:accountId/handled",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Note ce qu'une personne a fait d'un compte repéré",
        params: accountId,
        body: z.object({
          as: z.enum(HANDLINGS),
          reason: z.string().trim().max(500).optional(),
          until: z.iso.date().optional(),
        }),
        response: { 200: opened },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const answer = await handle(tx, request.params.accountId, { ...request.body, on: todayInParis() });
        if ("errors" in answer) throw refused(answer.errors);
        const found = answer.done
          ? await worklistItemOf(tx, request.params.accountId, languageOf(request))
          : undefined;
        if (!found) throw notFound();
        return found as WorklistRow & { legalArrears: z.infer<typeof opened>["legalArrears"] };
      }),
  );
}

function readCursor(text: string): WorklistCursor {
  const [priority, balanceCents, id] = text.split("_").map(Number);
  return { priority: priority!, balanceCents: balanceCents!, accountId: id! };
}

function writeCursor({ priority, balanceCents, accountId: id }: WorklistRow): string {
  return `${priority}_${balanceCents}_${id}`;
}
