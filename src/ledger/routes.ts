/** Tenant accounts over HTTP, with their entries and months. The landlord is the actor's own. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { entry, householdAccounts, id, openedAccount } from "./contract.ts";
import { everyMonth } from "./month.rules.ts";
import { account, accountsOf, entries, entryCount, months } from "./store.ts";

const accountId = z.object({ accountId: id });
const limit = z.coerce.number().int().min(1).max(500).default(100);

/** GET /api/ledger/accounts/{accountId} and …/entries, GET /api/households/{id}/accounts. */
export async function ledgerRoutes(app: App): Promise<void> {
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
