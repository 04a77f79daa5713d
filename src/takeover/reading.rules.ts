/** What each cell of a row says with the columns and formats chosen so far: the page shows it while a person chooses. */
import type { Said } from "../platform/calendar/wording.ts";
import {
  amountCell,
  type Cell,
  countCell,
  dayCell,
  DECISION_WORDS,
  isUnknown,
  isWrong,
  KIND_WORDS,
  OUTCOME_WORDS,
  TIE_WORDS,
  TRACK_WORDS,
  wordCell,
  type Writing,
  yesNoCell,
} from "./cells.rules.ts";
import type { CaseColumn, FundingColumn, Takeover } from "./columns.rules.ts";

type Kind = "text" | "day" | "amount" | "count" | "yesNo" | Readonly<Record<string, readonly string[]>>;

/** A column left out holds words as they are: names, references, codes held against what the programme knows. */
const KINDS: Partial<Record<CaseColumn | FundingColumn, Kind>> = {
  people: "count",
  track: TRACK_WORDS,
  referred_on: "day",
  decided_on: "day",
  decision: DECISION_WORDS,
  measure_start: "day",
  measure_end: "day",
  renewals: "count",
  problems: "count",
  tie_at_referral: TIE_WORDS,
  tie_at_end: TIE_WORDS,
  meetings_home: "count",
  meetings_other: "count",
  debt_at_referral: "amount",
  debt_at_start: "amount",
  debt_at_end: "amount",
  payment_resumed: "yesNo",
  outcome: OUTCOME_WORDS,
  cost: "amount",
  year: "count",
  kind: KIND_WORDS,
  amount: "amount",
  eligible: "yesNo",
};

/** The column whose amounts a file's control totals sum. */
export const CONTROLLED = { cases: "cost", funding: "amount" } as const satisfies Record<
  Takeover,
  CaseColumn | FundingColumn
>;

export const kindOfCell = (column: string): Kind => KINDS[column as CaseColumn] ?? "text";

/** As ReadCell of the ledger's assistant, with what kind of value it is. */
export type CellRead =
  | { is: "nothing" }
  | { is: "text" | "day"; value: string }
  | { is: "word"; value: Said }
  | { is: "amount" | "count"; value: number }
  | { is: "yesNo"; value: boolean }
  | { is: "wrong"; text: string; why: Said };

export function readCell(column: string, text: string, writing: Writing): CellRead {
  const kind = kindOfCell(column);
  if (isUnknown(text)) return { is: "nothing" };
  const read = <T extends string | number | boolean>(is: CellRead["is"], cell: Cell<T>): CellRead =>
    cell === null
      ? { is: "nothing" }
      : isWrong(cell)
        ? { is: "wrong", text, why: cell.wrong }
        : ({ is, value: cell } as CellRead);
  if (kind === "text") return { is: "text", value: text.trim() };
  if (kind === "day") return read("day", dayCell(writing)(text));
  if (kind === "amount") return read("amount", amountCell(text, writing.amountFormat));
  if (kind === "count") return read("count", countCell(text, 9_999));
  if (kind === "yesNo") return read("yesNo", yesNoCell(text));
  const word = wordCell(text, kind);
  if (typeof word !== "string") return read("word", word);
  return { is: "word", value: { fr: kind[word]?.[0] ?? word, en: word } };
}
