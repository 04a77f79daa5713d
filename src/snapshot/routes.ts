/** Frozen figures over HTTP: the list, freezing a period, what changed since the one before, and when periods freeze by themselves. */
import { z } from "zod";

import { writeSetting } from "../law/setting.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { FIGURE_READERS } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { INDICATORS } from "../evaluation/rules.ts";
import { CUTS } from "./rules.ts";
import { freeze, freezeSetting, movedSince, snapshots } from "./store.ts";

const day = z.iso.date();
const days = z.int().min(1).max(366).nullable();
const number = z.number().nullable();
const figure = z
  .object({
    value: number,
    numerator: number,
    denominator: number,
    excluded: number,
    unknown: number,
    unit: z.enum(["count", "share", "perSixMonths", "cents", "months", "days"]),
    suppressed: z.literal(true).optional(),
  })
  .nullable();

/** GET and POST /api/snapshots, GET /api/snapshots/{id}/changes, PUT /api/snapshot-setting. */
export async function snapshotRoutes(app: App): Promise<void> {
  app.get(
    "/api/snapshots",
    {
      config: { access: FIGURE_READERS },
      schema: {
        summary: "Les périodes dont les chiffres sont figés, la dernière d'abord",
        response: {
          200: z.object({
            today: day,
            snapshots: z.array(
              z.object({
                id: z.uuid(),
                from: day,
                to: day,
                madeOn: day,
                madeBy: z.string().nullable(),
                forFunders: z.boolean(),
                followsId: z.uuid().nullable(),
                rank: z.int(),
                isLatest: z.boolean(),
              }),
            ),
            setting: z.object({ yearDays: days, quarterDays: days }),
            can: z.object({ freeze: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        today: todayInParis().toString(),
        snapshots: await snapshots(tx),
        setting: await freezeSetting(tx, todayInParis()),
        can: { freeze: tx.actor.role === "coordinator" },
      })),
  );

  app.post(
    "/api/snapshots",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Fige les chiffres d'une période finie, en son nom",
        body: z.object({ from: day, to: day }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await freeze(tx, request.body))),
  );

  app.get(
    "/api/snapshots/:id/changes",
    {
      config: { access: FIGURE_READERS },
      schema: {
        summary: "Ce qui a changé depuis les chiffres figés auparavant de la même période",
        params: z.object({ id: z.uuid() }),
        response: {
          200: z.object({
            before: z.object({ madeOn: day, madeBy: z.string().nullable() }).nullable(),
            changes: z.array(
              z.object({
                cut: z.enum(CUTS),
                key: z.string(),
                label: z.string().nullable(),
                indicator: z.enum(INDICATORS),
                before: figure,
                after: figure,
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const all = await snapshots(tx);
        const one = all.find(({ id }) => id === request.params.id);
        if (!one) throw notFound();
        const before = all.find(({ id }) => id === one.followsId);
        return {
          before: before ? { madeOn: before.madeOn, madeBy: before.madeBy } : null,
          changes: await movedSince(tx, one, tx.actor.role === "funder" ? "funder" : "full"),
        };
      }),
  );

  app.put(
    "/api/snapshot-setting",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Fixe combien de jours après sa fin une année, un trimestre se fige de lui-même ; vide : jamais",
        body: z.object({ yearDays: days, quarterDays: days }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        await writeSetting(tx, {
          id: "snapshot.freezeAfter",
          organisationId: null,
          value: request.body,
          from: todayInParis(),
          source: "réglage de la coordination",
          checked: null,
        });
        return { done: true as const };
      }),
  );
}
