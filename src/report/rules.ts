/** Which reports a snapshot gives, to whom, and from which of its figures: the same ones whoever asks. */
import type { Cut, Edition } from "../snapshot/rules.ts";

export const REPORT_KINDS = ["annual", "steering", "funder", "landlord", "operator"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
/** `of`: the organisation's code, of a funder's, a landlord's, an operator's own. */
export type ReportName = { kind: ReportKind; of: string | null };

type Organisation = { code: string; name: string; kind: string };
export type Offered = ReportName & { name: string | null };

/** Reports that a reader may ask of a snapshot. `organisations`: all of them. */
export function offeredTo(
  reader: { role: string; organisationCode: string; organisationKind: string },
  forFunders: boolean,
  organisations: readonly Organisation[],
): Offered[] {
  const of = (kind: ReportKind, which: readonly Organisation[]) =>
    which.map(({ code, name }) => ({ kind, of: code, name }));
  const own = organisations.filter(({ code }) => code === reader.organisationCode);
  const all = (kind: string) => organisations.filter((one) => one.kind === kind);
  if (reader.role === "coordinator")
    return [
      { kind: "annual", of: null, name: null },
      { kind: "steering", of: null, name: null },
      ...(forFunders ? of("funder", all("funder")) : []),
      ...of("landlord", all("landlord")),
      ...of("operator", all("operator")),
    ];
  if (reader.role === "committeeMember") return [{ kind: "annual", of: null, name: null }];
  if (reader.role === "funder") return forFunders ? of("funder", own) : [];
  const kind = reader.organisationKind;
  return kind === "landlord" || kind === "operator" ? of(kind, own) : [];
}

/** The figures that a report is made of. */
export function figuresFor({ kind, of }: ReportName): {
  edition: Edition;
  cuts: { cut: Cut; of?: string }[];
} {
  const every = (["whole", "landlord", "operator", "zone", "year"] as const).map((cut) => ({ cut }));
  if (kind === "funder") return { edition: "funder", cuts: every };
  if (kind === "annual" || kind === "steering") return { edition: "full", cuts: every };
  const own = [kind, `${kind}Year` as const].map((cut) => ({ cut: cut as Cut, ...(of !== null && { of }) }));
  return { edition: "full", cuts: [{ cut: "whole" }, { cut: "year" }, ...own] };
}

/** Whose paths stand behind a report's figures: all, one organisation's, or nobody's (a funder's report holds no row). */
export function rowsFor(
  { kind, of }: ReportName,
  reader: { role: string },
): "none" | null | { kind: "landlord" | "operator"; code: string } {
  if (kind === "annual" || kind === "steering") return reader.role === "coordinator" ? null : "none";
  return (kind === "landlord" || kind === "operator") && of !== null ? { kind, code: of } : "none";
}

/** `bilan-landlord-aih-2018-01-01-2018-12-31-2.pdf`, without an ending. */
export const fileName = (
  { kind, of }: ReportName,
  { from, to, rank }: { from: string; to: string; rank: number },
): string =>
  `bilan-${kind}${of === null ? "" : `-${of.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`}-${from}-${to}-${rank}`;
