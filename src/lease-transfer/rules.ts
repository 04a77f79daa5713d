/** A lease transfer as dated facts: where it stands, who holds the lease when, what falls due, what contradicts itself. For any day asked. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { deadline, durationInWords } from "../platform/calendar/deadline.ts";
import { isBefore, plainDate } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

type PlainDate = Temporal.PlainDate;

/** In the order in which they usually come. */
export const FACT_KINDS = [
  "threatened",
  "landlordAgreed",
  "leaseTaken",
  "subLeaseSigned",
  "review",
  "prefectTold",
  "extended",
  "slid",
  "ended",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export const PARTIES = ["household", "operator", "landlord"] as const;
export type Party = (typeof PARTIES)[number];

/** What a review proposes to the landlord and the operator. */
export const PROPOSALS = ["continue", "slide", "end"] as const;
export type Proposal = (typeof PROPOSALS)[number];

/** Why a transfer ended without the lease sliding to the household. */
export const END_REASONS = [
  "rehoused",
  "left",
  "evicted",
  "agreementBroken",
  "landlordRefused",
  "householdWithdrew",
  "other",
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** A condition of the three-party agreement. `met` null: nobody has said. */
export type Condition = { words: string; met: boolean | null };

/** What kinds of facts say beyond their day; what is absent is not known. Days ISO, money in cents. */
export type Detail = {
  /** subLeaseSigned, extended: last day of the period that the agreement sets. */
  periodEndsOn?: string | undefined;
  /** subLeaseSigned: what the household pays to the operator each month, rent and charges. */
  monthlyCents?: number | undefined;
  /** subLeaseSigned: what covers the operator's risk. */
  guarantee?: string | undefined;
  /** subLeaseSigned: conditions for sliding; review: where each stands. */
  conditions?: Condition[] | undefined;
  /** review: who took part. */
  attended?: Party[] | undefined;
  proposal?: Proposal | undefined;
  /** review: minutes that the three share. */
  minutes?: string | undefined;
  /** prefectTold: whether the landlord offers the lease. */
  offers?: boolean | undefined;
  /** prefectTold (where it does not), extended, ended: why. */
  reason?: string | undefined;
  endReason?: EndReason | undefined;
};
export type Fact = { kind: FactKind; on: PlainDate; detail: Detail };

export const STATES = [
  "threatened",
  "agreed",
  "leaseHeld",
  "subLet",
  "offered",
  "notOffered",
  "slid",
  "ended",
] as const;
export type State = (typeof STATES)[number];

export type Holding = {
  holder: "household" | "operator" | "nobody";
  from: PlainDate | null;
  to: PlainDate | null;
};

/** `indicative`: practice, no text. `notHeld`: the transfer was over before. `reading`: how the day was found. */
export type Due = {
  id: "review" | "prefectTold" | "periodEnd" | "usualSlide";
  /** Of reviews: the first, the second… */
  rank: number | null;
  on: PlainDate;
  state: "done" | "due" | "late" | "indicative" | "notHeld";
  doneOn: PlainDate | null;
  source: string;
  reading: string;
  english: string;
};

export type Standing = {
  state: State;
  holdings: Holding[];
  dues: Due[];
  /** The next day that binds somebody; null where nothing does. */
  next: Due | null;
  conditions: Condition[];
  periodEndsOn: PlainDate | null;
  problems: Broken[];
};

const ordered = (facts: readonly Fact[]) =>
  facts.toSorted(
    (a, b) =>
      Temporal.PlainDate.compare(a.on, b.on) || FACT_KINDS.indexOf(a.kind) - FACT_KINDS.indexOf(b.kind),
  );
const onlyOf = (facts: readonly Fact[], kind: FactKind) => facts.find((fact) => fact.kind === kind);
const lastOf = (facts: readonly Fact[], kind: FactKind) => facts.findLast((fact) => fact.kind === kind);

/** All that is known of a transfer on a day, from what had happened by then. Facts in any order; the same answer for any order. */
export function standingOn(all: readonly Fact[], on: PlainDate): Standing {
  const known = ordered(all);
  const facts = known.filter((fact) => !isBefore(on, fact.on));
  const dues = duesOf(facts, on);
  return {
    state: stateOf(facts),
    holdings: holdingsOf(facts),
    dues,
    next: dues.find(({ state }) => state === "late" || state === "due") ?? null,
    conditions: conditionsOf(facts),
    periodEndsOn: periodEnd(facts),
    problems: problemsOf(known, on),
  };
}

function stateOf(facts: readonly Fact[]): State {
  if (onlyOf(facts, "slid")) return "slid";
  if (onlyOf(facts, "ended")) return "ended";
  const told = lastOf(facts, "prefectTold");
  if (told) return told.detail.offers === false ? "notOffered" : "offered";
  if (onlyOf(facts, "subLeaseSigned")) return "subLet";
  if (onlyOf(facts, "leaseTaken")) return "leaseHeld";
  return onlyOf(facts, "landlordAgreed") ? "agreed" : "threatened";
}

/** Who held the lease from when to when: the household until the operator took it, then the operator, then whoever it slid to. */
function holdingsOf(facts: readonly Fact[]): Holding[] {
  const taken = onlyOf(facts, "leaseTaken");
  const over = onlyOf(facts, "slid") ?? onlyOf(facts, "ended");
  if (!taken) return [{ holder: "household", from: null, to: null }];
  const dayBefore = (fact: Fact) => fact.on.subtract({ days: 1 });
  const held: Holding[] = [
    { holder: "household", from: null, to: dayBefore(taken) },
    { holder: "operator", from: taken.on, to: over ? dayBefore(over) : null },
  ];
  if (over) held.push({ holder: over.kind === "slid" ? "household" : "nobody", from: over.on, to: null });
  return held;
}

/** Last day of the agreement's period, extensions included. */
function periodEnd(facts: readonly Fact[]): PlainDate | null {
  const said = facts.findLast(
    ({ kind, detail }) => (kind === "extended" || kind === "subLeaseSigned") && detail.periodEndsOn,
  );
  return (said && plainDate(said.detail.periodEndsOn!)) ?? null;
}

/** The agreement's conditions, each as the latest review that spoke of it left it. */
function conditionsOf(facts: readonly Fact[]): Condition[] {
  const signed = lastOf(facts, "subLeaseSigned");
  const latest = new Map<string, boolean>();
  for (const { kind, detail } of facts)
    if (kind === "review")
      for (const { words, met } of detail.conditions ?? []) if (met !== null) latest.set(words, met);
  return (signed?.detail.conditions ?? []).map(({ words, met }) => ({
    words,
    met: latest.get(words) ?? met,
  }));
}

function duesOf(facts: readonly Fact[], on: PlainDate): Due[] {
  const signed = onlyOf(facts, "subLeaseSigned");
  if (!signed) return [];
  const over = (onlyOf(facts, "slid") ?? onlyOf(facts, "ended"))?.on ?? null;
  const end = periodEnd(facts);
  const dues = [...reviewDues(facts, signed.on, end, over, on), ...endDues(facts, end, over, on)];
  if (!over) {
    const usual = legalOn("leaseTransfer.slideWithin", signed.on)!;
    const day = signed.on.add(Temporal.Duration.from(usual.value));
    dues.push({
      id: "usualSlide",
      rank: null,
      on: day,
      state: "indicative",
      doneOn: null,
      source: usual.source,
      reading: `${durationInWords(usual.value)} après la signature de la sous-location du ${longDate(signed.on)} ; usage, aucun texte`,
      english: `${durationInWords(usual.value, "en")} after the sub-lease was signed on ${longDate(signed.on, "en")}; practice, no text`,
    });
  }
  return dues.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
}

/** Furthest ahead that reviews are counted where no period is known: as long as a transfer usually lasts. */
const MOST_REVIEWS = 20;

function reviewDues(
  facts: readonly Fact[],
  signedOn: PlainDate,
  end: PlainDate | null,
  over: PlainDate | null,
  on: PlainDate,
): Due[] {
  const every = legalOn("leaseTransfer.reviewEvery", signedOn)!;
  const step = Temporal.Duration.from(every.value).months;
  // Each counted from the signing, not from the one before: the 31st comes back after a shorter month, a late one moves no other.
  const days: PlainDate[] = [];
  for (let rank = 1; rank <= MOST_REVIEWS; rank += 1) {
    const day = deadline(signedOn, `P${step * rank}M`, { extend: false });
    const past = rank > 1 && isBefore(on.add({ months: step }), day);
    if ((end && isBefore(end, day)) || (!end && past)) break;
    days.push(day);
  }
  const held = facts.filter(({ kind }) => kind === "review");
  const nearest = (day: PlainDate) =>
    days.reduce((best, due) => (apart(day, due) < apart(day, best) ? due : best), days[0]!);
  return days
    .filter((day) => !over || !isBefore(over, day))
    .map((day, index) => {
      const done = held.find((review) => nearest(review.on).equals(day));
      return {
        id: "review",
        rank: index + 1,
        on: day,
        state: done ? "done" : over ? "notHeld" : isBefore(day, on) ? "late" : "due",
        doneOn: done?.on ?? null,
        source: every.source,
        reading: `${step * (index + 1)} mois après la signature de la sous-location du ${longDate(signedOn)}`,
        english: `${step * (index + 1)} months after the sub-lease was signed on ${longDate(signedOn, "en")}`,
      } satisfies Due;
    });
}
const apart = (one: PlainDate, other: PlainDate) => Math.abs(one.until(other).days);

function endDues(
  facts: readonly Fact[],
  end: PlainDate | null,
  over: PlainDate | null,
  on: PlainDate,
): Due[] {
  if (!end) return [];
  const told = lastOf(facts, "prefectTold");
  const notice = legalOn("leaseTransfer.prefectToldBefore", end)!;
  const by = end.subtract(Temporal.Duration.from(notice.value));
  const stands = (done: Fact | undefined, day: PlainDate): Due["state"] =>
    done ? "done" : over ? "notHeld" : isBefore(day, on) ? "late" : "due";
  const dues: Due[] = [];
  // A transfer that was over before that day owed the prefect nothing.
  if (told || !over || !isBefore(over, by))
    dues.push({
      id: "prefectTold",
      rank: null,
      on: by,
      state: stands(told, by),
      doneOn: told?.on ?? null,
      source: notice.source,
      reading: `${durationInWords(notice.value)} avant la fin de la période, le ${longDate(end)}`,
      english: `${durationInWords(notice.value, "en")} before the period ends on ${longDate(end, "en")}`,
    });
  const slid = onlyOf(facts, "slid");
  if (!over || slid)
    dues.push({
      id: "periodEnd",
      rank: null,
      on: end,
      state: stands(slid, end),
      doneOn: slid?.on ?? null,
      source: notice.source,
      reading: "Dernier jour de la période fixée par la convention tripartite",
      english: "Last day of the period set by the three-party agreement",
    });
  return dues;
}

/** What is contradictory or unlikely: told, and kept as it was entered. */
function problemsOf(facts: readonly Fact[], on: PlainDate): Broken[] {
  const problems: Broken[] = [];
  const tell = (rule: string, message: string, english: string) =>
    problems.push({ rule: `leaseTransfer.${rule}`, message, english });
  const order = ["landlordAgreed", "leaseTaken", "subLeaseSigned", "review", "slid"] as const;
  for (const [index, kind] of order.entries()) {
    const fact = onlyOf(facts, kind);
    if (!fact) continue;
    const before = order.slice(0, index).findLast((earlier) => earlier !== "review");
    if (!before) continue;
    const first = onlyOf(facts, before);
    if (!first)
      tell(
        "missingStep",
        `${NAMES.fr[kind]} du ${longDate(fact.on)} : ${NAMES.fr[before].toLowerCase()} manque. Notez-en la date si elle est connue.`,
        `${NAMES.en[kind]} of ${longDate(fact.on, "en")}: ${NAMES.en[before].toLowerCase()} is missing. Enter its date if it is known.`,
      );
    else if (isBefore(fact.on, first.on))
      tell(
        "order",
        `${NAMES.fr[kind]} (${longDate(fact.on)}) précède ${NAMES.fr[before].toLowerCase()} (${longDate(first.on)}) : vérifiez les deux dates.`,
        `${NAMES.en[kind]} (${longDate(fact.on, "en")}) comes before ${NAMES.en[before].toLowerCase()} (${longDate(first.on, "en")}): check both dates.`,
      );
  }
  const over = onlyOf(facts, "slid") ?? onlyOf(facts, "ended");
  for (const fact of facts) {
    if (over && fact !== over && isBefore(over.on, fact.on))
      tell(
        "afterEnd",
        `${NAMES.fr[fact.kind]} est noté le ${longDate(fact.on)}, après la fin du glissement le ${longDate(over.on)}.`,
        `${NAMES.en[fact.kind]} is entered on ${longDate(fact.on, "en")}, after the transfer ended on ${longDate(over.on, "en")}.`,
      );
    if (isBefore(on, fact.on))
      tell(
        "future",
        `${NAMES.fr[fact.kind]} est daté du ${longDate(fact.on)}, qui est à venir : il ne compte pas encore.`,
        `${NAMES.en[fact.kind]} is dated ${longDate(fact.on, "en")}, which is still to come: it does not count yet.`,
      );
    const absent = PARTIES.filter((party) => !(fact.detail.attended ?? PARTIES).includes(party));
    if (fact.kind === "review" && absent.length > 0)
      tell(
        "notTripartite",
        `L'examen du ${longDate(fact.on)} s'est tenu sans ${absent.map((party) => PARTY_NAMES.fr[party]).join(" ni ")} : il est contradictoire si les trois y sont appelés.`,
        `The review of ${longDate(fact.on, "en")} was held without ${absent.map((party) => PARTY_NAMES.en[party]).join(" nor ")}: it binds where all three were called.`,
      );
  }
  const told = lastOf(facts, "prefectTold");
  const slid = onlyOf(facts, "slid");
  if (told?.detail.offers === false && slid)
    tell(
      "slidNotOffered",
      `Le bailleur a dit au préfet le ${longDate(told.on)} qu'il ne proposait pas le bail, et le bail a glissé le ${longDate(slid.on)}.`,
      `The landlord told the prefect on ${longDate(told.on, "en")} that it would not offer the lease, and the lease slid on ${longDate(slid.on, "en")}.`,
    );
  if (slid && onlyOf(facts, "ended"))
    tell(
      "twoEnds",
      "Le bail a glissé et le glissement s'est terminé autrement : retirez celui des deux qui est faux.",
      "The lease slid and the transfer ended otherwise: take out the one that is wrong.",
    );
  const end = periodEnd(facts);
  const signed = onlyOf(facts, "subLeaseSigned");
  if (end && signed && !isBefore(signed.on, end))
    tell(
      "period",
      `La période se termine le ${longDate(end)}, avant ou le jour de la signature du ${longDate(signed.on)}.`,
      `The period ends on ${longDate(end, "en")}, before or on the day of the signature, ${longDate(signed.on, "en")}.`,
    );
  return problems;
}

/** Facts and parties in words, for sentences and for pages. */
export const NAMES = {
  fr: {
    threatened: "La menace d'expulsion",
    landlordAgreed: "L'accord du bailleur",
    leaseTaken: "La prise du bail par l'opérateur",
    subLeaseSigned: "La signature de la sous-location",
    review: "L'examen périodique",
    prefectTold: "L'information du préfet",
    extended: "La prolongation de la période",
    slid: "Le glissement du bail au ménage",
    ended: "La fin sans glissement",
  },
  en: {
    threatened: "The threat of eviction",
    landlordAgreed: "The landlord's agreement",
    leaseTaken: "The lease taken by the operator",
    subLeaseSigned: "The signing of the sub-lease",
    review: "The periodic review",
    prefectTold: "The notice to the prefect",
    extended: "The extension of the period",
    slid: "The slide of the lease to the household",
    ended: "The end without a slide",
  },
} as const satisfies Record<string, Record<FactKind, string>>;
export const PARTY_NAMES = {
  fr: { household: "le ménage", operator: "l'opérateur", landlord: "le bailleur" },
  en: { household: "the household", operator: "the operator", landlord: "the landlord" },
} as const;

/** What a new fact must say to be read at all. What contradicts other facts is told by `standingOn`, never refused. */
export function brokenFact(fact: { kind: FactKind; on?: string | undefined; detail: Detail }): Broken[] {
  const errors: Broken[] = [];
  const need = (isMissing: boolean, field: keyof Detail | "on", message: string, english: string) => {
    if (isMissing) errors.push({ rule: `leaseTransfer.${field}`, message, english, field });
  };
  const { kind, on = "", detail } = fact;
  need(
    plainDate(on) === undefined,
    "on",
    "Donnez la date, un jour qui existe au calendrier.",
    "Give the date, a day that exists in the calendar.",
  );
  const bounds = kind === "subLeaseSigned" || kind === "extended";
  need(
    bounds && plainDate(detail.periodEndsOn ?? "") === undefined,
    "periodEndsOn",
    "Donnez le dernier jour de la période que fixe la convention.",
    "Give the last day of the period that the agreement sets.",
  );
  need(
    detail.monthlyCents !== undefined &&
      (!Number.isSafeInteger(detail.monthlyCents) || detail.monthlyCents < 0),
    "monthlyCents",
    "Le montant mensuel s'écrit au centime près, 0 ou plus.",
    "The monthly amount is written to the cent, 0 or more.",
  );
  need(
    kind === "review" && detail.proposal === undefined,
    "proposal",
    "Dites ce que l'examen propose : continuer, faire glisser le bail, ou mettre fin.",
    "Say what the review proposes: go on, slide the lease, or end.",
  );
  need(
    kind === "review" && (detail.attended ?? []).length === 0,
    "attended",
    "Dites qui a pris part à l'examen.",
    "Say who took part in the review.",
  );
  need(
    kind === "prefectTold" && detail.offers === undefined,
    "offers",
    "Dites si le bailleur propose le bail au ménage.",
    "Say whether the landlord offers the lease to the household.",
  );
  need(
    kind === "prefectTold" && detail.offers === false && !detail.reason?.trim(),
    "reason",
    "Dites pourquoi le bail n'est pas proposé : le préfet doit le savoir (CCH L442-8-3).",
    "Say why the lease is not offered: the prefect must be told (CCH L442-8-3).",
  );
  need(
    kind === "ended" && detail.endReason === undefined,
    "endReason",
    "Dites comment le glissement s'est terminé.",
    "Say how the transfer ended.",
  );
  need(
    kind === "extended" && !detail.reason?.trim(),
    "reason",
    "Dites pourquoi la période est prolongée.",
    "Say why the period is extended.",
  );
  return errors;
}

/** What is printed to be signed. */
export const PAPERS = ["subLease", "agreement", "reviews"] as const;
export type Paper = (typeof PAPERS)[number];

/** What a transfer cost the operator that nobody gave back. */
export const COST_KINDS = ["unpaid", "vacancy", "damage", "other"] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** Why a cost cannot be written. Amounts in cents. */
export function brokenCost(cost: { amountCents: number; recoveredCents: number }): Broken[] {
  if (!Number.isSafeInteger(cost.amountCents) || cost.amountCents <= 0)
    return [
      {
        rule: "leaseTransfer.costAmount",
        message: "Le coût s'écrit au centime près et dépasse 0 €.",
        english: "The cost is written to the cent and is above €0.",
        field: "amountCents",
      },
    ];
  if (
    !Number.isSafeInteger(cost.recoveredCents) ||
    cost.recoveredCents < 0 ||
    cost.recoveredCents > cost.amountCents
  )
    return [
      {
        rule: "leaseTransfer.recovered",
        message: "Ce qui a été récupéré va de 0 € au coût entier.",
        english: "What was recovered is from €0 to the whole cost.",
        field: "recoveredCents",
      },
    ];
  return [];
}

/** The earliest days first where something is late, then what comes next, then what is settled. For lists. */
export function byUrgency(
  one: { next: { on: string } | null },
  other: { next: { on: string } | null },
): number {
  return (one.next?.on ?? "9999").localeCompare(other.next?.on ?? "9999");
}
