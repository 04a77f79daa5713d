/** Weights of the signals: what was applied and by whom, what the landlord's past proposes, what they would change in today's list. */
import { sql } from "drizzle-orm";

import { endedBacktest } from "../backtest/run.store.ts";
import { settingsOn } from "../backtest/settings.rules.ts";
import { calibrated } from "../backtest/weights.rules.ts";
import { BILLS_DUE_RULE, landlordThresholds } from "../detection/thresholds.store.ts";
import { valuesByOrganisation, writeSetting } from "../law/setting.store.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { SignalKind } from "../signals/signal.rules.ts";
import { type BillsFallDue, thresholdsOn } from "../signals/thresholds.rules.ts";
import { type Chance, defaultWeights, type LearnedFrom, type Weights } from "../signals/weights.rules.ts";
import { type Urgency, URGENCIES, urgenciesOn } from "../worklist/rules.ts";
import { brokenWeights, type Choice, handFactors } from "./rules.ts";

type Asked = Tx & { actor: Actor };

/** One line of the history. `chance` null: the default one. `appliedBy`: a name, as long as the directory holds it. */
export type AppliedWeights = Omit<Weights, "chance"> & {
  id: number;
  chance: Chance | null;
  validFrom: string;
  learnedFrom: LearnedFrom | null;
  reason: string;
  appliedBy: string | null;
  appliedAt: string;
};

/** All that were applied, the last first. */
export async function appliedWeights(tx: Tx, landlordId: string): Promise<AppliedWeights[]> {
  return tx.rows<AppliedWeights>(sql`
    select w.id::float8 as id, w.origin, w.factors, w.chance, w.valid_from::text as "validFrom", w.learned_from as "learnedFrom",
           w.reason, d.name as "appliedBy", w.created_at as "appliedAt"
      from signal_weights w left join app.directory() d on d.user_id = w.applied_by
     where w.landlord_id = ${landlordId}::uuid
     order by w.valid_from desc, w.id desc`);
}

/** What the latest back-test proposes: undefined where there is none that the asker sees, `proposal` null where the past holds too little. */
export async function proposalOf(tx: Tx, landlordId: string) {
  const last = await endedBacktest(tx, landlordId);
  if (!last) return undefined;
  const { id, ranOn, result, cases } = last;
  return { id, ranOn, result, cases, proposal: result.proposal };
}
type Proposed = NonNullable<Awaited<ReturnType<typeof proposalOf>>>;

/** Factors set by hand with the chance that the past says goes with them; the default chance where it holds too little. */
export function withChance(
  factors: Weights["factors"],
  last: Proposed | undefined,
  on: Temporal.PlainDate,
): Weights {
  const standard = defaultWeights(thresholdsOn(on)["detection.probability"]);
  const weights: Weights = { ...standard, origin: "byHand", factors };
  return last?.proposal
    ? calibrated(last.cases, (last.proposal.chancePast ?? last.proposal.past).months, weights, settingsOn(on))
    : weights;
}

export type Application = {
  choice: Choice;
  factors: Partial<Record<SignalKind, number>>;
  /** The weights put back, where the choice is `again`. */
  again: number | null;
  /** The back-test that the person read: what is learned is of that one. */
  backtestId: number | null;
  validFrom: Temporal.PlainDate;
  reason: string;
};

/** Applies weights in the actor's name from a day on; detection runs again. Nothing here applies by itself. */
export async function applyWeights(
  tx: Asked,
  application: Application,
  today: Temporal.PlainDate,
): Promise<Answered<{ id: number }>> {
  const broken = brokenWeights(application, today);
  if (broken.length > 0) return { errors: broken };
  const chosen = await chosenWeights(tx, application, today);
  if (!chosen || "errors" in chosen) return chosen;
  const { weights, learnedFrom } = chosen;
  const landlordId = tx.actor.organisationId;
  const chance = weights.chance.origin === "learned" ? JSON.stringify(weights.chance) : null;
  const [kept] = await tx.rows<{ id: number }>(sql`
    insert into signal_weights (landlord_id, valid_from, origin, factors, chance, learned_from, reason, applied_by)
    values (${landlordId}::uuid, ${application.validFrom.toString()}::date, ${weights.origin}, ${JSON.stringify(weights.factors)}::jsonb,
            ${chance}::jsonb, ${learnedFrom && JSON.stringify(learnedFrom)}::jsonb, ${application.reason.trim()}, ${tx.actor.userId}::uuid)
    returning id::float8 as id`);
  await emit(tx, "weights.applied", { payload: { landlordId } });
  return kept!;
}

const TOO_LITTLE: { errors: Broken[] } = brokenRule(
  "weighting.tooLittlePast",
  "Le passé connu ne suffit pas encore pour apprendre des poids : rejouez-le quand il y aura plus de mois.",
  "The known past does not suffice yet to learn weights: replay it when there are more months.",
);

async function chosenWeights(
  tx: Asked,
  { choice, factors, again, backtestId }: Application,
  today: Temporal.PlainDate,
): Promise<Answered<{ weights: Weights; learnedFrom: LearnedFrom | null }>> {
  const landlordId = tx.actor.organisationId;
  const standard = defaultWeights(thresholdsOn(today)["detection.probability"]);
  if (choice === "default") return { weights: standard, learnedFrom: null };
  if (choice === "again") {
    const kept = (await appliedWeights(tx, landlordId)).find(({ id }) => id === again);
    return (
      kept && {
        weights: { origin: kept.origin, factors: kept.factors, chance: kept.chance ?? standard.chance },
        learnedFrom: kept.learnedFrom,
      }
    );
  }
  const last = await proposalOf(tx, landlordId);
  if (choice !== "byHand" && last?.id !== backtestId)
    return brokenRule(
      "weighting.newerBacktest",
      "Le passé a été rejoué depuis : relisez ce qu'il propose aujourd'hui.",
      "The past was replayed meanwhile: read again what it proposes today.",
    );
  const learnedFrom: LearnedFrom | null = last?.proposal
    ? { backtestId: last.id, from: last.proposal.from, to: last.proposal.to, ...last.proposal.past }
    : null;
  if (choice === "byHand") return { weights: withChance(handFactors(factors), last, today), learnedFrom };
  if (!last?.proposal) return TOO_LITTLE;
  return { weights: last.proposal[choice], learnedFrom };
}

/** Accounts of today's list by urgency, as they stand and as they would with these factors: every account that waits, put off or not. */
export async function effectOf(
  tx: Tx,
  landlordId: string,
  factors: Weights["factors"],
  on: Temporal.PlainDate,
) {
  const from = urgenciesOn(on);
  const band = (points: ReturnType<typeof sql>) =>
    sql`case when ${points} >= ${from.urgent} then 'urgent' when ${points} >= ${from.soon} then 'soon' else 'watch' end`;
  const found = await tx.rows<{ today: Urgency; after: Urgency; n: number }>(sql`
    select ${band(sql`w.priority`)} as today, ${band(sql`weighed.points`)} as after, count(*)::int as n
      from worklist_item w
      cross join lateral (
        select coalesce(sum(round(coalesce((s ->> 'defaultPoints')::numeric, (s ->> 'points')::numeric)
                                  * coalesce((${JSON.stringify(factors)}::jsonb ->> (s ->> 'kind'))::numeric, 1))), 0) as points
          from jsonb_array_elements(w.signals) s) weighed
     where w.landlord_id = ${landlordId}::uuid
     group by 1, 2`);
  const count = (of: (row: (typeof found)[number]) => Urgency) =>
    Object.fromEntries(
      URGENCIES.map((urgency) => [
        urgency,
        found.filter((row) => of(row) === urgency).reduce((sum, { n }) => sum + n, 0),
      ]),
    ) as Record<Urgency, number>;
  return {
    today: count((row) => row.today),
    after: count((row) => row.after),
    moved: found.filter((row) => row.today !== row.after).reduce((sum, { n }) => sum + n, 0),
  };
}

/** When bills fall due, as the landlord has said; `own` false: it has not. */
export async function billsFallDue(tx: Tx, landlordId: string, on: Temporal.PlainDate) {
  const said = await valuesByOrganisation<BillsFallDue>(tx, BILLS_DUE_RULE, on);
  const { [BILLS_DUE_RULE]: value } = await landlordThresholds(tx, landlordId, on);
  return { value, own: said.has(landlordId) };
}

/** From today on; detection runs again. */
export async function sayBillsFallDue(tx: Asked, value: BillsFallDue, on: Temporal.PlainDate): Promise<void> {
  const landlordId = tx.actor.organisationId;
  await writeSetting(tx, {
    id: BILLS_DUE_RULE,
    organisationId: landlordId,
    value,
    from: on,
    source: "réglage du bailleur",
    checked: null,
  });
  await emit(tx, "weights.applied", { payload: { landlordId } });
}
