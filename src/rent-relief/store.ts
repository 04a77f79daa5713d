/** Rent reliefs of a household: proposed by who follows it, decided by the coordination within the envelopes, stopped for a reason. */
import { eq, sql } from "drizzle-orm";

import { LANDLORD_PART } from "../envelope/fund.rules.ts";
import { refusalOfCommitment, shortBy } from "../envelope/rules.ts";
import { allowBeyond, envelopeLeft, funds } from "../envelope/store.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { formatCents } from "../platform/money/format.ts";
import { type Eligibility, unanswered } from "./eligibility.rules.ts";
import { limitOf, monthOf, type Relief, reliefBases, reliefOf, takenMonths } from "./read.store.ts";
import {
  type MonthOfRelief,
  refusalOfMonths,
  reliefByMonth,
  type ReliefTerms,
  splitRelief,
} from "./rules.ts";
import { rentRelief, rentReliefMonth } from "./schema.ts";

export type NewRelief = {
  measureId: string;
  months: string[];
  terms: ReliefTerms | { kind: "byMonth"; amountsCents: number[] };
  /** Code of the fund that pays its share; the programme's own where none is named. */
  fund?: string | undefined;
  /** Left out: the landlord's dated setting. */
  fundShare?: number | undefined;
  landlordSource?: "own" | "sls" | undefined;
  needsResidual?: boolean | undefined;
  billCents?: number | undefined;
  conditions?: string | undefined;
};

const DEFAULT_FUND = "reliefFund";

/** Proposes a relief. Gives its id; undefined where the measure is not there for the asker. */
export async function propose(
  tx: Tx,
  householdId: string,
  asked: NewRelief,
  on: Temporal.PlainDate,
): Promise<Answered<{ id: string }>> {
  const basis = (await reliefBases(tx, householdId, on)).find(
    ({ measureId }) => measureId === asked.measureId,
  );
  if (!basis) return undefined;
  const code = asked.fund ?? DEFAULT_FUND;
  const fund = (await funds(tx, on)).find(
    ({ id, value }) => id === code && value.uses.includes("rentRelief"),
  );
  const limit = await limitOf(tx, basis.landlordId, fund, on);
  const months = asked.months.map(monthOf);
  const refusal = refusalOfMonths(months, basis.taken.map(monthOf), limit, {
    startsOn: Temporal.PlainDate.from(basis.startsOn),
    endsOn: Temporal.PlainDate.from(basis.endsOn),
  });
  const fundShare = asked.fundShare ?? basis.fundShare;
  const billCents = asked.billCents ?? basis.billCents;
  const amounts = billCents === null ? [NO_BILL] : reliefByMonth(months, asked.terms, billCents);
  const errors: Broken[] = [
    ...(refusal ? [refusal] : []),
    ...(fund ? [] : [NO_FUND]),
    ...(fundShare === null ? [NO_SHARE] : []),
    ...amounts.filter((one) => "rule" in one),
  ];
  if (errors.length > 0 || fundShare === null || billCents === null) return { errors };
  const [found] = await tx.rows<{
    number: string;
    pathId: string;
    landlordId: string;
    accountId: number | null;
  }>(sql`
    select app.next_relief_number(${on.year}) as number, m.path_id as "pathId", m.landlord_id as "landlordId",
           (select a.id from tenant_account a where a.household_id = m.household_id and a.landlord_id = m.landlord_id
             order by a.balance_cents desc limit 1) as "accountId"
      from measure m where m.id = ${asked.measureId}::uuid`);
  const id = crypto.randomUUID();
  await tx.db.insert(rentRelief).values({
    id,
    measureId: asked.measureId,
    pathId: found!.pathId,
    householdId,
    landlordId: found!.landlordId,
    accountId: found!.accountId,
    agreementNumber: found!.number,
    fund: code,
    fundShare,
    landlordSource: asked.landlordSource ?? "own",
    needsResidual: asked.needsResidual ?? true,
    conditions: asked.conditions?.trim() || null,
    proposedBy: tx.actor?.userId ?? null,
  });
  await writeMonths(
    tx,
    { id, householdId, landlordId: found!.landlordId, fundShare, billCents },
    amounts as MonthOfRelief[],
  );
  await emit(tx, "relief.proposed", { householdId, payload: { reliefId: id } });
  return { id };
}

const NO_FUND: Broken = {
  rule: "rentRelief.fund",
  field: "fund",
  message: "Choisissez un fonds qui paie des remises de loyer.",
  english: "Choose a fund that pays rent reliefs.",
};
const NO_SHARE: Broken = {
  rule: "rentRelief.share",
  field: "fundShare",
  message: "Dites quelle part paie le fonds : le bailleur n'a pas réglé de partage.",
  english: "Say which share the fund pays: the landlord has set no split.",
};
const NO_BILL: Broken = {
  rule: "rentRelief.bill",
  field: "billCents",
  message: "L'avis d'échéance du mois n'est pas connu : indiquez son montant avant remise.",
  english: "The month's rent bill is not known: tell its amount before relief.",
};
/** Months in order, each with its bill, and what the fund bears of it. */
async function writeMonths(
  tx: Tx,
  relief: { id: string; householdId: string; landlordId: string; fundShare: number; billCents: number },
  months: readonly MonthOfRelief[],
): Promise<void> {
  const { id: reliefId, householdId, landlordId, fundShare, billCents } = relief;
  const landlordShare = {
    id: "rentRelief.landlordShare",
    // The column is of single precision: what it adds past the millionth is no share.
    value: Math.round((1 - fundShare) * 1e6) / 1e6,
    validFrom: null,
    validTo: null,
    source: "proposition",
    checked: null,
  };
  await tx.db.insert(rentReliefMonth).values(
    months.map(({ month, amountCents }, index) => ({
      reliefId,
      month: `${month}-01`,
      householdId,
      landlordId,
      rank: index + 1,
      billCents,
      amountCents,
      fundCents: splitRelief(amountCents, landlordShare).fundCents,
    })),
  );
}

export type ReliefDecision = {
  granted: boolean;
  conditions?: string | undefined;
  /** Other months or amounts than those proposed, and why. Left out: as proposed. */
  months?: MonthOfRelief[] | undefined;
  changeReason?: string | undefined;
  eligibility?: Partial<Eligibility> | undefined;
  /** Why the person who decides lets this go beyond the fund's envelope. */
  overdraftReason?: string | undefined;
};

/** Grants or refuses a proposal: the coordination's. The limit of months is looked at again, on the day of the decision. */
export async function decide(
  tx: Tx & { actor: Actor },
  id: string,
  { granted, conditions, eligibility, overdraftReason, ...decided }: ReliefDecision,
  on: Temporal.PlainDate,
): Promise<Answered> {
  const relief = await reliefOf(tx, id, on);
  if (!relief) return undefined;
  if (!relief.can.decide)
    return brokenRule(
      "rentRelief.state",
      `La remise ${relief.agreementNumber} n'attend plus de décision.`,
      `Relief ${relief.agreementNumber} no longer waits for a decision.`,
    );
  const proposed = relief.months.map(({ month, amountCents }) => ({ month, amountCents }));
  const months = decided.months ?? proposed;
  const changed = granted && JSON.stringify(months) !== JSON.stringify(proposed);
  if (granted) {
    const [row] = await tx.rows<{ taken: string[]; startsOn: string; endsOn: string }>(
      sql`select ${takenMonths(sql`${relief.pathId}::uuid`, id)} as taken, m.starts_on as "startsOn", m.ends_on as "endsOn"
            from rent_relief f join measure m on m.id = f.measure_id where f.id = ${id}::uuid`,
    );
    const fund = (await funds(tx, on)).find((one) => one.id === relief.fund);
    const broken = refusalOfMonths(
      months.map(({ month }) => monthOf(month)),
      row!.taken.map(monthOf),
      await limitOf(tx, relief.landlordId, fund, on),
      // What was proposed fitted its measure then; months of one's own are looked at now.
      changed
        ? {
            startsOn: Temporal.PlainDate.from(row!.startsOn),
            endsOn: Temporal.PlainDate.from(row!.endsOn),
          }
        : undefined,
    );
    const errors = [
      ...(broken ? [broken] : []),
      ...(changed ? brokenChange(months, relief, decided.changeReason) : []),
      ...unanswered(eligibility),
    ];
    if (errors.length > 0) return { errors };
    if (changed) {
      await tx.rows(sql`delete from rent_relief_month where relief_id = ${id}::uuid`);
      await writeMonths(tx, { ...relief, billCents: relief.months[0]!.billCents }, months);
    }
    const short = await withinEnvelopes(tx, (await reliefOf(tx, id, on))!, overdraftReason?.trim() ?? "", on);
    if (short) return { errors: [short] };
  } else if (!conditions?.trim())
    return brokenRule(
      "rentRelief.reason",
      "Dites pourquoi la remise est refusée.",
      "Say why the relief is refused.",
      "conditions",
    );
  const done = await change(tx, id, {
    status: granted ? "granted" : "refused",
    decidedOn: on.toString(),
    decidedBy: tx.actor.userId,
    ...(granted && { eligibility: eligibility as Eligibility }),
    ...(changed && { proposedMonths: proposed, changeReason: decided.changeReason!.trim() }),
    ...(conditions?.trim() && { conditions: conditions.trim() }),
  });
  if (done)
    await emit(tx, granted ? "relief.granted" : "relief.refused", {
      householdId: relief.householdId,
      payload: { reliefId: id },
    });
  return done;
}

/** What is wrong with other months or amounts than those proposed: each amount, and a change without its reason. */
function brokenChange(
  months: readonly MonthOfRelief[],
  relief: Relief,
  reason: string | undefined,
): Broken[] {
  const amounts = reliefByMonth(
    months.map(({ month }) => monthOf(month)),
    { kind: "byMonth", amountsCents: months.map(({ amountCents }) => amountCents) },
    relief.months[0]!.billCents,
  ).filter((one) => "rule" in one);
  return [
    ...amounts,
    ...(reason?.trim()
      ? []
      : [
          {
            rule: "rentRelief.changeReason",
            field: "changeReason",
            message: "Dites pourquoi la décision diffère de la proposition : c'est gardé avec elle.",
            english: "Say why the decision differs from the proposal: it is kept with it.",
          },
        ]),
  ];
}

/**
 * What stands against granting it: the fund's envelope of a year, which a named person may let it go beyond, then the landlord's
 * own, which the landlord alone may raise. One that was not opened limits nothing.
 */
async function withinEnvelopes(
  tx: Tx & { actor: Actor },
  relief: Relief,
  reason: string,
  on: Temporal.PlainDate,
): Promise<Broken | undefined> {
  const byYear = Map.groupBy(relief.months, ({ month }) => Number(month.slice(0, 4)));
  const years = [...byYear.keys()].toSorted((one, other) => one - other);
  const wanted = (year: number, part: "fund" | "landlord") =>
    byYear
      .get(year)!
      .reduce(
        (sum, { amountCents, fundCents }) => sum + (part === "fund" ? fundCents : amountCents - fundCents),
        0,
      );
  for (const year of years) {
    const left = await envelopeLeft(tx, LANDLORD_PART, relief.landlordId, year);
    const cents = wanted(year, "landlord");
    const missing = shortBy(cents, left);
    if (missing > 0)
      return {
        rule: "envelope.landlordShort",
        message: `Il reste ${formatCents(left!)} dans l'enveloppe ${year} de ${relief.landlord} : il manque ${formatCents(missing)}. Son responsable peut y ajouter, ou autoriser un dépassement.`,
        english: `${formatCents(left!, "en")} is left in the ${year} envelope of ${relief.landlord}: ${formatCents(missing, "en")} lacks. Its lead may add to it, or allow going beyond.`,
      };
  }
  for (const year of years) {
    const left = await envelopeLeft(tx, relief.fund, null, year);
    const cents = wanted(year, "fund");
    const short = refusalOfCommitment(cents, left, year, reason ? { reason } : undefined);
    if (short) return short;
    const amountCents = shortBy(cents, left);
    if (amountCents > 0) await allowBeyond(tx, { fund: relief.fund, year, amountCents, reason }, on);
  }
  return undefined;
}

/** Stops a relief that runs: months after that day are no longer taken off, and their money is the envelopes' again. */
export async function stop(tx: Tx, id: string, reason: string, on: Temporal.PlainDate): Promise<Answered> {
  const relief = await reliefOf(tx, id, on);
  if (!relief) return undefined;
  if (!relief.can.stop)
    return brokenRule(
      "rentRelief.state",
      "Seule une remise accordée se suspend.",
      "Only a relief that was granted can be stopped.",
    );
  if (reason.trim() === "")
    return brokenRule(
      "rentRelief.reason",
      "Dites pourquoi la remise prend fin : le ménage peut le demander.",
      "Say why the relief ends: the household may ask.",
      "reason",
    );
  const done = await change(tx, id, {
    status: "stopped",
    stoppedOn: on.toString(),
    stopReason: reason.trim(),
  });
  if (done) await emit(tx, "relief.stopped", { householdId: relief.householdId, payload: { reliefId: id } });
  return done;
}

async function change(
  tx: Tx,
  id: string,
  values: Partial<typeof rentRelief.$inferInsert>,
): Promise<{ done: true } | undefined> {
  const rows = await tx.db
    .update(rentRelief)
    .set(values)
    .where(eq(rentRelief.id, id))
    .returning({ id: rentRelief.id });
  return rows.length === 1 ? { done: true } : undefined;
}
