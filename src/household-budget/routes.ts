/** Budgets over HTTP: the operator's, on the household's file; figures alone for whom the household agreed to share them with. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { versionShown } from "../platform/editing/version.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { budgetText, found, settingText } from "./contract.ts";
import { budgetsOf, setBudget, writeBudget } from "./store.ts";

const params = z.object({ id: z.uuid() });

export async function householdBudgetRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/budget",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Budgets d'un ménage pour son opérateur ; chiffres seuls pour qui le ménage a accepté de les partager",
        params,
        response: { 200: found },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const answer = await budgetsOf(tx, request.params.id, on);
        if (!answer) throw notFound();
        await recordRead(tx, request.params.id, "budget", request.ip);
        return { on: on.toString(), ...answer };
      }),
  );

  app.put(
    "/api/households/:id/budget",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Note le budget d'un ménage, même incomplet : un montant vide est inconnu, pas nul",
        params,
        body: budgetText,
        response: { 200: z.object({ id: z.string(), version: versionShown }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await writeBudget(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.put(
    "/api/budget-settings",
    {
      config: { access: ["operatorLead"] },
      schema: {
        summary: "Règle comment l'opérateur compte le reste à vivre et le barème, à partir d'un jour",
        body: settingText,
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await setBudget(tx, request.body, todayInParis()))),
  );
}
