/** The landlord's lists of balances held against its ledger, over HTTP. The landlord is the actor's own. */
import { z } from "zod";

import { id } from "../ledger/contract.ts";
import { account } from "../ledger/store.ts";
import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { notFound } from "../platform/access/problem.ts";
import { LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { LOCALES } from "../platform/calendar/wording.ts";
import * as shapes from "./contract.ts";
import {
  comparedAccounts,
  reconciliationPage,
  OUTCOMES,
  SORTS,
  statedOf,
  type Outcome,
} from "./read.store.ts";
import { comparedCsv, comparedWorkbook } from "./sheet.ts";

const DIFFERENCES: readonly Outcome[] = ["differs", "notListed"];
const wanted = z.object({
  on: z.iso.date().optional(),
  show: z.enum(["differences", ...OUTCOMES]).default("differences"),
  by: z.enum(SORTS).default("gap"),
  order: z.enum(["ascending", "descending"]).default("descending"),
});
const outcomesOf = (show: z.infer<typeof wanted>["show"]) => (show === "differences" ? DIFFERENCES : [show]);
/** A landlord's whole stock, and more. */
const MOST = 1_000_000;

/** GET /api/ledger/reconciliation, .xlsx, .csv; GET /api/ledger/accounts/{accountId}/stated. */
export async function statedBalanceRoutes(app: App): Promise<void> {
  app.get(
    "/api/ledger/reconciliation",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary:
          "Les soldes des relevés du bailleur face aux soldes calculés : combien s'accordent, et les écarts",
        querystring: wanted.extend({
          limit: z.coerce.number().int().min(1).max(500).default(100),
          skip: z.coerce.number().int().min(0).max(MOST).default(0),
        }),
        response: {
          200: z.object({
            days: z.array(z.iso.date()),
            on: z.iso.date().nullable(),
            summary: shapes.summary.nullable(),
            rows: z.array(shapes.compared),
            total: z.int(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { show, by, order, limit, skip } = request.query;
        return reconciliationPage(tx, tx.actor.organisationId, {
          ...(request.query.on && { on: request.query.on }),
          outcomes: outcomesOf(show),
          by,
          descending: order === "descending",
          limit,
          skip,
        });
      }),
  );

  for (const kind of ["xlsx", "csv"] as const)
    app.get(
      `/api/ledger/reconciliation.${kind}`,
      {
        config: { access: LANDLORD_STAFF },
        schema: {
          summary: "Le rapprochement d'un jour, en fichier pour tableur",
          // A link that downloads cannot say the language chosen in the page as requests do.
          querystring: wanted.extend({ on: z.iso.date(), language: z.enum(LOCALES).optional() }),
          response: { 200: z.unknown() },
        },
      },
      async (request, reply) => {
        const { on, show, by, order, language = languageOf(request) } = request.query;
        const page = {
          outcomes: outcomesOf(show),
          by,
          descending: order === "descending",
          limit: MOST,
          skip: 0,
        };
        const rows = await asActor(request, async (tx) => {
          const found = await comparedAccounts(tx, tx.actor.organisationId, on, page);
          // The list is taken out whole: each household's account was read.
          const households = found.map(({ householdId }) => householdId);
          await recordReads(tx, households, `reconciliation.${kind}`, request.ip);
          return found;
        });
        const body = kind === "csv" ? comparedCsv(rows, language) : await comparedWorkbook(rows, language);
        return reply
          .type(TYPES[kind])
          .header("content-disposition", `attachment; filename="rapprochement-${on}.${kind}"`)
          .send(body as never);
      },
    );

  app.get(
    "/api/ledger/accounts/:accountId/stated",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Le solde du compte selon le dernier relevé du bailleur, à côté du solde calculé ce jour-là",
        params: z.object({ accountId: id }),
        response: { 200: shapes.stated },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { accountId } = request.params;
        const landlordId = tx.actor.organisationId;
        if (!(await account(tx, landlordId, accountId))) throw notFound();
        return { stated: (await statedOf(tx, landlordId, accountId)) ?? null };
      }),
  );
}

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};
