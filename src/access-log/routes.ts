/** The access log over HTTP: for data-protection officers; and one household's, on paper, for who carries it as well. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, refused } from "../platform/access/problem.ts";
import { OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { LOCALES } from "../platform/calendar/wording.ts";
import { logPdf } from "./extract.ts";
import { brokenSpan, keptFor } from "./rules.ts";
import {
  accessLog,
  householdLog,
  loggedHouseholds,
  ODD,
  sealsOf,
  thresholdsOn,
  unusualReading,
} from "./store.ts";

const OFFICER = ["dataProtectionOfficer"] as const;
const LINES = 100;
const day = z.iso.date();
const when = z.string();
const span = z.object({ from: day, to: day });

/** Refuses days that are not in order, or too many. */
function checked<Span extends { from: string; to: string }>(asked: Span): Span {
  const broken = brokenSpan(Temporal.PlainDate.from(asked.from), Temporal.PlainDate.from(asked.to));
  if (broken.length > 0) throw refused(broken);
  return asked;
}

/** GET /api/access-log, …/unusual, …/households, …/chain; GET /api/households/{id}/access-log.pdf. */
export async function accessLogRoutes(app: App): Promise<void> {
  app.get(
    "/api/access-log",
    {
      config: { access: OFFICER },
      schema: {
        summary:
          "Qui a lu ou changé des dossiers, qui s'est connecté ou n'a pas pu, à qui une demande a été refusée, le plus récent d'abord",
        querystring: span.extend({
          userId: z.uuid().optional(),
          householdId: z.uuid().optional(),
          /** Refused requests alone. */
          refused: z.stringbool().optional(),
          before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
        }),
        response: {
          200: z.object({
            rows: z.array(
              z.object({
                id: z.number(),
                at: when,
                action: z.string(),
                subject: z.string(),
                householdId: z.uuid().nullable().describe("null of a sign-in and of a refused request"),
                household: z.string().nullable(),
                userId: z.uuid().nullable(),
                name: z.string().nullable(),
                organisation: z.string(),
                role: z.string().nullable(),
                ipAddress: z.string().nullable(),
                sealed: z.boolean(),
                count: z.int().nullable().describe("of refusedMore: for how many requests the line stands"),
              }),
            ),
            next: z.number().nullable(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { before, userId, householdId, refused: refusedAlone, ...days } = checked(request.query);
        return accessLog(
          tx,
          {
            ...days,
            ...(before !== undefined && { before }),
            ...(refusedAlone !== undefined && { refused: refusedAlone }),
            ...(userId !== undefined && { userId }),
            ...(householdId !== undefined && { householdId }),
          },
          LINES,
        );
      }),
  );

  app.get(
    "/api/access-log/unusual",
    {
      config: { access: OFFICER },
      schema: {
        summary: "Lectures inhabituelles : beaucoup en une heure, la nuit, hors de sa zone",
        querystring: span,
        response: {
          200: z.object({
            limits: z.object({
              manyFilesPerHour: z.number(),
              nightFrom: z.number(),
              nightTo: z.number(),
            }),
            rows: z.array(
              z.object({
                kind: z.enum(ODD),
                userId: z.uuid(),
                name: z.string().nullable(),
                organisation: z.string(),
                role: z.string().nullable(),
                from: when,
                to: when,
                households: z.number(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const limits = thresholdsOn(todayInParis());
        return { limits, rows: await unusualReading(tx, checked(request.query), limits) };
      }),
  );

  app.get(
    "/api/access-log/households",
    {
      config: { access: OFFICER },
      schema: {
        summary: "Ménages dont le nom contient ces lettres, pour leur dire qui a lu leur dossier",
        querystring: z.object({ q: z.string().trim().min(3).max(80) }),
        response: {
          200: z.object({
            rows: z.array(z.object({ id: z.uuid(), name: z.string(), town: z.string().nullable() })),
          }),
        },
      },
    },
    (request) => asActor(request, async (tx) => ({ rows: await loggedHouseholds(tx, request.query.q) })),
  );

  app.get(
    "/api/access-log/chain",
    {
      config: { access: OFFICER },
      schema: {
        summary: "La chaîne des sceaux : le dernier, ce qu'ils tiennent, ce qui attend",
        response: {
          200: z.object({
            last: z
              .object({
                n: z.number(),
                sealedAt: when,
                chain: z.string(),
                kept: z.number(),
                waiting: z.number(),
              })
              .nullable(),
            keptFor: z.string(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        last: await sealsOf(tx),
        keptFor: keptFor(todayInParis()),
      })),
  );

  app.get(
    "/api/households/:id/access-log.pdf",
    {
      config: { access: [...OPERATOR_STAFF, ...OFFICER] },
      schema: {
        summary: "Qui a lu le dossier d'un ménage, à lui remettre (PDF)",
        params: z.object({ id: z.uuid() }),
        querystring: z.object({ language: z.enum(LOCALES).default("fr") }),
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const today = todayInParis();
      const from = today.subtract(keptFor(today));
      const found = await asActor(request, async (tx) => {
        const log = await householdLog(tx, request.params.id, from);
        if (log) await recordRead(tx, request.params.id, "accessLog.pdf", request.ip);
        return log;
      });
      if (!found) throw notFound();
      const { language } = request.query;
      return reply
        .type("application/pdf")
        .header(
          "content-disposition",
          `inline; filename="${language === "en" ? "who-read-the-file" : "qui-a-lu-le-dossier"}.pdf"`,
        )
        .send(logPdf(found, { from, today, language }));
    },
  );
}
