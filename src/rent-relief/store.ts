/** Rent reliefs of a household: proposed by who follows it, decided by the coordination, stopped for a reason. */
import { eq, sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { LANDLORD_STAFF, type Role } from "../platform/access/roles.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { monthsLeft, refusalOfMonths, reliefAmount, type ReliefTerms, splitRelief } from "./rules.ts";
import { rentRelief, rentReliefMonth } from "./schema.ts";

/** A relief as a file shows it. Money in cents; months ISO (`2027-01`). `fundShare` 0–1, the landlord bears the rest. */
export type Relief = {
  id: string;
  householdId: string;
  pathId: string;
  landlord: string;
  agreementNumber: string;
  status: "proposed" | "granted" | "refused" | "stopped";
  fundShare: number;
  conditions: string | null;
  proposedBy: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  stoppedOn: string | null;
  stopReason: string | null;
  months: {
    month: string;
    rank: number;
    billCents: number;
    amountCents: number;
    fundCents: number;
    applied: boolean;
  }[];
  can: { decide: boolean; stop: boolean };
};

/** A running measure on which a relief may be proposed. */
export type ReliefBasis = {
  measureId: string;
  landlord: string;
  startsOn: string;
  endsOn: string;
  /** Month's bill before relief, as last seen on the account; null = unknown: it has to be told. */
  billCents: number | null;
  /** Months of the path that already have a relief. */
  taken: string[];
  monthsLeft: number;
  limit: { id: string; value: number; source: string };
};

const isCoordinator = (tx: Tx) => tx.actor?.role === "coordinator";
const isLandlord = (tx: Tx) => LANDLORD_STAFF.includes(tx.actor?.role as Role);

export const reliefsOfHousehold = (tx: Tx, householdId: string, on: Temporal.PlainDate) =>
  reliefsWhere(tx, sql`f.household_id = ${householdId}::uuid`, on);
/** One relief, or undefined where it is not there for the asker. */
export const reliefOf = async (tx: Tx, id: string, on: Temporal.PlainDate) =>
  (await reliefsWhere(tx, sql`f.id = ${id}::uuid`, on))[0];

async function reliefsWhere(
  tx: Tx,
  where: ReturnType<typeof sql>,
  on: Temporal.PlainDate,
): Promise<Relief[]> {
  const rows = await tx.rows<Omit<Relief, "can">>(sql`
    select f.id, f.household_id as "householdId", f.path_id as "pathId", o.name as landlord,
           f.agreement_number as "agreementNumber", f.status, f.fund_share as "fundShare", f.conditions,
           p.name as "proposedBy", d.name as "decidedBy", f.decided_on as "decidedOn", f.stopped_on as "stoppedOn",
           f.stop_reason as "stopReason",
           coalesce((select jsonb_agg(jsonb_build_object(
                       'month', to_char(x.month, 'YYYY-MM'), 'rank', x.rank, 'billCents', x.bill_cents,
                       'amountCents', x.amount_cents, 'fundCents', x.fund_cents,
                       'applied', f.status in ('granted', 'stopped')
                                  and x.month <= least(${on.toString()}::date, coalesce(f.stopped_on, 'infinity'))) order by x.month)
                       from rent_relief_month x where x.relief_id = f.id), '[]') as months
      from rent_relief f join organisation o on o.id = f.landlord_id
      left join app.directory() p on p.user_id = f.proposed_by left join app.directory() d on d.user_id = f.decided_by
     where ${where} order by f.created_at desc, f.id`);
  return rows.map((row) => ({
    ...row,
    can: {
      decide: row.status === "proposed" && isCoordinator(tx),
      stop: row.status === "granted" && (isCoordinator(tx) || isLandlord(tx)),
    },
  }));
}

/** The running measures of a household on which the asker may propose a relief. */
export async function reliefBases(
  tx: Tx,
  householdId: string,
  on: Temporal.PlainDate,
): Promise<ReliefBasis[]> {
  const limit = legalOn("rentRelief.maxMonths", on);
  if (!limit) return [];
  const rows = await tx.rows<Omit<ReliefBasis, "monthsLeft" | "limit">>(sql`
    select m.id as "measureId", o.name as landlord, m.starts_on as "startsOn", m.ends_on as "endsOn",
           (select a.amount_due_cents from tenant_account a
             where a.household_id = m.household_id and a.landlord_id = m.landlord_id order by a.balance_cents desc limit 1) as "billCents",
           ${takenMonths(sql`m.path_id`)} as taken
      from measure m join organisation o on o.id = m.landlord_id
     where m.household_id = ${householdId}::uuid and m.closed_on is null
       and (m.landlord_id = app.landlord_id() or m.household_id in (select app.working_households()))
     order by m.starts_on desc`);
  return rows.map((row) => ({
    ...row,
    monthsLeft: monthsLeft(row.taken.map(monthOf), limit),
    limit: { id: limit.id, value: limit.value, source: limit.source },
  }));
}

/** Months of the path under a relief proposed or granted; those after a stop are free again. */
const takenMonths = (path: ReturnType<typeof sql>, except?: string) => sql`
  coalesce((select jsonb_agg(to_char(x.month, 'YYYY-MM') order by x.month)
              from rent_relief_month x join rent_relief f on f.id = x.relief_id
             where f.path_id = ${path} and f.status <> 'refused' and f.id is distinct from ${except ?? null}::uuid
               and (f.stopped_on is null or x.month <= f.stopped_on)), '[]')`;

const monthOf = (month: string) => Temporal.PlainYearMonth.from(month);

export type NewRelief = {
  measureId: string;
  months: string[];
  terms: ReliefTerms;
  fundShare: number;
  billCents?: number | undefined;
  conditions?: string | undefined;
};

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
  const limit = legalOn("rentRelief.maxMonths", on)!;
  const months = asked.months.map(monthOf);
  const refusal = refusalOfMonths(months, basis.taken.map(monthOf), limit, {
    startsOn: Temporal.PlainDate.from(basis.startsOn),
    endsOn: Temporal.PlainDate.from(basis.endsOn),
  });
  const billCents = asked.billCents ?? basis.billCents;
  const amountCents = billCents === null ? undefined : reliefAmount(asked.terms, billCents);
  const errors = [
    ...(refusal ? [refusal] : []),
    ...(amountCents === undefined
      ? [
          {
            rule: "rentRelief.bill",
            field: "billCents",
            message: "L'avis d'échéance du mois n'est pas connu : indiquez son montant avant remise.",
            english: "The month's rent bill is not known: tell its amount before relief.",
          },
        ]
      : typeof amountCents === "number"
        ? []
        : [amountCents]),
  ];
  if (errors.length > 0 || typeof amountCents !== "number") return { errors };
  if (amountCents === 0)
    return {
      errors: [
        {
          rule: "rentRelief.amount",
          field: "amountCents",
          message: "La remise proposée est de 0 € : elle ne change rien.",
          english: "The relief proposed is of €0: it changes nothing.",
        },
      ],
    };
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
    fundShare: asked.fundShare,
    conditions: asked.conditions?.trim() || null,
    proposedBy: tx.actor?.userId ?? null,
  });
  const landlordShare = {
    id: "rentRelief.landlordShare",
    value: 1 - asked.fundShare,
    validFrom: null,
    validTo: null,
    source: "proposition",
    checked: null,
  };
  const sorted = months.toSorted(Temporal.PlainYearMonth.compare);
  await tx.db.insert(rentReliefMonth).values(
    sorted.map((month, index) => ({
      reliefId: id,
      month: month.toPlainDate({ day: 1 }).toString(),
      householdId,
      landlordId: found!.landlordId,
      rank: index + 1,
      billCents: billCents!,
      amountCents,
      fundCents: splitRelief(amountCents, landlordShare).fundCents,
    })),
  );
  await emit(tx, "relief.proposed", { householdId, payload: { reliefId: id } });
  return { id };
}

/** Grants or refuses a proposal: the coordination's. The limit of months is looked at again, on the day of the decision. */
export async function decide(
  tx: Tx,
  id: string,
  { granted, conditions }: { granted: boolean; conditions?: string | undefined },
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
  if (granted) {
    const [row] = await tx.rows<{ taken: string[] }>(
      sql`select ${takenMonths(sql`${relief.pathId}::uuid`, id)} as taken`,
    );
    const broken = refusalOfMonths(
      relief.months.map(({ month }) => monthOf(month)),
      row!.taken.map(monthOf),
      legalOn("rentRelief.maxMonths", on)!,
    );
    if (broken) return { errors: [broken] };
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
    decidedBy: tx.actor?.userId ?? null,
    ...(conditions?.trim() && { conditions: conditions.trim() }),
  });
  if (done)
    await emit(tx, granted ? "relief.granted" : "relief.refused", {
      householdId: relief.householdId,
      payload: { reliefId: id },
    });
  return done;
}

/** Stops a relief that runs: months after that day are no longer taken off. */
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
