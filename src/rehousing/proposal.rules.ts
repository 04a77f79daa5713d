/** Where a proposal stands, from its dated facts; what is told against their order is kept and said. */
import type { Broken } from "../platform/calendar/dated.ts";
import { plainDate } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";
import type { ProposalFactKind, ProposalReason } from "./rules.ts";

export const PROPOSAL_STATES = [
  "proposed",
  "accepted",
  "agreed",
  "committee",
  "allocated",
  "moved",
  "refused",
  "withdrawn",
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Day ISO. */
export type ProposalFact = { kind: ProposalFactKind; on: string; reason: ProposalReason | null };

const NEEDS_REASON: ReadonlySet<ProposalFactKind> = new Set([
  "householdRefused",
  "landlordRefused",
  "committeeRefused",
  "withdrawn",
]);

export function stateOf(facts: readonly ProposalFact[]): ProposalState {
  const told = new Set(facts.map(({ kind }) => kind));
  if (told.has("moved")) return "moved";
  if (told.has("withdrawn")) return "withdrawn";
  if (told.has("householdRefused") || told.has("landlordRefused") || told.has("committeeRefused"))
    return "refused";
  if (told.has("committeeAllocated")) return "allocated";
  if (told.has("committeePlanned")) return "committee";
  if (told.has("landlordAgreed") && told.has("householdAccepted")) return "agreed";
  return told.has("householdAccepted") || told.has("landlordAgreed") ? "accepted" : "proposed";
}

const OF_HOUSEHOLD = ["householdAccepted", "householdRefused", "withdrawn", "moved"] as const;
const OF_HOME = [
  "landlordAgreed",
  "landlordRefused",
  "committeePlanned",
  "committeeAllocated",
  "committeeRefused",
  "moved",
] as const;

type Side = { household: boolean; home: boolean };
type Standing = { facts: readonly ProposalFact[]; endedOn: string | null };

const kindsOf = (side: Side) =>
  new Set<ProposalFactKind>([...(side.household ? OF_HOUSEHOLD : []), ...(side.home ? OF_HOME : [])]);

/** What a side may take out, where it was told by mistake: of a proposal that has ended, what ended it alone. */
export function untellable(side: Side, { facts, endedOn }: Standing): ProposalFactKind[] {
  const kinds = kindsOf(side);
  return facts
    .filter(({ kind, reason }) => kinds.has(kind) && reason !== "agreementWithdrawn")
    .filter(({ kind }) => endedOn === null || kind === "moved" || NEEDS_REASON.has(kind))
    .map(({ kind }) => kind);
}

/** What a side may tell of a proposal under way, what usually comes next first; `app.may_tell_rehousing` holds the same. */
export function tellable(side: Side, { facts, endedOn }: Standing): ProposalFactKind[] {
  if (endedOn !== null) return [];
  const told = new Set(facts.map(({ kind }) => kind));
  // A move is offered first once the home is allocated, and last before.
  const rank = (kind: ProposalFactKind) =>
    kind === "moved" && !told.has("committeeAllocated") ? ORDER.length : ORDER.indexOf(kind);
  return [...kindsOf(side)].toSorted(
    (a, b) => Number(told.has(a)) - Number(told.has(b)) || rank(a) - rank(b),
  );
}

/** The usual order; what ends a proposal without a move comes last. */
const ORDER: readonly ProposalFactKind[] = [
  "householdAccepted",
  "landlordAgreed",
  "committeePlanned",
  "committeeAllocated",
  "moved",
  "householdRefused",
  "landlordRefused",
  "committeeRefused",
  "withdrawn",
];

/** What forbids a fact. A committee is told before it sits; everything else once it has happened. */
export function brokenProposalFact(
  { kind, on, reason }: { kind: ProposalFactKind; on: string; reason: ProposalReason | null },
  proposedOn: string,
  today: Temporal.PlainDate,
): Broken[] {
  const day = plainDate(on);
  if (!day)
    return [{ rule: "rehousing.on", field: "on", message: "Donnez le jour.", english: "Give the day." }];
  const broken: Broken[] = [];
  const first = Temporal.PlainDate.from(proposedOn);
  if (Temporal.PlainDate.compare(day, first) < 0)
    broken.push({
      rule: "rehousing.beforeProposal",
      field: "on",
      message: `Le logement a été proposé le ${longDate(first)} : vérifiez la date.`,
      english: `The home was proposed on ${longDate(first, "en")}: check the date.`,
    });
  if (kind !== "committeePlanned" && Temporal.PlainDate.compare(day, today) > 0)
    broken.push({
      rule: "rehousing.future",
      field: "on",
      message: `Le ${longDate(day)} est à venir : notez ce qui s'est passé.`,
      english: `${longDate(day, "en")} is still to come: enter what has happened.`,
    });
  if (NEEDS_REASON.has(kind) && reason === null)
    broken.push({
      rule: "rehousing.reason",
      field: "reason",
      message: "Choisissez la raison : elle sert aux propositions suivantes.",
      english: "Choose the reason: the next proposals use it.",
    });
  return broken;
}

/** What does not follow: told, never refused. */
export function problemsOf(facts: readonly ProposalFact[]): Broken[] {
  const told = new Map(facts.map((fact) => [fact.kind, fact]));
  const problems: Broken[] = [];
  const add = (rule: string, message: string, english: string) =>
    problems.push({ rule: `rehousing.${rule}`, message, english });
  if (told.has("moved") && !told.has("committeeAllocated"))
    add(
      "movedUnallocated",
      "L'emménagement est noté sans l'attribution de la commission d'attribution.",
      "The move is entered without the allocation committee's decision.",
    );
  if (told.has("committeeAllocated") && !told.has("householdAccepted"))
    add(
      "allocatedUnasked",
      "Le logement est attribué sans que l'accord du ménage à la proposition soit noté.",
      "The home is allocated without the household's yes to the proposal being entered.",
    );
  const [planned, allocated] = [told.get("committeePlanned"), told.get("committeeAllocated")];
  if (planned && allocated && allocated.on < planned.on)
    add(
      "allocatedBefore",
      "L'attribution est datée d'avant la commission qui devait en décider.",
      "The allocation is dated before the committee that was to decide it.",
    );
  return problems;
}
