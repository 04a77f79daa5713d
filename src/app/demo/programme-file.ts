/** The programme's rows as a coordinator's spreadsheet holds them: French headers, words, days and amounts. */
import { CASE_NAMES, FUNDING_NAMES } from "../../takeover/columns.rules.ts";
import type { FundingRow } from "./programme-funding.ts";
import type { CaseRow } from "./programme-path.ts";

const WORDS: Readonly<Record<string, string>> = {
  stay: "maintien",
  leaseTransfer: "bail glissant",
  admitted: "admis",
  deferred: "ajourné",
  refused: "refusé",
  redirected: "réorienté",
  kept: "maintenu",
  strained: "tendu",
  broken: "rompu",
  stayed: "maintenu dans le logement",
  rehoused: "relogé",
  leaseTransferred: "bail glissé",
  left: "parti",
  evicted: "expulsé",
  withdrawn: "abandon",
  voted: "voté",
  agreed: "accordé",
  received: "reçu",
  spent: "dépensé",
  directAid: "aide directe",
};

const word = (code: string | null) => (code === null ? "" : WORDS[code]!);
const day = (iso: string | null) => (iso === null ? "" : iso.split("-").toReversed().join("/"));
const euros = (cents: number | null) => (cents === null ? "" : (cents / 100).toFixed(2).replace(".", ","));
const yesNo = (is: boolean | null) => (is === null ? "" : is ? "oui" : "non");
const number = (value: number | null) => (value === null ? "" : String(value));

export const casesFile = (rows: readonly CaseRow[]): AsyncIterable<Uint8Array> =>
  csv(
    Object.values(CASE_NAMES).map(({ fr }) => fr),
    rows.map((row) => [
      row.caseRef,
      row.landlord,
      row.account,
      row.leaseholder,
      number(row.people),
      row.communeInsee,
      word(row.track),
      day(row.referredOn),
      day(row.decidedOn),
      word(row.decision),
      row.operator ?? "",
      day(row.measureStart),
      day(row.measureEnd),
      number(row.renewals),
      number(row.problems),
      word(row.tieAtReferral),
      word(row.tieAtEnd),
      number(row.meetingsHome),
      number(row.meetingsOther),
      euros(row.debtAtReferralCents),
      euros(row.debtAtStartCents),
      euros(row.debtAtEndCents),
      yesNo(row.paymentResumed),
      word(row.outcome),
      euros(row.costCents),
    ]),
  );

export const fundingFile = (rows: readonly FundingRow[]): AsyncIterable<Uint8Array> =>
  csv(
    Object.values(FUNDING_NAMES).map(({ fr }) => fr),
    rows.map(({ funder, year, kind, line, amountCents, eligible }) => [
      funder,
      String(year),
      word(kind),
      line,
      euros(amountCents),
      yesNo(eligible),
    ]),
  );

async function* csv(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): AsyncGenerator<Uint8Array> {
  for (const row of [headers, ...rows])
    yield Buffer.from(
      `${row.map((cell) => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(";")}\r\n`,
    );
}
