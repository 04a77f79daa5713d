/** A report as it is read: sections of cards, tables and drawings, each drawing with the table that says the same. Pure: the same snapshot, the same report. */
import { type Figure, isRounded } from "../evaluation/figure.rules.ts";
import type { IndicatorId } from "../evaluation/rules.ts";
import { GROUPS, INDICATOR_WORDS } from "../evaluation/words.rules.ts";
import { COST_LINES, FUNDING_KINDS } from "../funding/rules.ts";
import { longDate, type Locale } from "../platform/calendar/wording.ts";
import {
  type Cut,
  type FrozenFigure,
  type Moved,
  type PathRow,
  type PayerFacts,
  periodKind,
  quarterOf,
  type SnapshotWords,
} from "../snapshot/rules.ts";
import {
  STAR,
  baseText,
  countText,
  euros,
  intervalOf,
  intervalText,
  isFew,
  percent,
  valueText,
} from "./figure-text.rules.ts";
import type { ReportName } from "./rules.ts";
import { REPORT_WORDS } from "./words.rules.ts";

export type ReportFacts = {
  name: ReportName;
  /** Of the organisation that it is about. */
  organisation: string | null;
  snapshot: { from: string; to: string; madeOn: string; madeBy: string | null; rank: number };
  figures: readonly FrozenFigure[];
  payers: readonly { payer: string; facts: PayerFacts }[];
  /** Behind the figures, without identity; none in a funder's report. */
  paths: readonly PathRow[];
  words: SnapshotWords;
  /** Since the edition before; null: this is the first. */
  moved: { since: string; list: readonly Moved[] } | null;
};

type Bar = { label: string; share: number | null; low: number | null; high: number | null; text: string };
export type Block =
  | { kind: "cards"; cards: { name: string; value: string; base: string; notes: string[] }[] }
  | { kind: "table"; columns: { title: string; right: boolean }[]; rows: string[][]; even?: true }
  | { kind: "bars"; title: string; alt: string; bars: Bar[] }
  | { kind: "years"; title: string; alt: string; bars: Bar[] }
  | { kind: "facts"; pairs: [label: string, value: string][] }
  | { kind: "text" | "note" | "heading"; text: string };
/** `apart`: on a page of its own. */
export type Section = { title: string; apart?: true; blocks: Block[] };
export type ReportContent = {
  title: string;
  kicker: string;
  reference: string;
  cover: { about: string; period: string; frozen: string; edition: string; lead: string };
  contents: string;
  sections: Section[];
};

const KEY: readonly IndicatorId[] = [
  "supported",
  "closed",
  "debtReduced",
  "paymentResumed",
  "stayed",
  "unitCost",
];
const COMPARED: readonly IndicatorId[] = ["supported", "closed", "debtReduced", "paymentResumed", "stayed"];
const DRAWN: readonly IndicatorId[] = ["debtReduced", "paymentResumed"];
const BY_YEAR: readonly IndicatorId[] = ["supported", "closed", "debtReduced", "paymentResumed", "unitCost"];

/** Said of drawings whose bars bear one. */
const whiskers = ({ w }: Read, drawn: readonly Block[]): Block[] =>
  drawn.some((block) => "bars" in block && block.bars.some(({ low }) => low !== null))
    ? [{ kind: "note", text: w.whiskers }]
    : [];

const day = (iso: string, language: Locale) => longDate(Temporal.PlainDate.from(iso), language);

export function periodText({ from, to }: { from: string; to: string }, language: Locale): string {
  const words = REPORT_WORDS[language].period;
  const year = from.slice(0, 4);
  switch (periodKind({ from, to })) {
    case "year":
      return words.year({ year });
    case "years":
      return words.years({ year, last: to.slice(0, 4) });
    case "quarter":
      return words.quarter({ year, quarter: quarterOf({ from, to }) });
    default:
      return words.other({ from: day(from, language), to: day(to, language) });
  }
}

type Sheet = ReadonlyMap<IndicatorId, FrozenFigure>;
type Read = ReportFacts & {
  language: Locale;
  w: (typeof REPORT_WORDS)["fr" | "en"];
  sheet: (cut: Cut, key: string) => Sheet;
  slices: (cut: Cut) => [key: string, label: string, sheet: Sheet][];
  nameOf: (id: string) => string;
};

const sheetOf = (rows: readonly FrozenFigure[]): Sheet => new Map(rows.map((row) => [row.indicator, row]));

export function reportContent(facts: ReportFacts, language: Locale): ReportContent {
  const w = REPORT_WORDS[language];
  const by = Map.groupBy(facts.figures, ({ cut, key }) => `${cut}\n${key}`);
  const read: Read = {
    ...facts,
    language,
    w,
    nameOf: (id) => facts.words[language].names[id] ?? id,
    sheet: (cut, key) => sheetOf(by.get(`${cut}\n${key}`) ?? []),
    slices: (cut) =>
      [...by.values()]
        .filter(([first]) => first!.cut === cut)
        .map((rows) => [rows[0]!.key, rows[0]!.label ?? (rows[0]!.key || w.notStated), sheetOf(rows)]),
  };
  const { kind } = facts.name;
  const isOwn = kind === "landlord" || kind === "operator";
  const period = periodText(facts.snapshot, language);
  const title = `${w.kinds[kind]}${facts.organisation === null ? "" : ` ${facts.organisation}`}, ${period}`;
  const frozen = w.frozen(day(facts.snapshot.madeOn, language), facts.snapshot.madeBy);
  const compared = isOwn
    ? []
    : (["landlord", "operator", "zone"] as const).map((cut) => comparison(read, cut));
  const sections = [
    key(read),
    ...(kind === "funder" ? [agreements(read)] : []),
    ...(kind === "steering" ? [] : [groups(read)]),
    years(read),
    ...compared,
    ...(kind === "annual" || kind === "steering" ? [money(read)] : []),
    ...(kind === "landlord" ? [ownMoney(read)] : []),
    ...changes(read),
    method(read),
  ].filter(({ blocks }) => blocks.length > 0);
  return {
    title,
    kicker: w.kinds[kind],
    reference: `${period}, ${w.edition(facts.snapshot.rank)}`,
    cover: {
      about: facts.organisation ?? "Logement Toujours",
      period: period.charAt(0).toUpperCase() + period.slice(1),
      frozen,
      edition: w.edition(facts.snapshot.rank),
      lead: w.frozenLead,
    },
    contents: w.contents,
    sections,
  };
}

/** The figures that the report is first about: one's own, else the whole. */
const mainSheet = ({ name, sheet }: Read): Sheet =>
  name.kind === "landlord" || name.kind === "operator" ? sheet(name.kind, name.of!) : sheet("whole", "");

const yearSheets = ({ name, slices }: Read): [year: string, sheet: Sheet][] =>
  (name.kind === "landlord" || name.kind === "operator" ? slices(`${name.kind}Year`) : slices("year")).map(
    ([year, , sheet]) => [year.split("/").at(-1)!, sheet],
  );

const figureOf = (sheet: Sheet, id: IndicatorId): Figure | undefined => sheet.get(id)?.figure;
const told = (figure: Figure | undefined, language: Locale) => (figure ? valueText(figure, language) : "–");

function key(read: Read): Section {
  const { w, language, nameOf } = read;
  const sheet = mainSheet(read);
  const whole = read.sheet("whole", "");
  return {
    title: w.key,
    blocks: [
      {
        kind: "cards",
        cards: KEY.map((id) => {
          const figure = figureOf(sheet, id);
          const interval = figure ? intervalText(id, figure, language) : "";
          const platform =
            sheet === whole || whole.size === 0 || sheet.size === 0 ? undefined : figureOf(whole, id);
          const beside =
            read.name.kind === "landlord" || read.name.kind === "operator" ? platform : undefined;
          return {
            name: nameOf(id),
            value: told(figure, language),
            base: figure ? baseText(id, figure, language) : "",
            notes: [
              interval && w.intervalNote(interval),
              beside &&
                `${w.columns.platform}${language === "fr" ? " :" : ":"} ${valueText(beside, language)}`,
            ].filter((note): note is string => Boolean(note)),
          };
        }),
      },
      ...fewNote(
        read,
        KEY.map((id) => [id, figureOf(sheet, id)]),
      ),
    ],
  };
}

const fewNote = ({ w }: Read, shown: readonly [id: string, figure: Figure | undefined][]): Block[] => [
  ...(shown.some(([id, figure]) => figure && !figure.suppressed && isFew(id, figure))
    ? [{ kind: "note" as const, text: w.fewNote }]
    : []),
  ...(shown.some(([, figure]) => figure && (figure.suppressed || isRounded(figure)))
    ? [{ kind: "note" as const, text: w.hiddenNote }]
    : []),
];

function groups(read: Read): Section {
  const { w, language, nameOf, name } = read;
  const sheet = mainSheet(read);
  const isOwn = name.kind === "landlord" || name.kind === "operator";
  const beside = isOwn ? read.sheet("whole", "") : previousYear(read);
  const columns = [
    w.columns.indicator,
    w.columns.value,
    w.columns.base,
    w.columns.interval,
    w.columns.excluded,
    w.columns.unknown,
    ...(beside ? [isOwn ? w.columns.platform : w.columns.before] : []),
  ];
  const blocks = Object.entries(GROUPS).flatMap(([group, ids]): Block[] => [
    { kind: "heading", text: INDICATOR_WORDS[language].groups[group as keyof typeof GROUPS] },
    {
      kind: "table",
      columns: columns.map((title, index) => ({ title, right: index > 0 })),
      rows: (ids as readonly IndicatorId[]).flatMap((id): string[][] => {
        const figure = figureOf(sheet, id);
        if (!figure || (isOwn && (id === "funding" || id === "fullCost"))) return [];
        return [
          [
            nameOf(id),
            valueText(figure, language),
            baseText(id, figure, language),
            intervalText(id, figure, language),
            countText(figure.excluded, figure.suppressed, language),
            countText(figure.unknown, figure.suppressed, language),
            ...(beside ? [told(figureOf(beside, id), language)] : []),
          ],
        ];
      }),
    },
  ]);
  const kept = [...sheet.values()].filter(({ shownSince }) => shownSince !== null);
  return {
    title: w.groupsTitle,
    blocks: [
      ...blocks,
      ...fewNote(
        read,
        [...sheet].map(([id, { figure }]) => [id, figure]),
      ),
      ...[...Map.groupBy(kept, ({ shownSince }) => shownSince!)].map(([since, rows]) => ({
        kind: "note" as const,
        text: w.keptNote(rows.map(({ indicator }) => nameOf(indicator)).join(", "), day(since, language)),
      })),
    ],
  };
}

/** The sheet of the year before, of a report of one year. */
function previousYear(read: Read): Sheet | undefined {
  if (periodKind(read.snapshot) !== "year") return undefined;
  const before = String(Number(read.snapshot.from.slice(0, 4)) - 1);
  return yearSheets(read).find(([year]) => year === before)?.[1];
}

const barOf = (
  id: IndicatorId,
  label: string,
  figure: Figure | undefined,
  most: number,
  language: Locale,
): Bar => {
  const interval = figure ? intervalOf(id, figure) : null;
  const value = figure?.value ?? null;
  return {
    label,
    share: value === null || most === 0 ? null : Math.max(0, value / most),
    low: interval ? interval.low / most : null,
    high: interval ? interval.high / most : null,
    text: told(figure, language),
  };
};

/** Shares against 100 %, anything else against the largest. */
function barsOf(
  read: Read,
  kind: "bars" | "years",
  id: IndicatorId,
  slices: readonly [label: string, sheet: Sheet][],
): Block[] {
  const figures = slices.map(([label, sheet]) => [label, figureOf(sheet, id)] as const);
  const values = figures.flatMap(([, figure]) => figure?.value ?? []);
  if (values.length < 2) return [];
  const isShare = figures.some(([, figure]) => figure?.unit === "share");
  const most = isShare ? 1 : Math.max(...values, 0);
  const list = figures
    .map(([label, figure]) => {
      const interval = figure ? intervalText(id, figure, read.language) : "";
      return `${label}${read.language === "fr" ? " :" : ":"} ${told(figure, read.language)}${interval ? ` (${interval})` : ""}`;
    })
    .join(" ; ");
  const title = read.nameOf(id);
  return [
    {
      kind,
      title,
      alt: read.w.chart[kind](title, list),
      bars: figures.map(([label, figure]) => barOf(id, label, figure, most, read.language)),
    },
  ];
}

/** One line a slice: each indicator with its value, and what it is the part of. */
function sliceTable(
  read: Read,
  first: string,
  ids: readonly IndicatorId[],
  slices: readonly [label: string, sheet: Sheet][],
): Block {
  const { language } = read;
  return {
    kind: "table",
    even: true,
    columns: [{ title: first, right: false }, ...ids.map((id) => ({ title: read.nameOf(id), right: true }))],
    rows: slices.map(([label, sheet]) => [
      label,
      ...ids.map((id) => {
        const figure = figureOf(sheet, id);
        if (!figure) return "–";
        const interval = intervalText(id, figure, language);
        const base = interval ? baseText(id, figure, language) : "";
        return base
          ? `${valueText(figure, language)} (${base.replace(STAR, "")})${base.endsWith(STAR) ? "*" : ""}`.replaceAll(
              " ",
              "\u00a0",
            )
          : valueText(figure, language);
      }),
    ]),
  };
}

function years(read: Read): Section {
  const slices = yearSheets(read).map(([year, sheet]): [string, Sheet] => [year, sheet]);
  if (slices.length < 2) return { title: read.w.years, blocks: [] };
  const drawn = (["supported", "debtReduced"] as const).flatMap((id) => barsOf(read, "years", id, slices));
  return {
    title: read.w.years,
    blocks: [
      ...drawn,
      ...whiskers(read, drawn),
      sliceTable(read, read.w.slice.year, BY_YEAR, slices),
      ...fewNote(
        read,
        slices.flatMap(([, sheet]) =>
          BY_YEAR.map((id): [string, Figure | undefined] => [id, figureOf(sheet, id)]),
        ),
      ),
    ],
  };
}

function comparison(read: Read, cut: "landlord" | "operator" | "zone"): Section {
  // Whoever has nobody in the period is no line of it; a hidden one is.
  const slices = read
    .slices(cut)
    .filter(([, , sheet]) =>
      [...sheet.values()].some(
        ({ figure }) => figure.suppressed || (figure.denominator ?? figure.numerator ?? 0) > 0,
      ),
    )
    .map(([, label, sheet]): [string, Sheet] => [label, sheet]);
  if (slices.length === 0) return { title: read.w.by[cut], blocks: [] };
  const drawn = DRAWN.flatMap((id) => barsOf(read, "bars", id, slices));
  return {
    title: read.w.by[cut],
    ...(cut === "landlord" && { apart: true as const }),
    blocks: [
      ...drawn,
      ...whiskers(read, drawn),
      sliceTable(read, read.w.slice[cut], COMPARED, slices),
      ...fewNote(
        read,
        slices.flatMap(([, sheet]) =>
          COMPARED.map((id): [string, Figure | undefined] => [id, figureOf(sheet, id)]),
        ),
      ),
    ],
  };
}

function money(read: Read): Section {
  const { w, language, payers } = read;
  const parts = figureOf(read.sheet("whole", ""), "funding")?.parts ?? {};
  const kinds = FUNDING_KINDS.filter((kind) =>
    payers.some(({ facts }) => facts.lines.some((line) => line.kind === kind)),
  );
  const amount = (cents: number | null | undefined) => (cents == null ? w.unknown : euros(cents, language));
  const of = (lines: PayerFacts["lines"], kind: string) => {
    const some = lines.filter((line) => line.kind === kind);
    return some.length === 0
      ? ""
      : euros(
          some.reduce((sum, { amountCents }) => sum + amountCents, 0),
          language,
        );
  };
  const named = ({ payer, facts }: Read["payers"][number]) =>
    payer === "PLATFORM" ? w.platform : payer === "LANDLORDS" ? w.landlords : facts.name;
  return {
    title: w.money,
    blocks: [
      {
        kind: "facts",
        pairs: [
          [w.moneyKinds.voted, amount(parts["votedCents"])],
          [w.moneyKinds.agreed, amount(parts["agreedCents"])],
          [w.difference, amount(parts["differenceCents"])],
          [w.moneyKinds.received, amount(parts["receivedCents"])],
          [w.moneyKinds.spent, amount(parts["spentCents"])],
          [w.moneyKinds.justified, amount(parts["justifiedCents"])],
        ],
      },
      ...(kinds.length === 0
        ? []
        : [
            {
              kind: "table" as const,
              columns: [
                { title: w.columns.payer, right: false },
                ...kinds.map((kind) => ({ title: w.moneyKinds[kind], right: true })),
              ],
              rows: [
                ...payers
                  .filter(({ facts }) => facts.lines.length > 0)
                  .map((one) => [named(one), ...kinds.map((kind) => of(one.facts.lines, kind))]),
                [
                  w.total,
                  ...kinds.map((kind) =>
                    of(
                      payers.flatMap(({ facts }) => facts.lines),
                      kind,
                    ),
                  ),
                ],
              ],
            },
          ]),
    ],
  };
}

const ownFacts = ({ name, payers }: Read): PayerFacts | undefined =>
  payers.find(({ payer }) => payer === name.of)?.facts;

function linesTable({ w, language }: Read, lines: PayerFacts["lines"]): Block[] {
  if (lines.length === 0) return [];
  return [
    {
      kind: "table",
      columns: [w.columns.year, w.columns.kind, w.columns.line, w.columns.amount].map((title, index) => ({
        title,
        right: index === 3,
      })),
      rows: lines.map(({ year, kind, line, amountCents }) => [
        String(year),
        w.moneyKinds[kind],
        line,
        euros(amountCents, language),
      ]),
    },
  ];
}

/** What a funder pays for, by its own agreement: which cost lines, up to how much, for what part. */
function agreements(read: Read): Section {
  const { w, language } = read;
  const facts = ownFacts(read);
  if (!facts || (facts.agreements.length === 0 && facts.lines.length === 0))
    return { title: w.agreements, blocks: [{ kind: "text", text: w.noAgreement }] };
  return {
    title: w.agreements,
    blocks: [
      ...facts.agreements.flatMap((one): Block[] => [
        { kind: "heading", text: one.name },
        {
          kind: "facts",
          pairs: [
            [w.runs(day(one.startsOn, language), day(one.endsOn, language)), " "],
            [w.paysFor, one.paysFor],
            ...(one.conditions === null ? [] : [[w.conditions, one.conditions] as [string, string]]),
          ],
        },
        ...(one.rules.length === 0
          ? []
          : [
              {
                kind: "table" as const,
                columns: [w.columns.costLine, w.columns.eligible, w.columns.ceiling, w.columns.share].map(
                  (title, index) => ({ title, right: index > 1 }),
                ),
                rows: one.rules
                  .toSorted((a, b) => COST_LINES.indexOf(a.costLine) - COST_LINES.indexOf(b.costLine))
                  .map(({ costLine, eligible, ceilingCents, sharePercent }) => [
                    w.costLines[costLine],
                    eligible === null ? w.eligible.unknown : eligible ? w.eligible.yes : w.eligible.no,
                    ceilingCents === null ? "" : euros(ceilingCents, language),
                    sharePercent === null ? "" : percent(sharePercent / 100, language),
                  ]),
              },
            ]),
      ]),
      ...linesTable(read, facts.lines),
    ],
  };
}

const ownMoney = (read: Read): Section => ({
  title: read.w.ownMoney,
  blocks: linesTable(read, ownFacts(read)?.lines ?? []),
});

function changes(read: Read): Section[] {
  const { w, moved, language, nameOf } = read;
  if (moved === null) return [];
  const nameOfSlice = ({ cut, key, label }: Moved) =>
    cut === "whole" ? "" : ` – ${cut === "year" ? key : (label ?? (key || w.notStated))}`;
  const text = (figure: Figure | null, id: string) =>
    figure === null
      ? "–"
      : [valueText(figure, language), baseText(id, figure, language)].filter(Boolean).join(", ");
  const rows = moved.list.map((one) => [
    `${nameOf(one.indicator)}${nameOfSlice(one)}`,
    text(one.before, one.indicator),
    text(one.after, one.indicator),
  ]);
  return [
    {
      title: w.changes,
      blocks: [
        {
          kind: "text",
          text: `${w.before(day(moved.since, language))}${rows.length === 0 ? ` ${w.noChange}` : ""}`,
        },
        ...(rows.length === 0
          ? []
          : [
              {
                kind: "table" as const,
                columns: [w.columns.indicator, w.columns.was, w.columns.is].map((title, index) => ({
                  title,
                  right: index > 0,
                })),
                rows,
              },
            ]),
      ],
    },
  ];
}

function method(read: Read): Section {
  const { w, language, name, nameOf } = read;
  const definitions = read.words[language].definitions;
  const ids = [...mainSheet(read).keys()];
  return {
    title: w.method,
    blocks: [
      ...w.methodText.map((text) => ({ kind: "text" as const, text })),
      ...(name.kind === "funder" ? [{ kind: "text" as const, text: w.funderText }] : []),
      {
        kind: "table",
        columns: [w.columns.indicator, w.columns.definition].map((title) => ({ title, right: false })),
        rows: ids.map((id) => [nameOf(id), definitions[id] ?? ""]),
      },
    ],
  };
}
