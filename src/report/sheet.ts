/** A report's figures for a spreadsheet: a workbook of figures, rows of each cut, paths, definitions, and what they rest on; or one CSV file. The same bytes each time. */
import { unzipSync, zipSync } from "fflate";
import writeExcelFile from "write-excel-file/node";

import { isRounded } from "../evaluation/figure.rules.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { FrozenFigure } from "../snapshot/rules.ts";
import { reportContent, type ReportFacts } from "./content.rules.ts";
import { pathTable } from "./path-sheet.ts";
import { intervalOf } from "./figure-text.rules.ts";
import { REPORT_WORDS } from "./words.rules.ts";

type Value = string | number | null;

const money = (cents: number | null) => (cents === null ? null : cents / 100);

/** A figure in numbers: shares as shares, money in euros. */
function numbersOf({ indicator, figure }: FrozenFigure) {
  const { unit, suppressed } = figure;
  const isMoney = unit === "cents" && indicator !== "avoided";
  const interval = suppressed ? null : intervalOf(indicator, figure);
  const sums = indicator === "funding" || isMoney;
  return {
    value: isMoney ? money(figure.value) : figure.value,
    numerator: sums ? money(figure.numerator) : figure.numerator,
    denominator: indicator === "funding" ? money(figure.denominator) : figure.denominator,
    excluded: figure.excluded,
    unknown: figure.unknown,
    people: figure.people ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** One line a figure, header first. */
function table({ figures, words }: ReportFacts, language: Locale): Value[][] {
  const w = REPORT_WORDS[language];
  const { csv, columns } = w;
  const header = [
    csv.cut,
    csv.key,
    csv.label,
    columns.indicator,
    csv.id,
    columns.value,
    csv.numerator,
    csv.denominator,
    columns.excluded,
    columns.unknown,
    csv.people,
    csv.unit,
    csv.low,
    csv.high,
    csv.note,
  ];
  return [
    header,
    ...figures.map((row): Value[] => {
      const n = numbersOf(row);
      const notes = [
        row.figure.suppressed && w.hidden,
        isRounded(row.figure) && w.rounded,
        row.shownSince !== null && w.asOf(row.shownSince),
      ].filter(Boolean);
      return [
        w.cuts[row.cut],
        row.key,
        row.label ?? "",
        words[language].names[row.indicator] ?? row.indicator,
        row.indicator,
        n.value,
        n.numerator,
        n.denominator,
        n.excluded,
        n.unknown,
        n.people,
        w.units[row.figure.unit],
        n.low,
        n.high,
        notes.join(" ; "),
      ];
    }),
  ];
}

/** UTF-8 with byte-order mark, semicolons; numbers as each language writes them, not rounded. */
export function reportCsv(facts: ReportFacts, language: Locale): string {
  const lines = table(facts, language).map((cells) => cells.map((cell) => written(cell, language)).join(";"));
  return `\ufeff${lines.map((line) => `${line}\r\n`).join("")}`;
}

function written(value: Value, language: Locale): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", language === "fr" ? "," : ".");
  // A text that begins like a formula is shown as text.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Text is written as text, never as a formula, whatever it begins with. */
const cell = (value: Value) =>
  value === null || value === ""
    ? null
    : typeof value === "number"
      ? { type: Number, value }
      : { type: String, value: value.slice(0, 32_767) };
const head = (value: Value) => ({
  type: String,
  value: String(value),
  fontWeight: "bold" as const,
  wrap: true,
});

function pathSheet({ paths }: ReportFacts, language: Locale) {
  const [header, ...rows] = pathTable(paths, language);
  return {
    sheet: REPORT_WORDS[language].sheets.paths,
    data: [header.map(head), ...rows.map((row) => row.map(cell))],
    columns: header.map(() => ({ width: 16 })),
    stickyRowsCount: 1,
  };
}

export async function reportWorkbook(facts: ReportFacts, language: Locale): Promise<Buffer> {
  const w = REPORT_WORDS[language];
  const [header, ...rows] = table(facts, language) as [Value[], ...Value[][]];
  const content = reportContent(facts, language);
  const { kind, of } = facts.name;
  const isMain = ({ cut, key }: FrozenFigure) =>
    kind === "landlord" || kind === "operator" ? cut === kind && key === of : cut === "whole";
  const main = rows.filter((_, index) => isMain(facts.figures[index]!));
  const definitions = facts.words[language];
  const ids = [...new Set(facts.figures.map(({ indicator }) => indicator))];
  const about = [
    content.title,
    `${content.cover.frozen}, ${content.cover.edition}.`,
    content.cover.lead,
    ...w.methodText,
    ...(facts.paths.length > 0 ? [w.pathsNote] : []),
    w.fewNote,
    ...(kind === "funder" ? [w.funderText, w.hiddenNote] : []),
  ];
  const widths = [14, 16, 26, 30, 16, 14, 14, 14, 10, 10, 10, 14, 12, 12, 24].map((width) => ({ width }));
  const sheets = [
    {
      sheet: w.sheets.figures,
      data: [header.map(head), ...main.map((row) => row.map(cell))],
      columns: widths,
      stickyRowsCount: 1,
    },
    {
      sheet: w.sheets.rows,
      data: [header.map(head), ...rows.map((row) => row.map(cell))],
      columns: widths,
      stickyRowsCount: 1,
    },
    ...(facts.paths.length > 0 ? [pathSheet(facts, language)] : []),
    {
      sheet: w.sheets.definitions,
      data: [
        [w.columns.indicator, w.csv.id, w.columns.definition].map(head),
        ...ids.map((id) => [definitions.names[id] ?? id, id, definitions.definitions[id] ?? ""].map(cell)),
      ],
      columns: [{ width: 30 }, { width: 18 }, { width: 110 }],
      stickyRowsCount: 1,
    },
    {
      sheet: w.sheets.about,
      data: about.map((text) => [{ type: String, value: text, wrap: true }]),
      columns: [{ width: 110 }],
    },
  ];
  return sameBytes(await writeExcelFile(sheets as never).toBuffer(), facts.snapshot.madeOn);
}

/** The archive's own clock taken out of it: every file in it is of the day that the figures were frozen. */
function sameBytes(workbook: Buffer, on: string): Buffer {
  const files = unzipSync(workbook);
  // Half past noon in any zone is still that day.
  const mtime = new Date(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8, 10)), 12, 30);
  const dated = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime }] as [Uint8Array, { mtime: Date }]]),
  );
  return Buffer.from(zipSync(dated));
}
