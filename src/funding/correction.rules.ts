/** An agreement corrected after it was recorded: what stood before, what changed, and what may not change any more. */
import type { Broken } from "../platform/calendar/dated.ts";
import { type AgreementFacts, type AgreementRule, brokenAgreement } from "./rules.ts";

export type DueStated = {
  id: string | null;
  kind: "instalment" | "proof";
  what: string;
  dueOn: string;
  amountCents: number | null;
};
/** An agreement as it stood. Who pays is not here: another funder's is another agreement. */
export type AgreementState = {
  name: string;
  paysFor: string;
  conditions: string | null;
  startsOn: string;
  endsOn: string;
  years: { year: number; amountCents: number }[];
  rules: AgreementRule[];
  dues: DueStated[];
};

/** `before`, `after`: null where there was, or is, none. */
type Was<T> = { before: T | null; after: T | null };
export type Change =
  | ({ part: "name" | "paysFor" | "conditions" | "startsOn" | "endsOn" } & Was<string>)
  | ({ part: "year"; year: number } & Was<number>)
  | ({ part: "rule"; costLine: AgreementRule["costLine"] } & Was<AgreementRule>)
  | ({ part: "due" } & Was<DueStated>);

const WORDS = ["name", "paysFor", "conditions", "startsOn", "endsOn"] as const;
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function changesBetween(before: AgreementState, after: AgreementState): Change[] {
  const changes: Change[] = WORDS.map((part) => ({ part, before: before[part], after: after[part] }));
  const years = new Set([...before.years, ...after.years].map(({ year }) => year));
  for (const year of [...years].toSorted((a, b) => a - b)) {
    const of = (state: AgreementState) => state.years.find((one) => one.year === year)?.amountCents ?? null;
    changes.push({ part: "year", year, before: of(before), after: of(after) });
  }
  for (const costLine of new Set([...before.rules, ...after.rules].map((rule) => rule.costLine))) {
    const of = (state: AgreementState) => told(state.rules.find((rule) => rule.costLine === costLine));
    changes.push({ part: "rule", costLine, before: of(before), after: of(after) });
  }
  const still = new Map(after.dues.map((due) => [due.id, due]));
  for (const due of before.dues) {
    const now = still.get(due.id);
    changes.push({ part: "due", before: bare(due), after: now ? bare(now) : null });
  }
  const known = new Set(before.dues.map(({ id }) => id));
  for (const due of after.dues)
    if (due.id === null || !known.has(due.id)) changes.push({ part: "due", before: null, after: bare(due) });
  return changes.filter((change) => !isSame(change.before, change.after));
}

/** A rule that says nothing is none. */
const told = (rule: AgreementRule | undefined): AgreementRule | null => {
  if (!rule) return null;
  const { costLine, eligible, ceilingCents, sharePercent } = rule;
  const isEmpty = eligible === null && ceilingCents === null && sharePercent === null;
  return isEmpty ? null : { costLine, eligible, ceilingCents, sharePercent };
};
const bare = ({ id, kind, what, dueOn, amountCents }: DueStated): DueStated => ({
  id,
  kind,
  what,
  dueOn,
  amountCents,
});

export type Correction = AgreementState & { reason: string; revision: number };
/** What stands: `revision`, how often it was corrected; `lines`, how many lines hold each year's amount; `done`, dues that were noted done; `charged`, years of lines received or spent under it. */
export type Standing = AgreementState & {
  funder: string;
  revision: number;
  lines: Readonly<Record<number, number>>;
  done: readonly string[];
  charged: readonly number[];
};

/** Why a correction cannot be recorded. `asked.revision`: the one that its writer read. */
export function brokenCorrection(standing: Standing, asked: Correction): Broken[] {
  const facts: AgreementFacts = { ...asked, funder: standing.funder };
  const broken = brokenAgreement(facts);
  const say = (rule: string, field: string, message: string, english: string) =>
    broken.push({ rule: `funding.${rule}`, field, message, english });
  if (asked.reason.trim() === "")
    say(
      "reason",
      "reason",
      "Dites pourquoi la convention est corrigée.",
      "Say why the agreement is corrected.",
    );
  if (asked.revision !== standing.revision) {
    say(
      "agreementChanged",
      "reason",
      "La convention a été corrigée pendant que vous écriviez : relisez-la.",
      "The agreement was corrected while you were writing: read it again.",
    );
    return broken;
  }
  const changes = changesBetween(standing, asked);
  if (changes.length === 0) say("nothingChanged", "reason", "Rien n'est changé.", "Nothing is changed.");
  for (const change of changes) {
    if (change.part === "year" && (standing.lines[change.year] ?? 0) > 1)
      say(
        "severalLines",
        "years",
        `Le montant de ${change.year} tient en plusieurs lignes : corrigez-les une à une.`,
        `The amount of ${change.year} stands in several lines: correct them one by one.`,
      );
    if (change.part === "due" && change.before?.id && standing.done.includes(change.before.id))
      say(
        "dueDone",
        "dues",
        `« ${change.before.what} » est noté fait : il ne change plus. Ajoutez une autre échéance.`,
        `"${change.before.what}" is noted as done: it changes no more. Add another due date.`,
      );
  }
  const [from, to] = [Number(asked.startsOn.slice(0, 4)), Number(asked.endsOn.slice(0, 4))];
  const outside = standing.charged.filter((year) => year < from || year > to);
  if (outside.length > 0)
    say(
      "chargedOutside",
      "endsOn",
      `Des sommes reçues ou dépensées de ${outside.join(", ")} sont rattachées à cette convention : gardez ces années, ou détachez ces lignes d'abord.`,
      `Money received or spent in ${outside.join(", ")} is charged to this agreement: keep these years, or detach those lines first.`,
    );
  return broken;
}
