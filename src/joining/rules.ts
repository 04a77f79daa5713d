/** A landlord or an operator joins: the steps from nothing to a working organisation, who does each, and what is left. Pure. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";

export const STEPS = [
  "organisation",
  "lead",
  "people",
  "mapping",
  "ledger",
  "zone",
  "settings",
  "agreement",
  "worklist",
] as const;
export type StepId = (typeof STEPS)[number];
export type JoiningKind = "landlord" | "operator";

/** Posts that do a step, or without which one is not done. */
type Post =
  | "administrator"
  | "coordinator"
  | "landlordLead"
  | "arrearsOfficer"
  | "socialAdviser"
  | "operatorLead"
  | "caseWorker";

/** What the database says of an organisation, in counts: nothing of a household. */
export type Facts = {
  kind: JoiningKind;
  /** Open posts, by role. */
  inPost: Partial<Record<Post, number>>;
  /** Invitations that wait, by role. */
  invited: Partial<Record<Post, number>>;
  hasMapping: boolean;
  /** A file was taken in: its stock is known by it. */
  hasLedger: boolean;
  hasZone: boolean;
  /** A value of its own, or a lead said that the platform's suit. */
  hasSettings: boolean;
  hasAgreement: boolean;
  /** An arrears officer of it has opened an account of its list. */
  worklistSeen: boolean;
};

/** `pending`: begun, somebody else's answer is awaited. `later`: an earlier step comes first. */
export type StepState = "done" | "pending" | "open" | "later";
export type Step = { id: StepId; state: StepState; by: readonly Post[] };

const LEAD: Record<JoiningKind, Post> = { landlord: "landlordLead", operator: "operatorLead" };
/** Posts without which nobody does the daily work. */
const STAFF: Record<JoiningKind, readonly Post[]> = {
  landlord: ["arrearsOfficer", "socialAdviser"],
  operator: ["caseWorker"],
};
const KEEPERS: readonly Post[] = ["arrearsOfficer", "landlordLead"];

type Rule = { id: StepId; by: readonly Post[]; done: boolean; pending?: boolean; after: readonly StepId[] };

/** The steps of an organisation in their order, each with where it stands. Who does them follows access.md. */
export function stepsOf(facts: Facts): Step[] {
  const { kind, inPost, invited } = facts;
  const lead = LEAD[kind];
  const staff = STAFF[kind];
  const has = (role: Post) => (inPost[role] ?? 0) > 0;
  const rules: Rule[] = [
    { id: "organisation", by: ["administrator"], done: true, after: [] },
    { id: "lead", by: ["administrator"], done: has(lead), pending: (invited[lead] ?? 0) > 0, after: [] },
    {
      id: "people",
      by: [lead],
      done: staff.every(has),
      pending: staff.every((role) => has(role) || (invited[role] ?? 0) > 0),
      after: ["lead"],
    },
    ...(kind === "landlord"
      ? ([
          // A file whose columns were recognised needs no mapping.
          { id: "mapping", by: KEEPERS, done: facts.hasMapping || facts.hasLedger, after: ["lead"] },
          { id: "ledger", by: KEEPERS, done: facts.hasLedger, after: ["mapping"] },
        ] as const)
      : ([{ id: "zone", by: ["coordinator"], done: facts.hasZone, after: [] }] as const)),
    { id: "settings", by: [lead], done: facts.hasSettings, after: ["lead"] },
    { id: "agreement", by: ["coordinator"], done: facts.hasAgreement, after: [] },
    ...(kind === "landlord"
      ? ([{ id: "worklist", by: ["arrearsOfficer"], done: facts.worklistSeen, after: ["ledger"] }] as const)
      : []),
  ];
  const done = new Set(rules.filter((rule) => rule.done).map(({ id }) => id));
  return rules.map(({ id, by, after, pending, ...rule }) => ({
    id,
    by,
    state: rule.done ? "done" : pending ? "pending" : after.every((one) => done.has(one)) ? "open" : "later",
  }));
}

/** What forbids an agreement. Fields: reference, validFrom, validTo, amountCents. */
export function brokenAgreement({
  reference,
  validFrom,
  validTo,
  amountCents,
}: {
  reference: string;
  validFrom: Temporal.PlainDate;
  validTo: Temporal.PlainDate | null;
  amountCents: number | null;
}): Broken[] {
  const broken: Broken[] = [];
  if (reference.trim() === "")
    broken.push({
      rule: "agreement.reference",
      field: "reference",
      message: "Donnez le numéro ou le titre de la convention.",
      english: "Give the number or the title of the agreement.",
    });
  if (validTo && isBefore(validTo, validFrom))
    broken.push({
      rule: "agreement.until",
      field: "validTo",
      message: "La convention se termine après son premier jour : corrigez l'une des deux dates.",
      english: "The agreement ends after its first day: mend one of both dates.",
    });
  if (amountCents !== null && amountCents < 0)
    broken.push({
      rule: "agreement.amount",
      field: "amountCents",
      message: "Une contribution ne peut pas être négative ; laissez vide si elle n'est pas connue.",
      english: "A contribution cannot be below 0; leave it empty if it is not known.",
    });
  return broken;
}
