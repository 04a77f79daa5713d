/** The committee's own rules, dated: its quorum (quorum.rules.ts), who chairs it, how it decides. None is known from a text: "à confirmer". */
import { type Broken, type Dated, datedOn } from "../platform/calendar/dated.ts";
import { type Quorum, QUORUM_PARAMETERS } from "./quorum.rules.ts";

/** Null: the coordination chairs. A person chairs the sessions where they sit and are not excused. */
export type Chair = { userId: string | null };
/** What a decision is taken by to begin with; the coordinator may say otherwise of each. */
export const DECIDED_BY = ["consensus", "vote"] as const;
export type Deciding = { by: (typeof DECIDED_BY)[number] };

const DEFAULT = {
  validFrom: null,
  validTo: null,
  source: "réglage par défaut, à confirmer avec la coordination",
  checked: null,
} as const;

export const CHAIR_PARAMETERS: readonly Dated<Chair>[] = [
  { id: "committee.chair", value: { userId: null }, ...DEFAULT },
];
export const DECIDING_PARAMETERS: readonly Dated<Deciding>[] = [
  { id: "committee.deciding", value: { by: "consensus" }, ...DEFAULT },
];

/** Local values of the three rules, the latest first. */
export type CommitteeSettings = {
  quorum: readonly Dated<Quorum>[];
  chair: readonly Dated<Chair>[];
  deciding: readonly Dated<Deciding>[];
};

/** Local values, then the default. */
export const versionsOf = ({ quorum, chair, deciding }: CommitteeSettings) => ({
  quorum: [...quorum, ...QUORUM_PARAMETERS],
  chair: [...chair, ...CHAIR_PARAMETERS],
  deciding: [...deciding, ...DECIDING_PARAMETERS],
});

type Ruled = { source: string; checked: string | null };
export type SessionRules = {
  /** Null: the coordination. `missing`: the person that the rule names does not sit, or is excused: the coordination stands in. */
  chair: Ruled & { name: string | null; missing: string | null };
  deciding: Ruled & Deciding;
};

/** Who chairs a session of a day, and how it decides. `nameOf`: of people who no longer sit as well. */
export function sessionRules(
  settings: CommitteeSettings,
  seats: readonly { userId: string; name: string; presence: string }[],
  heldOn: Temporal.PlainDate,
  nameOf: (userId: string) => string | undefined,
): SessionRules {
  const versions = versionsOf(settings);
  const chair = datedOn(versions.chair, "committee.chair", heldOn)!;
  const deciding = datedOn(versions.deciding, "committee.deciding", heldOn)!;
  const { userId } = chair.value;
  const seat = seats.find((one) => one.userId === userId && one.presence !== "excused");
  return {
    chair: {
      name: seat?.name ?? null,
      missing: userId !== null && !seat ? (nameOf(userId) ?? "") : null,
      source: chair.source,
      checked: chair.checked,
    },
    deciding: { ...deciding.value, source: deciding.source, checked: deciding.checked },
  };
}

/** What forbids a quorum. Fields: of the form. */
export function brokenByQuorum({ share, landlords, operators }: Quorum): Broken[] {
  return [
    ...(share >= 0 && share <= 1
      ? []
      : [
          {
            rule: "committee.quorumShare",
            field: "value.share",
            message: "Donnez une part des membres entre 0 et 100 %.",
            english: "Give a share of the members between 0 and 100%.",
          },
        ]),
    ...(["landlords", "operators"] as const)
      .filter(
        (kind) => !(Number.isInteger({ landlords, operators }[kind]) && { landlords, operators }[kind] >= 0),
      )
      .map((kind) => ({
        rule: "committee.quorumOrganisations",
        field: `value.${kind}`,
        message: "Donnez un nombre entier d'organismes, 0 ou plus.",
        english: "Give a whole number of organisations, 0 or more.",
      })),
  ];
}
