/** The programme's published budget and funding lines, as `import funding` reads them. Source: project sheet, June 2020 (programme.md). */

export type FundingKind = "voted" | "agreed" | "received" | "spent" | "directAid";
/** One line. Amount in cents. `eligible`: whether the funder's rule lets it pay for this; null = not known to us. */
export type FundingRow = {
  funder: string;
  year: number;
  kind: FundingKind;
  line: string;
  amountCents: number;
  eligible: boolean | null;
};

const euros = (amount: number) => amount * 100;

/** "207 k€ a year for the first 3 years; 230 k€ in 2019". Voted by the steering committee, whoever pays. */
const VOTED: readonly [year: number, amountCents: number][] = [
  [2016, euros(207_000)],
  [2017, euros(207_000)],
  [2018, euros(207_000)],
  [2019, euros(230_000)],
];

/** 2019: these sum to 265 k€, 290 k€ with the direct aid, against a budget of 230 k€. The software shows the difference. */
const AGREED_2019: readonly [funder: string, kind: FundingKind, line: string, amountCents: number][] = [
  ["FNAVDL", "agreed", "FNAVDL", euros(123_000)],
  ["LANDLORDS", "agreed", "Contribution des bailleurs", euros(108_000)],
  ["FAP", "agreed", "Subvention", euros(15_000)],
  ["METRO", "agreed", "Subvention", euros(12_000)],
  ["AL", "agreed", "Subvention", euros(7_000)],
  ["FCE", "directAid", "Aides directes aux ménages", euros(25_000)],
];

/** Spending of 2016–2018 was not published: it is taken as equal to the budget, which its line says. That of 2019 stays unknown. */
export function programmeFunding(): FundingRow[] {
  const voted = VOTED.map(([year, amountCents]) =>
    row("PLATFORM", year, "voted", "Budget annuel", amountCents),
  );
  const spent = VOTED.filter(([year]) => year <= 2018).map(([year, amountCents]) =>
    row("PLATFORM", year, "spent", "Dépenses (réalisé non publié, pris égal au budget)", amountCents),
  );
  const agreed = AGREED_2019.map(([funder, kind, line, amountCents]) =>
    row(funder, 2019, kind, line, amountCents),
  );
  return [...voted, ...spent, ...agreed];
}

function row(funder: string, year: number, kind: FundingKind, line: string, amountCents: number): FundingRow {
  return { funder, year, kind, line, amountCents, eligible: null };
}
