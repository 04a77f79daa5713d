/** Funds and their envelopes: read by who may, opened, changed line by line, confirmed by a named person. */
import { sql } from "drizzle-orm";

import { programmeSettings, writeSetting } from "../law/setting.store.ts";
import { isTooFew } from "../platform/access/few.rules.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule, type Dated } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { formatCents } from "../platform/money/format.ts";
import { brokenFund, type FundTerms, fundsOn, LANDLORD_PART } from "./fund.rules.ts";
import { brokenLine, type LineKind } from "./rules.ts";

type Asked = Tx & { actor: Actor };

export type EnvelopeRow = {
  id: string;
  fund: string;
  landlordId: string | null;
  landlord: string | null;
  year: number;
  amountCents: number;
  overCents: number;
  committedCents: number;
  spentCents: number;
  households: number;
  lines: { id: string; kind: LineKind; amountCents: number; reason: string; by: string | null; on: string }[];
  can: { change: boolean };
};

/** Funds in force on a day, those written in the application first. */
export async function funds(tx: Tx, on: Temporal.PlainDate): Promise<Dated<FundTerms>[]> {
  const set = await programmeSettings<FundTerms>(tx, "fund.", on);
  return fundsOn(
    set.map((one) => ({ ...one, id: one.id.slice("fund.".length) })),
    on,
  );
}

/** Writes what a fund asks and gives from a day on. `confirmed`: a named person has read its own rules. */
export async function setFund(
  tx: Asked,
  code: string,
  { confirmed, source, from, ...terms }: FundTerms & { confirmed: boolean; source: string; from: string },
): Promise<Answered> {
  const errors = brokenFund(code, terms);
  if (source.trim() === "")
    errors.push({
      rule: "fund.source",
      field: "source",
      message: "Dites où c'est écrit : règlement, convention, courrier, avec sa date.",
      english: "Say where it is written: rules, agreement, letter, with its date.",
    });
  if (errors.length > 0) return { errors };
  const day = Temporal.PlainDate.from(from);
  await writeSetting(tx, {
    id: `fund.${code}`,
    organisationId: null,
    value: { ...terms, name: terms.name.trim() },
    source: source.trim(),
    checked: confirmed ? day.toPlainYearMonth().toString() : null,
    from: day,
  });
  return { done: true };
}

/** Envelopes of a year that the asker sees, with their lines. */
export async function envelopes(tx: Asked, year: number): Promise<EnvelopeRow[]> {
  return envelopesWhere(tx, sql`e.year = ${year}`);
}

async function envelopesWhere(tx: Asked, where: ReturnType<typeof sql>): Promise<EnvelopeRow[]> {
  const rows = await tx.rows<Omit<EnvelopeRow, "can">>(sql`
    select e.id, e.fund, e.landlord_id as "landlordId", o.name as landlord, e.year, e.amount_cents as "amountCents",
           e.over_cents as "overCents", e.committed_cents as "committedCents", coalesce(c.spent, 0)::float8 as "spentCents",
           coalesce(c.households, 0)::int as households,
           coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'amountCents', l.amount_cents, 'reason', l.reason,
                                                         'by', d.name, 'on', l.made_on) order by l.created_at, l.id)
                       from envelope_line l left join app.directory() d on d.user_id = l.made_by
                      where l.envelope_id = e.id), '[]') as lines
      from envelope e left join organisation o on o.id = e.landlord_id
      left join lateral (select sum(m.spent_cents) as spent, count(distinct m.household_id) as households from envelope_commitment m
                          where m.fund = e.fund and m.year = e.year and m.landlord_id is not distinct from e.landlord_id) c on true
     where ${where} order by e.landlord_id is not null, o.name, e.fund, e.year`);
  return rows.map((row) => ({ ...row, can: { change: keeps(tx, row.landlordId) } }));
}

const keeps = ({ actor }: Asked, landlordId: string | null) =>
  landlordId === null
    ? actor.role === "coordinator"
    : actor.role === "landlordLead" && actor.organisationId === landlordId;

/** What is committed on a fund of which no envelope was opened, by fund: money promised that nobody set aside. */
export async function withoutEnvelope(
  tx: Tx,
  year: number,
): Promise<{ fund: string; committedCents: number }[]> {
  return tx.rows(sql`
    select c.fund, sum(c.amount_cents)::float8 as "committedCents" from envelope_commitment c
     where c.year = ${year} and c.landlord_id is null
       and not exists (select 1 from envelope e where e.fund = c.fund and e.year = c.year and e.landlord_id is null)
     group by c.fund order by c.fund`);
}

export type FundTotals = {
  fund: string;
  amountCents: number | null;
  overCents: number | null;
  /** Null: fewer than five households, told to no funder. */
  committedCents: number | null;
  spentCents: number | null;
  households: number | null;
};

/** A year's totals by fund, for a funder: a sum of fewer than five households is kept back. */
export async function fundTotals(tx: Tx, year: number): Promise<FundTotals[]> {
  const rows = await tx.rows<FundTotals & { households: number }>(sql`
    select fund, amount_cents as "amountCents", over_cents as "overCents", committed_cents as "committedCents",
           spent_cents as "spentCents", households::int as households
      from app.envelope_totals(${year}) order by fund`);
  return rows.map((row) =>
    isTooFew(row.households) ? { ...row, committedCents: null, spentCents: null, households: null } : row,
  );
}

/** Opens a fund's envelope of a year, or the landlord's own for its part of reliefs. */
export async function openEnvelope(
  tx: Asked,
  {
    fund,
    year,
    amountCents,
    reason,
  }: { fund: string | null; year: number; amountCents: number; reason: string },
  on: Temporal.PlainDate,
): Promise<Answered<{ id: string }>> {
  const landlordId = tx.actor.role === "landlordLead" ? tx.actor.organisationId : null;
  const code = landlordId ? LANDLORD_PART : fund;
  if (!landlordId && !(await funds(tx, on)).some(({ id }) => id === code))
    return brokenRule(
      "envelope.fund",
      "Choisissez le fonds dans la liste, ou ajoutez-le.",
      "Choose the fund from the list, or add it.",
      "fund",
    );
  const line = { kind: "voted" as const, amountCents, reason };
  const errors = brokenLine(line, { amountCents: 0, overCents: 0, committedCents: 0 });
  if (errors.length > 0) return { errors };
  const [before] = await tx.rows<{ committed: number; there: boolean }>(sql`
    select app.lock_envelope(${code}, ${landlordId}::uuid, ${year}),
           exists (select 1 from envelope e where e.fund = ${code} and e.year = ${year} and e.landlord_id is not distinct from ${landlordId}::uuid) as there,
           app.committed_on(${code}, ${landlordId}::uuid, ${year})::float8 as committed`);
  if (before!.there)
    return brokenRule(
      "envelope.once",
      `L'enveloppe ${year} de ce fonds est déjà ouverte : ajoutez-y un montant.`,
      `This fund's ${year} envelope is open already: add an amount to it.`,
      "year",
    );
  if (before!.committed > amountCents)
    return brokenRule(
      "envelope.committed",
      `${formatCents(before!.committed)} sont déjà engagés sur ${year} : ouvrez l'enveloppe d'au moins ce montant.`,
      `${formatCents(before!.committed, "en")} is committed on ${year} already: open the envelope with at least that much.`,
      "amountCents",
    );
  const id = crypto.randomUUID();
  await tx.rows(
    sql`insert into envelope (id, fund, landlord_id, year) values (${id}::uuid, ${code}, ${landlordId}::uuid, ${year})`,
  );
  await writeLine(tx, id, line, on);
  await emit(tx, "envelope.opened", { payload: { envelopeId: id } });
  return { id };
}

/** Adds to an envelope, withdraws from it, or allows going beyond: a line with its person and reason. */
export async function changeEnvelope(
  tx: Asked,
  id: string,
  line: { kind: Exclude<LineKind, "voted">; amountCents: number; reason: string },
  on: Temporal.PlainDate,
): Promise<Answered> {
  const [found] = await envelopesWhere(tx, sql`e.id = ${id}::uuid`);
  if (!found || !found.can.change) return undefined;
  await tx.rows(sql`select app.lock_envelope(${found.fund}, ${found.landlordId}::uuid, ${found.year})`);
  const [now] = await envelopesWhere(tx, sql`e.id = ${id}::uuid`);
  const errors = brokenLine(line, now!);
  if (errors.length > 0) return { errors };
  await writeLine(tx, id, line, on);
  return { done: true };
}

async function writeLine(
  tx: Asked,
  envelopeId: string,
  { kind, amountCents, reason }: { kind: LineKind; amountCents: number; reason: string },
  on: Temporal.PlainDate,
): Promise<void> {
  await tx.rows(sql`
    insert into envelope_line (envelope_id, kind, amount_cents, reason, made_by, made_on)
    values (${envelopeId}::uuid, ${kind}, ${amountCents}, ${reason.trim()}, ${tx.actor.userId}::uuid, ${on.toString()}::date)`);
}

/** What is left to commit, locked until the transaction ends; null where no envelope was opened, or the asker decides nothing. */
export async function envelopeLeft(
  tx: Tx,
  fund: string,
  landlordId: string | null,
  year: number,
): Promise<number | null> {
  const [row] = await tx.rows<{ left: number | null }>(
    sql`select app.envelope_left(${fund}, ${landlordId}::uuid, ${year}) as left`,
  );
  return row!.left;
}

/** A named person lets a decision go `amountCents` beyond a fund's envelope; kept as a line with the reason. */
export async function allowBeyond(
  tx: Asked,
  { fund, year, amountCents, reason }: { fund: string; year: number; amountCents: number; reason: string },
  on: Temporal.PlainDate,
): Promise<void> {
  const [found] = await tx.rows<{ id: string }>(
    sql`select id from envelope where fund = ${fund} and year = ${year} and landlord_id is null`,
  );
  await writeLine(tx, found!.id, { kind: "overdraft", amountCents, reason }, on);
}
