/** The worklist over HTTP: the landlord's staff read it, open a line with its reasons, and note what they did. */
import { z } from "zod";

import { id } from "../ledger/contract.ts";
import { months } from "../ledger/store.ts";
import { thresholdsOn } from "../signals/thresholds.rules.ts";
import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead, recordReads } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { printed } from "../platform/facts/words.ts";
import { assignAccount, handle, undo } from "./acts.store.ts";
import { contactReasonPdf } from "./contact-reason.ts";
import {
  act,
  choices,
  cursor,
  filters,
  knownFilters,
  opened,
  type Opened,
  page,
  shownViews,
  view,
} from "./contract.ts";
import { isOutreach } from "./rules.ts";
import { worklistSheet } from "./sheet.ts";
import {
  estimateOf,
  historyOf,
  worklist,
  worklistChoices,
  type WorklistCursor,
  worklistItemOf,
  worklistPage,
  type WorklistRow,
} from "./store.ts";
import { chooseDefault, deleteView, saveView, views } from "./view.store.ts";

const params = z.object({ accountId: id });
const done = z.object({ done: z.literal(true) });
const access = LANDLORD_STAFF;
/** Months of the account shown on paper; the figures before them are summed up by the signals. */
const MONTHS_SHOWN = 12;

/** GET /api/worklist, .xlsx, /choices, /views and their changes; /{accountId}, what is done with it, who follows it, on paper. */
export async function worklistRoutes(app: App): Promise<void> {
  app.get(
    "/api/worklist",
    {
      config: { access },
      schema: {
        summary:
          "Comptes repérés du bailleur, les plus pressants d'abord, comptés par urgence ; un repérage n'est jamais une décision",
        querystring: filters.extend({
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: cursor.optional(),
        }),
        response: { 200: page },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { limit, cursor: from, ...narrowed } = request.query;
        const { rows, ...counted } = await worklistPage(tx, {
          ...narrowed,
          landlordId: tx.actor.organisationId,
          on: todayInParis(),
          limit: limit + 1,
          after: from === undefined ? undefined : readCursor(from),
          language: languageOf(request),
        });
        const shown = rows.slice(0, limit);
        return { rows: shown, ...counted, next: rows.length > limit ? writeCursor(shown.at(-1)!) : null };
      }),
  );

  app.get(
    "/api/worklist.xlsx",
    {
      config: { access },
      schema: {
        summary: "Tous les comptes que les filtres laissent, dans un classeur",
        querystring: filters.extend(printed.shape),
        response: { 200: z.unknown().describe("XLSX") },
      },
    },
    async (request, reply) => {
      const { language, ...narrowed } = request.query;
      const on = todayInParis();
      const { rows, officers } = await asActor(request, async (tx) => {
        const { colleagues } = await worklistChoices(tx, on);
        const landlordId = tx.actor.organisationId;
        const all = await worklist(tx, { ...narrowed, landlordId, on, limit: null, language });
        // The list is taken out whole: each household's file was read.
        const households = all.map(({ householdId }) => householdId);
        await recordReads(tx, households, "worklist.xlsx", request.ip);
        return { rows: all, officers: new Map(colleagues.map(({ userId, name }) => [userId, name])) };
      });
      return reply
        .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .header("content-disposition", `attachment; filename="comptes-${on.toString()}.xlsx"`)
        .send(await worklistSheet(rows, officers, language));
    },
  );

  app.get(
    "/api/worklist/choices",
    {
      config: { access },
      schema: {
        summary: "Les collègues, avec les comptes que chacun suit, et les communes de la liste",
        response: { 200: choices },
      },
    },
    (request) => asActor(request, (tx) => worklistChoices(tx, todayInParis())),
  );

  await viewRoutes(app);

  app.get(
    "/api/worklist/:accountId",
    {
      config: { access },
      schema: {
        summary: "Un compte repéré : ses signaux, l'impayé légal du jour et ce qui a été fait",
        params,
        response: { 200: opened },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await openedOf(tx, request.params.accountId, languageOf(request));
        await recordRead(tx, found.householdId, "worklist", request.ip);
        return found;
      }),
  );

  app.get(
    "/api/worklist/:accountId/reason.pdf",
    {
      config: { access },
      schema: {
        summary: "Pour le ménage : pourquoi il a été contacté, sur une page (PDF)",
        params,
        querystring: printed,
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const { language } = request.query;
      const pdf = await asActor(request, async (tx) => {
        const found = await openedOf(tx, request.params.accountId, language);
        await recordRead(tx, found.householdId, "reason.pdf", request.ip);
        const read = await months(tx, { landlordId: tx.actor.organisationId, id: found.accountId });
        const detectedOn = Temporal.PlainDate.from(found.detectedOn);
        return contactReasonPdf(
          {
            household: found.leaseholder,
            landlord: tx.actor.organisationName,
            account: found.account,
            balanceCents: found.balanceCents,
            amountDueCents: found.amountDueCents,
            detectedOn,
            printedOn: todayInParis(),
            signals: found.signals.map(({ sentence }) => sentence),
            months: read.filter(({ month }) => month <= found.detectedOn.slice(0, 7)).slice(-MONTHS_SHOWN),
            monthsRead: thresholdsOn(detectedOn)["detection.monthsRead"],
            done: found.history
              .flatMap(({ kind, on }) =>
                isOutreach(kind) ? [{ kind, on: Temporal.PlainDate.from(on) }] : [],
              )
              .toReversed(),
          },
          language,
        );
      });
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="pourquoi-${request.params.accountId}.pdf"`)
        .send(pdf);
    },
  );

  app.post(
    "/api/worklist/:accountId/handled",
    {
      config: { access },
      schema: {
        summary: "Note ce qu'une personne a fait d'un compte repéré",
        params,
        body: act,
        response: { 200: z.object({ entry: z.string() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await handle(tx, request.params.accountId, { ...request.body, on: todayInParis() })),
      ),
  );

  app.delete(
    "/api/worklist/:accountId/handled/:entry",
    {
      config: { access },
      schema: {
        summary: "Reprend la dernière action que l'on a notée soi-même, dans la journée",
        params: params.extend({ entry: z.string().regex(/^(outreach|appraisal)-\d{1,15}$/) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await undo(tx, request.params.accountId, request.params.entry))),
  );

  app.put(
    "/api/worklist/:accountId/officer",
    {
      config: { access },
      schema: {
        summary: "Confie le compte à un collègue, ou le reprend ; l'un et l'autre en sont informés",
        params,
        body: z.object({ officerId: z.uuid().nullable() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await assignAccount(tx, request.params.accountId, request.body.officerId)),
      ),
  );
}

async function viewRoutes(app: App): Promise<void> {
  app.get(
    "/api/worklist/views",
    {
      config: { access },
      schema: { summary: "Mes vues de la liste et celles de l'équipe", response: { 200: shownViews } },
    },
    (request) =>
      asActor(request, async (tx) => ({
        views: (await views(tx)).map((one) => ({ ...one, filters: knownFilters(one.filters) })),
      })),
  );

  app.post(
    "/api/worklist/views",
    {
      config: { access },
      schema: {
        summary: "Garde une vue sous un nom, pour soi ou pour l'équipe",
        body: view,
        response: { 200: z.object({ id: z.int() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await saveView(tx, request.body))),
  );

  app.delete(
    "/api/worklist/views/:id",
    {
      config: { access },
      schema: {
        summary: "Supprime une de mes vues",
        params: z.object({ id }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        if (!(await deleteView(tx, request.params.id))) throw notFound();
        return { done: true as const };
      }),
  );

  app.put(
    "/api/worklist/default-view",
    {
      config: { access },
      schema: {
        summary: "La vue avec laquelle ma liste s'ouvre ; aucune : toute la liste",
        body: z.object({ id: z.int().positive().nullable() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        if (!(await chooseDefault(tx, request.body.id))) throw notFound();
        return { done: true as const };
      }),
  );
}

async function openedOf(tx: Tx & { actor: Actor }, accountId: number, language: Locale): Promise<Opened> {
  const found = await worklistItemOf(tx, accountId, todayInParis(), language);
  if (!found) throw notFound();
  const estimate = await estimateOf(tx, tx.actor.organisationId);
  return { ...found, history: await historyOf(tx, accountId), estimate } as Opened;
}

function readCursor(text: string): WorklistCursor {
  const [priority, balanceCents, id] = text.split("_").map(Number);
  return { priority: priority!, balanceCents: balanceCents!, accountId: id! };
}

function writeCursor({ priority, balanceCents, accountId: id }: WorklistRow): string {
  return `${priority}_${balanceCents}_${id}`;
}
