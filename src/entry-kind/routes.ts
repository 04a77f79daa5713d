/** Kinds of entries over HTTP: the landlord's own rules, tried on its labels before they are saved. The landlord is the actor's own. */
import { z } from "zod";

import { brokenKindRules } from "../ledger/entry-kind.rules.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { refused, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, LEDGER_KEEPERS, type Role } from "../platform/access/roles.ts";
import * as shapes from "./contract.ts";
import { effectOf } from "./reclassify.store.ts";
import { saveRules } from "./save.store.ts";
import { kindRules, labelsByKind, revisionOf } from "./store.ts";

/** GET /api/ledger/kinds, GET and PUT /api/ledger/kinds/rules, POST /api/ledger/kinds/rules/test. */
export async function entryKindRoutes(app: App): Promise<void> {
  app.get(
    "/api/ledger/kinds",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary:
          "Libellés du bailleur par nature d'écriture, avec leurs nombres ; ceux qui ne sont pas reconnus en dernier",
        response: { 200: shapes.labelsByKind },
      },
    },
    (request) => asActor(request, async (tx) => ({ kinds: await labelsByKind(tx, tx.actor.organisationId) })),
  );

  app.get(
    "/api/ledger/kinds/rules",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Les règles du bailleur, dans leur ordre : elles passent avant celles du logiciel",
        response: { 200: shapes.savedRules },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const rules = await kindRules(tx, tx.actor.organisationId);
        return {
          rules,
          revision: revisionOf(rules),
          can: { edit: LEDGER_KEEPERS.includes(tx.actor.role as Role) },
        };
      }),
  );

  app.post(
    "/api/ledger/kinds/rules/test",
    {
      config: { access: LEDGER_KEEPERS },
      schema: {
        summary: "Ce que des règles changeraient aux écritures du bailleur, sans rien changer",
        body: z.strictObject({ rules: shapes.kindRuleList }),
        response: { 200: shapes.rulesEffect },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { rules } = request.body;
        const broken = brokenKindRules(rules);
        if (broken.length > 0) throw refused(broken);
        return effectOf(tx, tx.actor.organisationId, rules);
      }),
  );

  app.put(
    "/api/ledger/kinds/rules",
    {
      config: { access: LEDGER_KEEPERS },
      schema: {
        summary: "Remplace les règles du bailleur, et classe à nouveau les écritures déjà importées",
        body: z.strictObject({ rules: shapes.kindRuleList, revision: z.string().max(64) }),
        response: { 200: shapes.reclassified },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { rules, revision } = request.body;
        return settled(await saveRules(tx, rules, revision)).done;
      }),
  );
}
