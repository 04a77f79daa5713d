/** What the minutes keep of a session once it is signed: figures, codes and texts that name no household. */
import type {
  DecisionKind,
  Lever,
  Presence,
  RefusalReason,
  Service,
  TRACKS,
  Votes,
} from "../committee/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

type PlainDate = Temporal.PlainDate;

/** Days ISO. */
export type SignedHeader = {
  number: string;
  heldOn: string;
  place: string | null;
  observations: string | null;
  members: { name: string; organisation: string; presence: "present" | "excused" }[];
  /** What the quorum asked and whether it was met; null where no setting held that day. */
  quorum: { met: boolean; present: number; needed: number } | null;
  /** Who chaired; null: the coordination; left out: older than the rule. */
  chair?: string | null;
};

/** As it was written: fields of other kinds are null, as are those of decisions older than the field. */
export type SignedDecision = {
  kind: DecisionKind;
  track: (typeof TRACKS)[number] | null;
  startsOn: string | null;
  levers: Lever[] | null;
  recommended: Lever[] | null;
  operatorReason: string | null;
  conditions: string | null;
  missing: string | null;
  dueBy: string | null;
  reason: RefusalReason | null;
  reasonText: string | null;
  service: Service | null;
  redirectedTo: string | null;
};

export type SignedItem = {
  landlord: string;
  commune: string | null;
  debtCents: number | null;
  monthsDue: number | null;
  asOf: string;
  decision: SignedDecision | null;
  operator: string | null;
  votes: Votes | null;
  dissent: string | null;
  /** Who stepped out of it, by name: never why. */
  steppedOut: string[];
  /** Decided between sessions: when it was asked, why it did not wait, who answered. */
  emergency: { askedOn: string; because: string | null; answered: number; asked: number } | null;
};

/** What forbids signing the minutes. Households that were not studied are no obstacle: they wait for the next session. */
export function brokenBySigning({
  heldOn,
  today,
  presences,
}: {
  heldOn: PlainDate;
  today: PlainDate;
  presences: readonly Presence[];
}): Broken[] {
  const broken: Broken[] = [];
  if (isBefore(today, heldOn))
    broken.push({
      rule: "committee.signedBefore",
      message: `La séance est prévue le ${longDate(heldOn)} : le procès-verbal se signe après.`,
      english: `The session is planned for ${longDate(heldOn, "en")}: the minutes are signed after it.`,
    });
  const untold = presences.filter((presence) => presence === "invited").length;
  if (untold > 0)
    broken.push({
      rule: "committee.presence",
      message: `Dites pour chaque membre s'il était présent ou excusé : il en reste ${untold}.`,
      english: `Say of each member whether they were present or excused: ${untold} left.`,
      field: "members",
    });
  return broken;
}
