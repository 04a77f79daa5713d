/** What is owed to operators, and the lists made of it. */
import { sql } from "drizzle-orm";

import { settingsOn } from "../law/setting.store.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { brokenList, type Delivered, dueCents, type LineKind, type PaymentLine, type Rate } from "./rules.ts";

type ByActor = Tx & { actor: Actor };

export type Owed = {
  operatorId: string;
  operator: string;
  measures: (Delivered & { id: string; reference: string; landlord: string; amountCents: number | null })[];
  advanceLeftCents: number;
};
export type List = {
  id: string;
  number: string;
  operator: string;
  upTo: string;
  madeOn: string;
  signedOn: string | null;
  signedBy: string | null;
  lines: { kind: LineKind; words: string; amountCents: number }[];
};

/** The price in force on a day; undefined where nobody set one. */
export async function rateOn(tx: Tx, on: Temporal.PlainDate): Promise<Rate | undefined> {
  const [found] = await settingsOn<Rate>(tx, "payable.rate", on);
  return found?.value;
}

/** By operator: measures that ended by a day and stand on no list. For the coordination. Taken over measures were paid elsewhere. */
export async function owed(tx: ByActor, upTo: string): Promise<Owed[]> {
  const operators = await tx.rows<Omit<Owed, "measures">>(sql`
    select o.id as "operatorId", o.name as operator,
           coalesce((select sum(case l.kind when 'advance' then l.amount_cents when 'deduction' then -l.amount_cents else 0 end)::bigint
                       from payment_line l where l.operator_id = o.id), 0) as "advanceLeftCents"
      from organisation o where o.kind = 'operator' order by o.name`);
  const measures = await tx.rows<Owed["measures"][number] & { operatorId: string }>(sql`
    select m.id, m.operator_id as "operatorId", upper(left(m.path_id::text, 8)) || '-' || m.rank as reference, l.name as landlord,
           m.starts_on::text as "startsOn", m.ends_on::text as "endsOn", m.closed_on::text as "closedOn"
      from measure m join organisation l on l.id = m.landlord_id
     where m.closed_on <= ${upTo}::date and not m.taken_over
       and not exists (select 1 from payment_line p where p.measure_id = m.id)
     order by m.closed_on, m.id`);
  const rates = new Map<string, Rate | undefined>();
  for (const { closedOn } of measures)
    if (!rates.has(closedOn)) rates.set(closedOn, await rateOn(tx, Temporal.PlainDate.from(closedOn)));
  return operators.map((operator) => ({
    ...operator,
    measures: measures
      .filter(({ operatorId }) => operatorId === operator.operatorId)
      .map((one) => ({ ...one, amountCents: dueCents(one, rates.get(one.closedOn)) })),
  }));
}

/** Newest first, as far as the reader may see them. */
export const lists = (tx: Tx, id: string | null = null): Promise<List[]> =>
  tx.rows(sql`
    select l.id, l.number, o.name as operator, l.up_to::text as "upTo", l.made_on::text as "madeOn", l.signed_on::text as "signedOn",
           l.signed_by as "signedBy",
           (select jsonb_agg(jsonb_build_object('kind', p.kind, 'words', p.words, 'amountCents', p.amount_cents) order by p.rank)
              from payment_line p where p.list_id = l.id) as lines
      from payment_list l join organisation o on o.id = l.operator_id
     where ${id}::uuid is null or l.id = ${id}::uuid order by l.number desc`);

type Asked = { operatorId: string; upTo: string; advanceCents: number; deductionCents: number };

/** One operator's list: its delivered measures at their price, an advance, what is taken back of earlier ones. */
export async function makeList(tx: ByActor, asked: Asked): Promise<Answered<{ id: string }>> {
  const today = todayInParis().toString();
  if (asked.upTo > today)
    return brokenRule("payable.future", "Ce jour est à venir.", "This day is still to come.", "upTo");
  // Two lists made at once would both find the same number and the same measures.
  await tx.rows(sql`lock table payment_list in share row exclusive mode`);
  const mine = (await owed(tx, asked.upTo)).find(({ operatorId }) => operatorId === asked.operatorId);
  if (!mine) return undefined;
  const lines: (PaymentLine & { measureId: string | null })[] = [
    ...mine.measures.map(({ id, reference, landlord, startsOn, closedOn, amountCents }) => ({
      kind: "measure" as const,
      measureId: id,
      words: `Mesure ${reference}, ${landlord}, du ${day(startsOn)} au ${day(closedOn)}`,
      amountCents: amountCents ?? 0,
    })),
    ...(asked.advanceCents > 0
      ? [{ kind: "advance" as const, measureId: null, words: "Avance", amountCents: asked.advanceCents }]
      : []),
    ...(asked.deductionCents > 0
      ? [
          {
            kind: "deduction" as const,
            measureId: null,
            words: "Avance déduite",
            amountCents: asked.deductionCents,
          },
        ]
      : []),
  ];
  const errors = brokenList(
    lines,
    mine.advanceLeftCents,
    mine.measures.some(({ amountCents }) => amountCents === null),
  );
  if (errors.length > 0) return { errors };
  const [made] = await tx.rows<{ id: string }>(sql`
    insert into payment_list (number, operator_id, up_to, made_on, made_by)
    select ${today.slice(0, 4)} || '-' || lpad((1 + count(*))::text, 3, '0'), ${asked.operatorId}::uuid, ${asked.upTo}::date, ${today}::date,
           ${tx.actor.userId}::uuid from payment_list where number like ${`${today.slice(0, 4)}-%`} returning id`);
  await tx.rows(sql`
    insert into payment_line (list_id, operator_id, rank, kind, measure_id, words, amount_cents)
    select ${made!.id}::uuid, ${asked.operatorId}::uuid, x.rank, x.kind, x."measureId", x.words, x."amountCents"
      from jsonb_to_recordset(${JSON.stringify(lines.map((line, rank) => ({ ...line, rank })))}::jsonb)
        x (rank integer, kind text, "measureId" uuid, words text, "amountCents" bigint)`);
  return { id: made!.id };
}

const day = (iso: string) => iso.split("-").toReversed().join("/");

/** What the treasurer signed on paper; once. */
export async function signList(
  tx: ByActor,
  id: string,
  { on, by }: { on: string; by: string },
): Promise<Answered> {
  const [found] = await tx.rows<{ madeOn: string; signedOn: string | null }>(
    sql`select made_on::text as "madeOn", signed_on::text as "signedOn" from payment_list where id = ${id}::uuid`,
  );
  if (!found) return undefined;
  if (found.signedOn !== null)
    return brokenRule("payable.signed", "Cette liste est déjà signée.", "This list is signed already.", "on");
  if (on < found.madeOn || on > todayInParis().toString())
    return brokenRule(
      "payable.signedOn",
      "La signature vient entre le jour de la liste et aujourd'hui.",
      "The signature comes between the day of the list and today.",
      "on",
    );
  await tx.rows(sql`select app.sign_payment_list(${id}::uuid, ${on}::date, ${by})`);
  return { done: true };
}
