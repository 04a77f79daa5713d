/** Freezes the evaluation's figures, and reads them back as their reader may. */
import { sql } from "drizzle-orm";

import { counting } from "../evaluation/store.ts";
import type { Figure } from "../evaluation/figure.rules.ts";
import type { Period } from "../evaluation/facts.rules.ts";
import { type Figures, INDICATORS } from "../evaluation/rules.ts";
import { INDICATOR_WORDS } from "../evaluation/words.rules.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { settingsOn } from "../law/setting.store.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Cell, ShownBefore } from "./disclosure.rules.ts";
import { cellsOf, fullRows, funderRows, isForFunders } from "./figures.rules.ts";
import {
  brokenPeriod,
  type Cut,
  dueToFreeze,
  type Edition,
  type FreezeSetting,
  type FrozenFigure,
  type Moved,
  movedBetween,
  type PathRow,
  type PayerFacts,
  type SnapshotWords,
} from "./rules.ts";

export type Snapshot = {
  id: string;
  from: string;
  to: string;
  madeOn: string;
  /** Null: it froze by itself. */
  madeBy: string | null;
  forFunders: boolean;
  /** The one of the same period before it. */
  followsId: string | null;
  /** The first of its period is 1. */
  rank: number;
  isLatest: boolean;
};

/** Freezes a period: by whoever asks, or by itself for a job. Its rows are never written again. */
export async function freeze(
  tx: Tx,
  period: Period,
  today = todayInParis(),
): Promise<Answered<{ id: string }>> {
  const broken = brokenPeriod(period, today.toString());
  if (broken.length > 0) return { errors: broken };
  const cells = await counting(tx, "all", ["landlord", "operator", "zone"], (counted) =>
    cellsOf(counted, period),
  );
  const organisations = await tx.rows<{ id: string; code: string; name: string }>(
    sql`select id, code, name from organisation`,
  );
  const labels = new Map(organisations.map(({ code, name }) => [code, name]));
  const words = Object.fromEntries(
    (["fr", "en"] as const).map((language) => {
      const { names, definitions } = INDICATOR_WORDS[language];
      return [language, { names, definitions }];
    }),
  ) as SnapshotWords;
  const forFunders = isForFunders(period);
  const before = forFunders ? await shownToFunders(tx) : undefined;
  const [made] = await tx.rows<{ id: string }>(sql`
    insert into snapshot (from_day, to_day, made_on, made_by, made_by_name, words, for_funders, created_at)
    values (${period.from}::date, ${period.to}::date, ${today.toString()}::date, ${tx.actor?.userId ?? null}::uuid,
            ${tx.actor?.name ?? null}, ${JSON.stringify(words)}::jsonb, ${forFunders}, now()) returning id`);
  const { id } = made!;
  const ids = new Map(organisations.map((one) => [one.code, one.id]));
  await writeFigures(tx, id, "full", fullRows(cells, labels), ids);
  if (before) await writeFigures(tx, id, "funder", funderRows(cells, period, labels, before), ids);
  await writePayers(tx, id, period);
  await writePaths(tx, id, period);
  return { id };
}

async function writeFigures(
  tx: Tx,
  id: string,
  edition: Edition,
  rows: readonly FrozenFigure[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const written = rows.map(({ cut, key, label, indicator, figure, shownSince }) => {
    const organisationId = ids.get(key.split("/")[0]!) ?? null;
    return {
      cut,
      key,
      label,
      indicator,
      ...figure,
      landlord_id: cut.startsWith("landlord") ? organisationId : null,
      operator_id: cut.startsWith("operator") ? organisationId : null,
      suppressed: figure.suppressed === true,
      shown_since: shownSince,
    };
  });
  await tx.rows(sql`
    insert into snapshot_figure (snapshot_id, edition, cut, key, label, landlord_id, operator_id, indicator, value, numerator,
                                 denominator, excluded, unknown, unit, people, parts, suppressed, shown_since)
    select ${id}::uuid, ${edition}, r.cut, r.key, r.label, r.landlord_id, r.operator_id, r.indicator, r.value, r.numerator, r.denominator,
           r.excluded, r.unknown, r.unit, r.people, r.parts, r.suppressed, r.shown_since
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r (
        cut text, key text, label text, landlord_id uuid, operator_id uuid, indicator text, value double precision,
        numerator double precision, denominator double precision, excluded double precision, unknown double precision, unit text,
        people double precision, parts jsonb, suppressed boolean, shown_since date)`);
}

/** Agreements that touch the period and lines of its years, by payer. */
async function writePayers(tx: Tx, id: string, { from, to }: Period): Promise<void> {
  await tx.rows(sql`
    with line as (
      select l.funder, l.funder_id, jsonb_agg(jsonb_build_object('year', l.year, 'kind', l.kind, 'line', l.line, 'amountCents', l.amount_cents)
               order by l.year, l.kind, l.line, l.amount_cents, l.id) as lines
        from funding_line l
       where l.year between extract(year from ${from}::date) and extract(year from ${to}::date) group by l.funder, l.funder_id),
    agreement as (
      select a.funder, a.funder_id, jsonb_agg(jsonb_build_object(
               'name', a.name, 'paysFor', a.pays_for, 'conditions', a.conditions, 'startsOn', a.starts_on, 'endsOn', a.ends_on,
               'rules', (select coalesce(jsonb_agg(jsonb_build_object('costLine', r.cost_line, 'eligible', r.eligible,
                                  'ceilingCents', r.ceiling_cents, 'sharePercent', r.share_percent) order by r.cost_line), '[]')
                           from funding_rule r where r.agreement_id = a.id)) order by a.starts_on, a.name, a.id) as agreements
        from funding_agreement a where a.starts_on <= ${to}::date and a.ends_on >= ${from}::date group by a.funder, a.funder_id),
    payer as (select funder, (array_agg(funder_id) filter (where funder_id is not null))[1] as funder_id
                from (select funder, funder_id from line union all select funder, funder_id from agreement) every group by funder)
    insert into snapshot_payer (snapshot_id, payer, payer_id, facts)
    select ${id}::uuid, p.funder, p.funder_id, jsonb_build_object(
             'name', coalesce((select o.name from organisation o where o.id = p.funder_id), p.funder),
             'lines', coalesce((select jsonb_path_query_array(jsonb_agg(l.lines), '$[*][*]') from line l where l.funder = p.funder), '[]'),
             'agreements', coalesce((select jsonb_path_query_array(jsonb_agg(a.agreements), '$[*][*]') from agreement a where a.funder = p.funder), '[]'))
      from payer p`);
}

/** Paths that the period touches, each once, in the order of what they say: nothing of their order tells who they are. */
async function writePaths(tx: Tx, id: string, { from, to }: Period): Promise<void> {
  const facts = tx.actor
    ? sql`select fact from app.evaluation_facts() where what = 'path'`
    : sql`select fact from app.path_facts()`;
  await tx.rows(sql`
    with path as (
      select jsonb_build_object(
               'landlord', f.fact ->> 'landlord', 'operator', f.fact ->> 'operator', 'zone', f.fact ->> 'zone', 'track', f.fact ->> 'track',
               'people', f.fact -> 'people', 'startedIn', left(f.fact ->> 'startsOn', 7),
               'endedIn', case when e.ended then left(f.fact ->> 'endedOn', 7) end, 'renewals', f.fact -> 'renewals',
               'tieAtReferral', f.fact ->> 'tieAtReferral', 'tieAtEnd', case when e.ended then f.fact ->> 'tieAtEnd' end,
               'debtAtStartCents', f.fact -> 'debtAtStartCents', 'debtAtEndCents', case when e.ended then f.fact -> 'debtAtEndCents' end,
               'paymentResumed', case when e.ended then f.fact -> 'paymentResumed' end, 'outcome', case when e.ended then f.fact ->> 'outcome' end,
               'contacts', case when (f.fact ->> 'contactsKnown')::boolean then c.held end,
               'contactsAtHome', case when (f.fact ->> 'contactsKnown')::boolean then c.at_home end) as facts
        from (${facts}) f
        cross join lateral (select coalesce(f.fact ->> 'endedOn' <= ${to}, false) as ended) e
        cross join lateral (select count(*) as held, count(*) filter (where (x.value ->> 1)::boolean) as at_home
                              from jsonb_array_elements(f.fact -> 'contacts') x where x.value ->> 0 <= ${to}) c
       where f.fact ->> 'startsOn' <= ${to} and coalesce(f.fact ->> 'endedOn', '9999-12-31') >= ${from})
    insert into snapshot_path (snapshot_id, rank, landlord_id, operator_id, facts)
    select ${id}::uuid, row_number() over (order by p.facts::text collate "C"),
           (select o.id from organisation o where o.code = p.facts ->> 'landlord' and o.kind = 'landlord'),
           (select o.id from organisation o where o.code = p.facts ->> 'operator' and o.kind = 'operator'), p.facts
      from path p`);
}

/** The paths behind the figures that the reader may read; `of`: those of one organisation. */
export async function pathsOf(
  tx: Tx,
  id: string,
  of: { kind: "landlord" | "operator"; code: string } | null,
): Promise<PathRow[]> {
  const rows = await tx.rows<{ facts: PathRow }>(sql`
    select facts from snapshot_path
     where snapshot_id = ${id}::uuid and (${of === null} or facts ->> ${of?.kind ?? "landlord"} = ${of?.code ?? ""})
     order by rank`);
  return rows.map(({ facts }) => facts);
}

type Stored = Omit<FrozenFigure, "figure"> &
  Omit<Figure, "suppressed" | "parts" | "people"> & {
    people: number | null;
    parts: Figure["parts"] | null;
    suppressed: boolean;
  };

const COLUMNS = sql`f.cut, f.key, f.label, f.indicator, f.value, f.numerator, f.denominator, f.excluded, f.unknown, f.unit, f.people, f.parts,
  f.suppressed, f.shown_since::text as "shownSince"`;

const read = ({
  cut,
  key,
  label,
  indicator,
  shownSince,
  people,
  parts,
  suppressed,
  ...figure
}: Stored): FrozenFigure => ({
  cut,
  key,
  label,
  indicator,
  shownSince,
  figure: {
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    excluded: figure.excluded,
    unknown: figure.unknown,
    unit: figure.unit,
    ...(people !== null && { people }),
    ...(parts !== null && { parts }),
    ...(suppressed && { suppressed }),
  },
});

/** What funders were shown so far: of each cell the latest. */
async function shownToFunders(tx: Tx): Promise<{ before: ShownBefore; beforeCells: Cell[] }> {
  const rows = await tx.rows<Stored & { edition: Edition; from: number; to: number; madeOn: string }>(sql`
    select ${COLUMNS}, f.edition, extract(year from s.from_day)::int as "from", extract(year from s.to_day)::int as "to", s.made_on::text as "madeOn"
      from snapshot_figure f join snapshot s on s.id = f.snapshot_id
     where s.for_funders and f.cut in ('whole', 'landlord', 'operator', 'zone', 'year') order by s.created_at, s.id`);
  const before = new Map<string, { figure: Figure; since: string }>();
  const cells = new Map<string, Cell>();
  for (const { edition, from, to, madeOn, ...row } of rows) {
    const { cut, key, indicator, figure, shownSince } = read(row);
    const years = cut === "year" ? ([Number(key), Number(key)] as const) : ([from, to] as const);
    const cell = cut === "year" ? { cut: "whole" as const, key: "" } : { cut: cut as Cell["cut"], key };
    const name = `${cell.cut}/${cell.key}/${years[0]}-${years[1]}`;
    const known = cells.get(name) ?? { ...cell, years, figures: {} as Figures, whole: {} as Figures };
    if (edition === "full") known.whole![indicator] = figure;
    else {
      known.figures[indicator] = figure;
      before.set(`${name}:${indicator}`, { figure, since: shownSince ?? madeOn });
    }
    cells.set(name, known);
  }
  return { before, beforeCells: [...cells.values()] };
}

/** Snapshots that the reader may open, the latest first. */
export function snapshots(tx: Tx): Promise<Snapshot[]> {
  return tx.rows(sql`
    select s.id, s.from_day::text as "from", s.to_day::text as "to", s.made_on::text as "madeOn", s.made_by_name as "madeBy",
           s.for_funders as "forFunders",
           lag(s.id) over same as "followsId", (row_number() over same)::int as rank,
           lead(s.id) over same is null as "isLatest"
      from snapshot s window same as (partition by s.from_day, s.to_day order by s.created_at, s.id)
     order by s.to_day desc, s.from_day, s.created_at desc, s.id`);
}

export const wordsOf = async (tx: Tx, id: string): Promise<SnapshotWords | undefined> =>
  (await tx.rows<{ words: SnapshotWords }>(sql`select words from snapshot where id = ${id}::uuid`))[0]?.words;

/** The figures of an edition that the reader may read, in a fixed order. `only`: some cuts, one key of them where it is given. */
export async function figuresOf(
  tx: Tx,
  id: string,
  edition: Edition,
  only: readonly { cut: Cut; of?: string }[],
): Promise<FrozenFigure[]> {
  const wanted = JSON.stringify(only.map(({ cut, of }) => ({ cut, of: of ?? null })));
  const rows = await tx.rows<Stored>(sql`
    select ${COLUMNS} from snapshot_figure f
     where f.snapshot_id = ${id}::uuid and f.edition = ${edition}
       and exists (select 1 from jsonb_to_recordset(${wanted}::jsonb) as w (cut text, "of" text)
                    where w.cut = f.cut and (w."of" is null or split_part(f.key, '/', 1) = w."of"))
     order by array_position(array['whole', 'landlord', 'operator', 'zone', 'year', 'landlordYear', 'operatorYear'], f.cut),
              f.key collate "C", array_position(array(select jsonb_array_elements_text(${JSON.stringify(INDICATORS)}::jsonb)), f.indicator)`);
  return rows.map(read);
}

/** Payers whose facts the reader may read, by code. */
export async function payersOf(
  tx: Tx,
  id: string,
): Promise<{ payer: string; payerId: string | null; facts: PayerFacts }[]> {
  return tx.rows(sql`
    select payer, payer_id as "payerId", facts from snapshot_payer where snapshot_id = ${id}::uuid order by payer collate "C"`);
}

/** What a snapshot changed to the one before it of its period, in the edition and the cuts that the reader may read. */
export async function movedSince(tx: Tx, one: Snapshot, edition: Edition): Promise<Moved[]> {
  if (one.followsId === null) return [];
  const cuts = (["whole", "landlord", "operator", "zone"] as const).map((cut) => ({ cut }));
  return movedBetween(
    await figuresOf(tx, one.followsId, edition, cuts),
    await figuresOf(tx, one.id, edition, cuts),
  );
}

/** When periods freeze by themselves: the coordination's setting, else the programme's. */
export async function freezeSetting(tx: Tx, on: Temporal.PlainDate): Promise<FreezeSetting> {
  const [own] = await settingsOn<FreezeSetting>(tx, "snapshot.freezeAfter", on);
  return own?.value ?? (legalOn("snapshot.freezeAfter", on)!.value as FreezeSetting);
}

/** Asks for each period that is due and was never frozen after its end, one event each. */
export async function askFreezes(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  for (const { from, to } of dueToFreeze(today, await freezeSetting(tx, today))) {
    const known = await tx.rows(
      sql`select 1 from snapshot where from_day = ${from}::date and to_day = ${to}::date and made_on > ${to}::date limit 1`,
    );
    const anything = await tx.rows(sql`select 1 from measure where starts_on <= ${to}::date limit 1`);
    if (known.length === 0 && anything.length > 0) await emit(tx, "snapshot.due", { payload: { from, to } });
  }
}

/** Freezes a period that is due, once: a second call finds it frozen. */
export async function freezeOnce(tx: Tx, { from, to }: Period): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('snapshot'), hashtext(${`${from} ${to}`}))`);
  const known = await tx.rows(
    sql`select 1 from snapshot where from_day = ${from}::date and to_day = ${to}::date and made_on > ${to}::date limit 1`,
  );
  if (known.length === 0) await freeze(tx, { from, to });
}
