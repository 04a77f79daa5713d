/** One line of a spreadsheet of the programme's money; and which lines of a file are new beside those that stand already. */
import type { FundingKind } from "../funding/rules.ts";
import type { Said } from "../platform/calendar/wording.ts";
import type { Cents } from "../platform/money/cents.ts";
import { setAside, type SetAside } from "./aside.rules.ts";
import {
  amountCell,
  type Cell,
  countCell,
  isUnknown,
  isWrong,
  KIND_WORDS,
  wordCell,
  type Writing,
  yesNoCell,
} from "./cells.rules.ts";
import { FUNDING_NAMES, type FundingColumn } from "./columns.rules.ts";

/** `eligible`: whether the funder pays for this kind of cost; null = unknown. */
export type StatedLine = {
  funder: string;
  year: number;
  kind: FundingKind;
  line: string;
  amountCents: Cents;
  eligible: boolean | null;
};

export function readLine(
  at: number,
  cell: (column: FundingColumn) => string,
  amountFormat?: Writing["amountFormat"],
): { stated: StatedLine } | { aside: SetAside } {
  let first: SetAside | undefined;
  const aside = (column: FundingColumn, rule: string, because: Said) => {
    first ??= setAside(at, FUNDING_NAMES[column], cell(column), rule, because);
  };
  const read = <T>(column: FundingColumn, value: Cell<T>): T | null => {
    if (isWrong(value)) aside(column, value.rule, value.wrong);
    else if (value === null && column !== "eligible")
      aside(column, "missing", {
        fr: "rien n'est écrit, et rien n'est pas zéro",
        en: "nothing is written, and nothing is not zero",
      });
    return isWrong(value) ? null : value;
  };
  const text = (column: FundingColumn): Cell<string> =>
    isUnknown(cell(column)) ? null : cell(column).trim().slice(0, 200);
  const year = read("year", countCell(cell("year"), 2100));
  if (year !== null && year < 2000)
    aside("year", "implausibleYear", {
      fr: "l'année va de 2000 à 2100",
      en: "the year runs from 2000 to 2100",
    });
  const stated = {
    funder: read("funder", text("funder")) ?? "",
    year: year ?? 0,
    kind: read("kind", wordCell(cell("kind"), KIND_WORDS)) ?? "voted",
    line: read("line", text("line")) ?? "",
    amountCents: read("amount", amountCell(cell("amount"), amountFormat)) ?? (0 as Cents),
    eligible: read("eligible", yesNoCell(cell("eligible"))),
  };
  if (stated.amountCents < 0)
    aside("amount", "negativeAmount", {
      fr: "un montant n'est pas négatif ; corrigez la ligne qu'il devait diminuer",
      en: "an amount is not negative; correct the line that it was to lessen",
    });
  return first ? { aside: first } : { stated };
}

/** A line is told by these: two amounts under one name, in one file, are two payments. */
export const nameOf = ({ funder, year, kind, line }: Omit<StatedLine, "amountCents" | "eligible">) =>
  JSON.stringify([funder, year, kind, line]);

type Placed = { place: number; stated: StatedLine };
export type Sorted = { fresh: Placed[]; known: Placed[]; other: { placed: Placed; standing: Cents[] }[] };

/**
 * Lines of a file beside those that stand. The same name and amount is known, as many times as it stands. Of another amount it is new
 * where the file holds all that stands under that name too (one more payment); else the file corrects what stands: a person does that.
 */
export function sorted(lines: readonly Placed[], standing: readonly StatedLine[]): Sorted {
  const found: Sorted = { fresh: [], known: [], other: [] };
  const before = Map.groupBy(standing, nameOf);
  for (const [name, some] of Map.groupBy(lines, ({ stated }) => nameOf(stated))) {
    const left = (before.get(name) ?? []).map(({ amountCents }) => amountCents);
    const fresh = some.filter((one) => {
      const at = left.indexOf(one.stated.amountCents);
      if (at < 0) return true;
      left.splice(at, 1);
      found.known.push(one);
      return false;
    });
    if (left.length === 0) found.fresh.push(...fresh);
    else found.other.push(...fresh.map((placed) => ({ placed, standing: left })));
  }
  return found;
}
