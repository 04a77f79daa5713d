/** The quorum: how many of those who sit must have come for a session to speak for all. Shown, warned of, never a block. */
import { type Dated, datedOn } from "../platform/calendar/dated.ts";
import type { Presence } from "./rules.ts";

/** `share` of the members named; `landlords` and `operators`: organisations of each kind present at least. */
export type Quorum = { share: number; landlords: number; operators: number };

/** No convention of the programme gives one: "à confirmer". The coordination's own value, dated, comes before it. */
export const QUORUM_PARAMETERS: readonly Dated<Quorum>[] = [
  {
    id: "committee.quorum",
    value: { share: 0.5, landlords: 1, operators: 1 },
    validFrom: null,
    validTo: null,
    source: "réglage par défaut, à confirmer avec la coordination",
    checked: null,
  },
];

export type Seat = { presence: Presence; organisationId: string; organisationKind: string };

export type QuorumFound = {
  /** Null: somebody's presence is not told yet, and it hangs on them. */
  met: boolean | null;
  present: number;
  /** Members needed of all those named. */
  needed: number;
  /** Which part is not met. */
  lacking: ("members" | "landlords" | "operators")[];
  source: string;
  checked: string | null;
};

/** Whether enough came on the session's day. `settings`: local values first. Undefined where no version holds that day. */
export function quorumOf(
  seats: readonly Seat[],
  settings: readonly Dated<Quorum>[],
  heldOn: Temporal.PlainDate,
): QuorumFound | undefined {
  const rule = datedOn([...settings, ...QUORUM_PARAMETERS], "committee.quorum", heldOn);
  if (!rule) return undefined;
  const { share, landlords, operators } = rule.value;
  const needed = Math.ceil(seats.length * share);
  const of = (counted: readonly Seat[], kind: string) =>
    new Set(
      counted.filter((seat) => seat.organisationKind === kind).map(({ organisationId }) => organisationId),
    ).size;
  const lackingOf = (counted: readonly Seat[]): QuorumFound["lacking"] => [
    ...(counted.length < needed || seats.length === 0 ? (["members"] as const) : []),
    ...(of(counted, "landlord") < landlords ? (["landlords"] as const) : []),
    ...(of(counted, "operator") < operators ? (["operators"] as const) : []),
  ];
  const present = seats.filter(({ presence }) => presence === "present");
  const lacking = lackingOf(present);
  // With everybody whose presence is not told, it might still be met.
  const might = lackingOf(seats.filter(({ presence }) => presence !== "excused")).length === 0;
  const untold = seats.some(({ presence }) => presence === "invited");
  return {
    met: lacking.length === 0 ? true : untold && might ? null : false,
    present: present.length,
    needed,
    lacking,
    source: rule.source,
    checked: rule.checked,
  };
}
