/** Settings of assignment over HTTP, dated: the coordination's weights and specialists, each operator's own ceilings. */
import { z } from "zod";

import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { valuesByOrganisation, writeSetting } from "../law/setting.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { refused } from "../platform/access/problem.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { ceilings, day, needOperators, weights } from "./contract.ts";
import { needOperatorsOn, weightsOn } from "./proposal.store.ts";
import { brokenWeights, type Ceilings } from "./settings.rules.ts";

const done = z.object({ done: z.literal(true) });

const DONE = { done: true as const };

function refuse(errors: Broken[]): void {
  if (errors.length > 0) throw refused(errors);
}

export async function assignmentSettingRoutes(app: App): Promise<void> {
  app.get(
    "/api/assignment-settings",
    {
      config: { access: ["coordinator", "operatorLead"] },
      schema: {
        summary: "Réglages des propositions en vigueur ce jour : poids, opérateurs d'un besoin, plafonds",
        response: {
          200: z.object({
            on: day,
            weights,
            needOperators,
            /** By operator. */
            ceilings: z.record(z.string(), ceilings),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const all = await valuesByOrganisation<Ceilings>(tx, "assignment.ceilings", on);
        const seen = [...all].filter(
          ([id]) => id !== null && (tx.actor.role === "coordinator" || id === tx.actor.organisationId),
        );
        return {
          on: on.toString(),
          weights: await weightsOn(tx, on),
          needOperators: await needOperatorsOn(tx, on),
          ceilings: Object.fromEntries(seen as [string, Ceilings][]),
        };
      }),
  );

  app.put(
    "/api/assignment-settings/programme",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Change, à partir d'un jour, ce que pèse chaque critère et qui est l'opérateur d'un besoin",
        body: z.object({ weights, needOperators, from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { weights: points, needOperators: specialists } = request.body;
        const from = Temporal.PlainDate.from(request.body.from);
        refuse([
          ...brokenWeights(points).map((error) => ({ ...error, field: `weights.${error.field}` })),
          ...brokenBySettingFrom(from, todayInParis()),
        ]);
        const shared = { organisationId: null, from, source: "réglage de la coordination", checked: null };
        await writeSetting(tx, { id: "assignment.weights", value: points, ...shared });
        await writeSetting(tx, { id: "assignment.needOperators", value: specialists, ...shared });
        return DONE;
      }),
  );

  app.put(
    "/api/assignment-settings/ceilings",
    {
      config: { access: ["operatorLead"] },
      schema: {
        summary: "Change, à partir d'un jour, les plafonds de l'opérateur et de ses travailleurs sociaux",
        body: ceilings.extend({ from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { from: day, ...value } = request.body;
        const from = Temporal.PlainDate.from(day);
        refuse(brokenBySettingFrom(from, todayInParis()));
        await writeSetting(tx, {
          id: "assignment.ceilings",
          organisationId: tx.actor.organisationId,
          value,
          from,
          source: "réglage de l'opérateur",
          checked: null,
        });
        return DONE;
      }),
  );
}
