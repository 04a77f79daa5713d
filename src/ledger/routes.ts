/** The landlord's ledger over HTTP: accounts with their entries, files taken in, lines set aside. The landlord is the actor's own. */
import { Readable } from "node:stream";
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { FROM_THE_BEGINNING, notFound, settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { type Locale, LOCALES } from "../platform/calendar/wording.ts";
import { entry, householdAccounts, id, importRow, openedAccount, quarantineRow } from "./contract.ts";
import { intakeRoutes, type IntakeSettings, LEDGER_KEEPERS } from "./intake.routes.ts";
import { everyMonth } from "./month.rules.ts";
import { SETTLEMENTS, toldIn } from "./quarantine.rules.ts";
import { settle } from "./settle.store.ts";
import {
  account,
  accountsOf,
  entries,
  entryCount,
  importCount,
  importOf,
  imports,
  months,
  quarantine,
  quarantineCount,
  quarantineCsv,
  quarantinedLine,
  type QuarantinePlace,
  type QuarantineRow,
} from "./store.ts";

const importId = z.object({ importId: id });
const accountId = z.object({ accountId: id });
const place = z.string().regex(/^\d{1,15}_\d{1,15}$/, FROM_THE_BEGINNING);
const limit = z.coerce.number().int().min(1).max(500).default(100);
const keeps = (role: string) => (LEDGER_KEEPERS as readonly string[]).includes(role);

/** With the routes that take files in (`intake.routes.ts`). */
export async function ledgerRoutes(app: App, settings: IntakeSettings = {}): Promise<void> {
  await intakeRoutes(app, settings);
  importRoutes(app);
  quarantineRoutes(app);
  accountRoutes(app);
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
        summary: "Un fichier importé et ses totaux de contrôle",
        params: importId,
        response: { 200: importRow },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await importOf(tx, request.params.importId);
        if (!found) throw notFound();
        return found;
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

/** GET /api/ledger/accounts/{accountId} and …/entries, GET /api/households/{id}/accounts. */
function accountRoutes(app: App): void {
  app.get(
    "/api/ledger/accounts/:accountId",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Un compte locataire du bailleur, mois par mois",
        params: accountId,
        response: { 200: openedAccount },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await account(tx, tx.actor.organisationId, request.params.accountId);
        if (!found) throw notFound();
        await recordRead(tx, found.householdId, "account", request.ip);
        return { ...found, months: everyMonth(await months(tx, found)) };
      }),
  );

  app.get(
    "/api/ledger/accounts/:accountId/entries",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Les écritures d'un compte, la plus récente d'abord, avec le solde après chacune",
        params: accountId,
        querystring: z.object({ limit, skip: z.coerce.number().int().min(0).max(10_000_000).default(0) }),
        response: { 200: z.object({ rows: z.array(entry), total: z.int() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await account(tx, tx.actor.organisationId, request.params.accountId);
        if (!found) throw notFound();
        const { limit: most, skip } = request.query;
        // One opening of the account, one line on record: the pages after the first are the same reading.
        if (skip === 0) await recordRead(tx, found.householdId, "entries", request.ip);
        return { rows: await entries(tx, found, most, skip), total: await entryCount(tx, found) };
      }),
  );

  app.get(
    "/api/households/:id/accounts",
    {
      config: { access: CASE },
      schema: {
        summary: "Les comptes d'un ménage : solde du jour et de chaque mois",
        params: z.object({ id: z.uuid() }),
        response: { 200: householdAccounts },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await accountsOf(tx, request.params.id);
        if (found.length === 0) return { accounts: [] };
        await recordRead(tx, request.params.id, "account", request.ip);
        const accounts = [];
        for (const one of found) {
          const open =
            one.landlordId === tx.actor.organisationId && LANDLORD_STAFF.includes(tx.actor.role as never);
          accounts.push({ ...one, months: everyMonth(await months(tx, one)), can: { open } });
        }
        return { accounts };
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
