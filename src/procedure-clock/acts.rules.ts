/** The acts of one eviction procedure as people know them, the stage they lead to, and what in them cannot be.
 *  Incomplete facts are allowed; contradictory ones are told, never refused. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { durationInWords } from "../platform/calendar/deadline.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { holidayOn } from "../platform/calendar/holidays.ts";
import { isWorkingDay } from "../platform/calendar/working-days.ts";
import { longDate, type Said } from "../platform/calendar/wording.ts";

type PlainDate = Temporal.PlainDate;

/** What an act may say beyond its day. Durations are ISO 8601, money in cents. */
type Details = {
  cafReport: object;
  ccapexReferral: object;
  paymentOrder: object;
  summons: { claimCents?: number | null; conciliationOn?: PlainDate | null };
  /** `assessmentRequestedOn`: day of the prefect's request for the court assessment (DSF). */
  prefectNotice: { assessmentRequestedOn?: PlainDate | null };
  hearing: object;
  /** `clauseOn`: day on which the court held the clause acquired, with its `reason`. `planMonths`: time to pay granted. */
  judgment: { clauseOn?: PlainDate | null; reason?: string | null; planMonths?: number | null };
  orderToVacate: { prefectToldOn?: PlainDate | null };
  policeRequest: object;
  policeAnswer: { answer?: "granted" | "refused" | null };
  /** `planEndsOn`: last instalment of the protocol's repayment plan. */
  cohesionProtocol: { planEndsOn?: PlainDate | null };
  /** A six-monthly check that was held. `reason`: what it found. */
  cohesionReview: { reason?: string | null };
  /** `endsOn`: the protocol's last day, extended. */
  cohesionExtension: { endsOn?: PlainDate | null; reason?: string | null };
  /** The lease signed again once the plan was kept: the procedure is over. */
  newLease: object;
};

export type ActKind = keyof Details;
/** `statedTime`: the time the act itself gives (payment order, order to vacate). */
export type Act<Kind extends ActKind = ActKind> = {
  [K in Kind]: { kind: K; on: PlainDate; statedTime?: string | null } & Details[K];
}[Kind];

export type Facts = {
  /** Days between which the lease was made or renewed: both the same where the day is known, a whole year where only the year is. */
  lease?: { earliest: PlainDate; latest: PlainDate };
  /** Last day of the tenancy, once the household has left: the case is closed. */
  leaseEnded?: PlainDate | undefined;
  /** Time that the termination clause of the lease itself gives, where it was read. */
  clauseTime?: string;
  landlordKind?: "social" | "private";
  acts: readonly Act[];
  /** The day the question is asked; absent: every act counts, whatever its day. */
  on?: PlainDate;
};

export const STAGES = [
  "noProcedure",
  "reported",
  "paymentOrder",
  "terminationClause",
  "summons",
  "hearing",
  "judgment",
  "orderToVacate",
  "policeRequest",
  "policeAnswer",
  "cohesionProtocol",
] as const;
export type Stage = (typeof STAGES)[number];

/** Names of the acts, as in the glossary; the article is part of the name. */
export const ACT_NAMES: Record<ActKind, Said> = {
  cafReport: { fr: "le signalement à la CAF ou à la MSA", en: "the report to CAF or MSA" },
  ccapexReferral: { fr: "la saisine de la CCAPEX", en: "the referral to CCAPEX" },
  paymentOrder: { fr: "le commandement de payer", en: "the payment order (commandement de payer)" },
  summons: { fr: "l'assignation", en: "the summons (assignation)" },
  prefectNotice: { fr: "la dénonciation au préfet", en: "the notice to the prefect" },
  hearing: { fr: "l'audience", en: "the hearing" },
  judgment: { fr: "le jugement", en: "the judgment" },
  orderToVacate: {
    fr: "le commandement de quitter les lieux",
    en: "the order to vacate (commandement de quitter les lieux)",
  },
  policeRequest: { fr: "la réquisition de la force publique", en: "the request for police assistance" },
  policeAnswer: { fr: "la réponse du préfet", en: "the prefect's answer" },
  cohesionProtocol: { fr: "le protocole de cohésion sociale", en: "the cohesion protocol" },
  cohesionReview: {
    fr: "la vérification du protocole de cohésion sociale",
    en: "the check of the cohesion protocol",
  },
  cohesionExtension: {
    fr: "la prorogation du protocole de cohésion sociale",
    en: "the extension of the cohesion protocol",
  },
  newLease: { fr: "le nouveau bail", en: "the new lease" },
};

export const ACT_KINDS = Object.keys(ACT_NAMES) as [ActKind, ...ActKind[]];

/** How an act reached the household: commissaire de justice, registered letter, the State's platform, by hand. */
export const MEANS = ["bailiff", "registeredLetter", "electronic", "byHand", "other"] as const;
export type Means = (typeof MEANS)[number];

export function actsOf<Kind extends ActKind>(facts: Facts, kind: Kind): Act<Kind>[] {
  return inOrder(facts.acts).filter((act) => act.kind === kind) as Act<Kind>[];
}

/** The payment order that the procedure rests on: the last one not after the first summons, else the last one. */
export function governingOrder(facts: Facts): Act<"paymentOrder"> | undefined {
  const orders = actsOf(facts, "paymentOrder");
  const summons = actsOf(facts, "summons")[0];
  return orders.findLast((order) => !summons || !isBefore(summons.on, order.on)) ?? orders.at(-1);
}

/** Acts by day, those of one day by kind: the answer never depends on the order in which they were typed. */
export function inOrder(acts: readonly Act[]): readonly Act[] {
  const known = ORDERED.get(acts);
  if (known) return known;
  const ordered = acts.toSorted(
    (one, other) =>
      Temporal.PlainDate.compare(one.on, other.on) ||
      JSON.stringify(one).localeCompare(JSON.stringify(other), "en"),
  );
  ORDERED.set(acts, ordered);
  return ordered;
}
/** Every step asks for the acts in order, dozens of times for one procedure: sorted once for each list. */
const ORDERED = new WeakMap<readonly Act[], readonly Act[]>();

/**
 * How far the procedure has come. A protocol holds the procedure, unless later acts resumed it: those alone then count. A new lease
 * ends it: what came before counts no more.
 */
export function stageOf(facts: Facts, clauseOn?: PlainDate): Stage {
  const past = inOrder(facts.acts).filter((act) => !facts.on || !isBefore(facts.on, act.on));
  const leased = past.findLast((act) => act.kind === "newLease");
  const done = leased ? past.filter((act) => isBefore(leased.on, act.on)) : past;
  const protocol = done.findLast((act) => act.kind === "cohesionProtocol");
  const resumed = done.filter(
    (act) => protocol && /^(orderToVacate|police)/.test(act.kind) && isBefore(protocol.on, act.on),
  );
  const reached = (resumed.length > 0 ? resumed : done).map((act) =>
    STAGES.indexOf(stageReachedBy(act.kind)),
  );
  const stage = STAGES[Math.max(0, ...reached)]!;
  const isAcquired = facts.on && clauseOn && !isBefore(facts.on, clauseOn);
  return stage === "paymentOrder" && isAcquired ? "terminationClause" : stage;
}

function stageReachedBy(kind: ActKind): Stage {
  if (kind === "cafReport" || kind === "ccapexReferral") return "reported";
  if (kind === "cohesionReview" || kind === "cohesionExtension") return "cohesionProtocol";
  if (kind === "newLease") return "noProcedure";
  return kind === "prefectNotice" ? "summons" : kind;
}

const IN_ORDER: readonly (readonly [ActKind, ActKind])[] = [
  ["paymentOrder", "summons"],
  ["summons", "prefectNotice"],
  ["summons", "hearing"],
  ["paymentOrder", "judgment"],
  ["summons", "judgment"],
  ["hearing", "judgment"],
  ["judgment", "orderToVacate"],
  ["judgment", "cohesionProtocol"],
  ["cohesionProtocol", "cohesionReview"],
  ["cohesionProtocol", "cohesionExtension"],
  ["cohesionProtocol", "newLease"],
  ["orderToVacate", "policeRequest"],
  ["policeRequest", "policeAnswer"],
];

/** Facts that cannot all be true, or that deserve a second look: acts out of order, twice, or on a day nobody sits. */
export function contradictions(facts: Facts): Broken[] {
  const problems: Broken[] = [];
  for (const [first, then] of IN_ORDER) {
    const before = actsOf(facts, first)[0];
    const after = actsOf(facts, then).find((act) => before && isBefore(act.on, before.on));
    if (before && after)
      problems.push({
        rule: "acts.order",
        message: `${capital(ACT_NAMES[then].fr)} (${longDate(after.on)}) ne peut pas précéder ${ACT_NAMES[first].fr} (${longDate(before.on)}) : vérifiez les deux dates.`,
        english: `${capital(ACT_NAMES[then].en)} of ${longDate(after.on, "en")} cannot come before ${ACT_NAMES[first].en} of ${longDate(before.on, "en")}: check both dates.`,
      });
  }
  const seen = new Set<string>();
  for (const act of inOrder(facts.acts)) {
    const key = `${act.kind} ${act.on.toString()}`;
    if (seen.has(key))
      problems.push({
        rule: "acts.repeated",
        message: `${capital(ACT_NAMES[act.kind].fr)} du ${longDate(act.on)} figure deux fois : gardez-en un.`,
        english: `${capital(ACT_NAMES[act.kind].en)} of ${longDate(act.on, "en")} is there twice: keep one of them.`,
      });
    seen.add(key);
  }
  for (const { on } of actsOf(facts, "hearing").filter((act) => !isWorkingDay(act.on)))
    problems.push({
      rule: "hearing.day",
      message: `L'audience du ${longDate(on)} tombe un ${holidayOn(on) ? "jour férié" : "samedi ou un dimanche"} : vérifiez sa date.`,
      english: `The hearing of ${longDate(on, "en")} falls on a ${holidayOn(on) ? "public holiday" : "Saturday or a Sunday"}: check its date.`,
    });
  const order = governingOrder(facts);
  if (order && facts.lease && isBefore(order.on, facts.lease.earliest))
    problems.push({
      rule: "lease.afterOrder",
      message: `Le bail (${longDate(facts.lease.earliest)}) ne peut pas suivre le commandement de payer (${longDate(order.on)}) : vérifiez les deux dates.`,
      english: `The lease (${longDate(facts.lease.earliest, "en")}) cannot come after ${ACT_NAMES.paymentOrder.en} of ${longDate(order.on, "en")}: check both dates.`,
      field: "lease",
    });
  return problems;
}

/** Days that a slip of the hand may have made, seen from `on`, the day one stands on: told, and kept as entered. */
export function unlikelyDays({ acts, leaseEnded }: Facts, on: PlainDate): Broken[] {
  return inOrder(acts).flatMap((act): Broken[] => {
    const { fr, en } = ACT_NAMES[act.kind];
    if (leaseEnded && isBefore(leaseEnded, act.on))
      return [
        {
          rule: "acts.afterLeaseEnd",
          message: `${capital(fr)} (${longDate(act.on)}) suit la fin de la location (${longDate(leaseEnded)}) : vérifiez les deux dates.`,
          english: `${capital(en)} of ${longDate(act.on, "en")} comes after the end of the tenancy, on ${longDate(leaseEnded, "en")}: check both dates.`,
        },
      ];
    if (!isBefore(on, act.on)) return [];
    if (act.kind !== "hearing")
      return [
        {
          rule: "acts.future",
          message: `${capital(fr)} du ${longDate(act.on)} est à venir : seule une audience se note d'avance. Il compte à partir de ce jour ; vérifiez sa date.`,
          english: `${capital(en)} of ${longDate(act.on, "en")} is still to come: only a hearing is noted ahead. It counts from that day on; check its date.`,
        },
      ];
    const far = legalOn("hearing.farAfter", on)!;
    if (!isBefore(on.add(far.value), act.on)) return [];
    return [
      {
        rule: far.id,
        message: `L'audience du ${longDate(act.on)} est à plus de ${durationInWords(far.value)} : vérifiez son année.`,
        english: `The hearing of ${longDate(act.on, "en")} is more than ${durationInWords(far.value, "en")} away: check its year.`,
        source: far.source,
      },
    ];
  });
}

/** A name at the head of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
