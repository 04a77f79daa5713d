/** The programme's figures over HTTP, and the households behind each, to those who may see them. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { refused } from "../platform/access/problem.ts";
import { CASE, FIGURE_READERS, LANDLORD_STAFF, OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Period } from "./facts.rules.ts";
import { allHidden, type ReadFrozen } from "./frozen.ts";
import { type Figures, INDICATORS, type SliceBy, SLICES, slicesFor, wholeYears } from "./rules.ts";
import { countedSheet, evaluationFacts, factYears, householdsBehind, type Scope } from "./store.ts";

const number = z.number().nullable();
const figure = z.object({
  value: number,
  numerator: number,
  denominator: number,
  excluded: number,
  unknown: number,
  unit: z.enum(["count", "share", "perSixMonths", "cents", "months", "days"]),
  people: number.optional(),
  parts: z.record(z.string(), number).optional(),
  suppressed: z.literal(true).optional(),
});
const figures = z.object(
  Object.fromEntries(INDICATORS.map((id) => [id, figure])) as Record<keyof Figures, typeof figure>,
);
const asked = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  scope: z.enum(["own", "all"]).optional(),
});

/** GET /api/evaluation, GET /api/evaluation/rows. `readFrozen`: what a funder reads instead of a count. */
export const evaluationRoutes =
  (readFrozen: ReadFrozen) =>
  async (app: App): Promise<void> => {
    sheetRoute(app, readFrozen);
    rowsRoute(app);
  };

function sheetRoute(app: App, readFrozen: ReadFrozen): void {
  app.get(
    "/api/evaluation",
    {
      config: { access: FIGURE_READERS },
      schema: {
        summary: "Les indicateurs du programme sur une période, avec numérateur, dénominateur et exclusions",
        description:
          "Un financeur lit l'édition figée de la période (« frozen »), la même que son bilan ; sans période, la dernière qui l'est. D'une période qui n'est pas figée, tout est masqué.",
        querystring: asked.extend({ by: z.enum(SLICES).optional() }),
        response: {
          200: z.object({
            computedAt: z.iso.datetime(),
            from: z.iso.date(),
            to: z.iso.date(),
            scope: z.enum(["own", "all"]),
            /** Years that hold facts, for choosing a period. */
            years: z.array(z.int()),
            /** What this reader may cut the figures by, and whose they may ask for. */
            can: z.object({
              slices: z.array(z.enum(SLICES)),
              own: z.boolean(),
              rows: z.boolean(),
              anyDay: z.boolean(),
            }),
            /** A funder's: the day of the edition, null where none is frozen of the period; and the periods that are. */
            frozen: z
              .object({
                on: z.iso.date().nullable(),
                periods: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })),
              })
              .nullable(),
            indicators: figures,
            slices: z.array(z.object({ key: z.string(), indicators: figures })).optional(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const role = tx.actor.role as Role;
        const { by } = request.query;
        const scope = scopeOf(role, request.query.scope);
        const years = await factYears(tx, scope, todayInParis().year);
        const period = periodOf(request.query, years);
        const broken = brokenBy(role, period, by);
        if (broken.length > 0) throw refused(broken);
        const frozen =
          role === "funder" ? await frozenSheet(tx, readFrozen, request.query, period, by) : null;
        const sheet = frozen?.sheet ?? (await countedSheet(tx, role, scope, period, by));
        return {
          computedAt: frozen?.computedAt ?? Temporal.Now.instant().round("millisecond").toString(),
          ...(frozen?.period ?? period),
          frozen: frozen && { on: frozen.on, periods: frozen.periods },
          scope,
          years,
          can: {
            slices: [...slicesFor(role)],
            own: ownFirst(role),
            rows: CASE.includes(role),
            anyDay: role !== "funder",
          },
          indicators: sheet.figures,
          ...(sheet.slices && {
            slices: [...sheet.slices].map(([key, indicators]) => ({ key, indicators })),
          }),
        };
      }),
  );
}

function rowsRoute(app: App): void {
  app.get(
    "/api/evaluation/rows",
    {
      config: { access: CASE },
      schema: {
        summary: "Les ménages derrière un indicateur : ceux dont le lecteur peut ouvrir le dossier",
        querystring: asked.extend({ id: z.enum(INDICATORS) }),
        response: {
          200: z.object({
            from: z.iso.date(),
            to: z.iso.date(),
            rows: z.array(
              z.object({
                householdId: z.uuid(),
                name: z.string(),
                landlord: z.string().nullable(),
                on: z.iso.date().nullable(),
                verdict: z.enum(["yes", "no", "excluded", "unknown"]),
              }),
            ),
            /** Counted in the figure, but not the reader's to open. */
            others: z.int(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const role = tx.actor.role as Role;
        const { id } = request.query;
        const scope = scopeOf(role, request.query.scope);
        const period = periodOf(request.query, await factYears(tx, scope, todayInParis().year));
        const broken = brokenBy(role, period, undefined);
        if (broken.length > 0) throw refused(broken);
        const facts = await evaluationFacts(tx, scope);
        return { ...period, ...(await householdsBehind(tx, facts, id, period)) };
      }),
  );
}

async function frozenSheet(
  tx: Tx,
  readFrozen: ReadFrozen,
  asked: { from?: string | undefined; to?: string | undefined },
  period: Period,
  by: SliceBy | undefined,
) {
  const isAsked = asked.from !== undefined || asked.to !== undefined;
  const { edition, periods } = await readFrozen(tx, isAsked ? period : undefined, by);
  return {
    on: edition?.madeOn ?? null,
    periods,
    period: edition?.period ?? period,
    ...(edition && { computedAt: `${edition.madeOn}T12:00:00Z` }),
    sheet: edition?.sheet ?? {
      figures: allHidden(period),
      ...(by && { slices: new Map<string, Figures>() }),
    },
  };
}

const ownFirst = (role: Role) => LANDLORD_STAFF.includes(role) || OPERATOR_STAFF.includes(role);

const scopeOf = (role: Role, wanted: Scope | undefined): Scope =>
  ownFirst(role) ? (wanted ?? "own") : "all";

const periodOf = (
  wanted: { from?: string | undefined; to?: string | undefined },
  years: number[],
): Period => ({
  from: wanted.from ?? `${years[0]}-01-01`,
  to: wanted.to ?? `${years.at(-1)}-12-31`,
});

function brokenBy(role: Role, period: Period, by: SliceBy | undefined): Broken[] {
  if (period.from > period.to)
    return [
      {
        rule: "evaluation.period",
        field: "to",
        message: `Le dernier jour (${period.to}) vient avant le premier (${period.from}) : inversez-les.`,
        english: `The last day (${period.to}) comes before the first (${period.from}): swap them.`,
      },
    ];
  if (Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) > 30)
    return [
      {
        rule: "evaluation.period",
        field: "from",
        message: "Choisissez une période de 30 ans au plus.",
        english: "Choose a period of 30 years at most.",
      },
    ];
  if (role === "funder" && wholeYears(period).length === 0)
    return [
      {
        rule: "evaluation.wholeYears",
        field: "from",
        message:
          "Un financeur lit des années civiles entières : du 1er janvier au 31 décembre. Deux périodes proches laisseraient deviner un ménage.",
        english:
          "A funder reads whole calendar years, from 1 January to 31 December. Two periods close to each other would let a household be guessed.",
      },
    ];
  if (by && !slicesFor(role).includes(by))
    return [
      {
        rule: "evaluation.slice",
        field: "by",
        message: `Ce découpage n'est pas ouvert à votre fonction ; choisissez parmi : ${slicesFor(role).join(", ")}.`,
        english: `Your post may not compare by this; choose among: ${slicesFor(role).join(", ")}.`,
      },
    ];
  return [];
}
