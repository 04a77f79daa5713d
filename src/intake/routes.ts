/** Files taken in over HTTP: their totals, lines set aside. The landlord is the actor's own. */
import { Readable } from "node:stream";
import { z } from "zod";

import { id } from "../ledger/contract.ts";
import { SETTLEMENTS, toldIn } from "../ledger-file/quarantine.rules.ts";
import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { FROM_THE_BEGINNING, notFound, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, LEDGER_KEEPERS } from "../platform/access/roles.ts";
import { type Locale, LOCALES } from "../platform/calendar/wording.ts";
import { account } from "../ledger/store.ts";
import { importRow, quarantineRow, withdrawnRow } from "./contract.ts";
import { type IntakeSettings, sendingRoutes } from "./sending.routes.ts";
import { settle } from "./settle.store.ts";
import {
  importCount,
  importOf,
  imports,
  quarantine,
  quarantineCount,
  quarantineCsv,
  quarantinedLine,
  unknownEntries,
  type QuarantinePlace,
  type QuarantineRow,
} from "./store.ts";
import { withdrawnByImport, withdrawnFromAccount, withdrawnSince } from "./withdrawn.store.ts";

const importId = z.object({ importId: id });
const place = z.string().regex(/^\d{1,15}_\d{1,15}$/, FROM_THE_BEGINNING);
const limit = z.coerce.number().int().min(1).max(500).default(100);
const keeps = (role: string) => (LEDGER_KEEPERS as readonly string[]).includes(role);

/** With the routes that take files in (`sending.routes.ts`). */
export async function intakeRoutes(app: App, settings: IntakeSettings = {}): Promise<void> {
  await sendingRoutes(app, settings);
  importRoutes(app);
  withdrawnRoutes(app);
  quarantineRoutes(app);
}

/** GET /api/ledger/imports, GET /api/ledger/imports/{importId}. */
function importRoutes(app: App): void {
  app.get(
    "/api/ledger/imports",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Fichiers importés par le bailleur, avec leurs totaux de contrôle, le plus récent d'abord",
        querystring: z.object({ limit, before: id.optional() }),
        response: {
          200: z.object({
            rows: z.array(importRow),
            total: z.int(),
            next: z.int().nullable(),
            can: z.object({ import: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await imports(tx, request.query.limit + 1, request.query.before);
        const rows = found.slice(0, request.query.limit);
        const next = found.length > rows.length ? rows.at(-1)!.id : null;
        return { rows, total: await importCount(tx), next, can: { import: keeps(tx.actor.role) } };
      }),
  );

  app.get(
    "/api/ledger/imports/:importId",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary:
          "Un fichier importé, ses totaux de contrôle, combien de ses écritures ne sont pas reconnues, combien ont été retirées depuis",
        params: importId,
        response: { 200: importRow.extend({ unknown: z.int(), withdrawnSince: z.int() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await importOf(tx, request.params.importId);
        if (!found) throw notFound();
        const own = tx.actor.organisationId;
        const [unknown, gone] = [
          await unknownEntries(tx, own, found.id),
          await withdrawnSince(tx, own, found.id),
        ];
        return { ...found, unknown, withdrawnSince: gone };
      }),
  );
}

/** GET /api/ledger/imports/{importId}/withdrawn, GET /api/ledger/accounts/{accountId}/withdrawn. */
function withdrawnRoutes(app: App): void {
  const querystring = z.object({ limit, skip: z.coerce.number().int().min(0).max(10_000_000).default(0) });
  const response = { 200: z.object({ rows: z.array(withdrawnRow), total: z.int() }) };
  app.get(
    "/api/ledger/imports/:importId/withdrawn",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Écritures qu'un fichier corrigé a retirées : ce qu'elles disaient, d'où elles venaient",
        params: importId,
        querystring,
        response,
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { importId: of } = request.params;
        if (!(await importOf(tx, of))) throw notFound();
        return withdrawnByImport(tx, tx.actor.organisationId, of, request.query.limit, request.query.skip);
      }),
  );

  app.get(
    "/api/ledger/accounts/:accountId/withdrawn",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary:
          "Écritures retirées d'un compte par des fichiers corrigés, avec qui, quand et par quel fichier",
        params: z.object({ accountId: id }),
        querystring,
        response,
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await account(tx, tx.actor.organisationId, request.params.accountId);
        if (!found) throw notFound();
        return withdrawnFromAccount(tx, found, request.query.limit, request.query.skip);
      }),
  );
}

/** GET /api/ledger/imports/{importId}/quarantine and …/quarantine.csv, POST /api/ledger/quarantine/{lineId}/settled. */
function quarantineRoutes(app: App): void {
  app.get(
    "/api/ledger/imports/:importId/quarantine",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Lignes mises de côté par un import : champ, règle, remède, contenu d'origine",
        params: importId,
        querystring: z.object({
          limit,
          after: place.optional(),
          show: z.enum(["open", "all"]).default("all"),
        }),
        response: {
          200: z.object({ rows: z.array(quarantineRow), total: z.int(), next: z.string().nullable() }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { limit: most, after, show } = request.query;
        const { importId: of } = request.params;
        if (!(await importOf(tx, of))) throw notFound();
        const open = show === "open";
        const page = { limit: most + 1, open, ...(after && { after: readPlace(after) }) };
        const found = await quarantine(tx, of, page);
        const rows = found.slice(0, most).map((row) => shown(row, tx.actor.role, languageOf(request)));
        const last = rows.at(-1);
        const next = found.length > most && last ? `${last.line}_${last.id}` : null;
        return { rows, total: await quarantineCount(tx, of, open), next };
      }),
  );

  app.get(
    "/api/ledger/imports/:importId/quarantine.csv",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Les lignes mises de côté, en fichier pour tableur",
        params: importId,
        // A link that downloads cannot say the language chosen in the page as requests do.
        querystring: z.object({ language: z.enum(LOCALES).optional() }),
        produces: ["text/csv"],
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const { importId: of } = request.params;
      await asActor(request, async (tx) => {
        if (!(await importOf(tx, of))) throw notFound();
      });
      const language = request.query.language ?? languageOf(request);
      const csv = quarantineCsv(language, (after) =>
        asActor(request, (tx) => quarantine(tx, of, { after, limit: 5_000 })),
      );
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${CSV_NAME[language]}-${of}.csv"`)
        .send(Readable.from(csv) as never);
    },
  );

  app.post(
    "/api/ledger/quarantine/:lineId/settled",
    {
      config: { access: LEDGER_KEEPERS },
      schema: {
        summary: "Règle le sort d'une ligne mise de côté : un doublon gardé, ou la ligne écartée",
        params: z.object({ lineId: id }),
        body: z.object({ as: z.enum(SETTLEMENTS) }),
        response: { 200: quarantineRow },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        settled(await settle(tx, request.params.lineId, request.body.as));
        const line = (await quarantinedLine(tx, request.params.lineId))!;
        return shown(line, tx.actor.role, languageOf(request));
      }),
  );
}

function readPlace(text: string): QuarantinePlace {
  const [line, lineId] = text.split("_").map(Number);
  return { line: line!, id: lineId! };
}

const CSV_NAME = { fr: "lignes-mises-de-cote", en: "lines-set-aside" };

/** A line set aside in the reader's language, with what they may do of it. */
function shown(row: QuarantineRow, role: string, language: Locale) {
  const may = keeps(role) && row.settlement === null;
  return { ...toldIn(language, row), can: { keep: may && row.keepable, setAside: may } };
}
