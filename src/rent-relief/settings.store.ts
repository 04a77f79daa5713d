/** A landlord's own dated settings of reliefs: its limit of months, the fund's share, how long a remainder may wait. */
import { settingsOn, writeSetting } from "../law/setting.store.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { type Answered, type Broken } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";

type Asked = Tx & { actor: Actor };

/** Null: nothing is set, the programme's holds. */
export type ReliefSettings = {
  maxMonths: number | null;
  /** 0 to 1. */
  fundShare: number | null;
  residualDays: number | null;
};

export async function reliefSettings(tx: Asked, on: Temporal.PlainDate): Promise<ReliefSettings> {
  const own = async <T>(rule: string) =>
    (await settingsOn<T>(tx, rule, on, [tx.actor.organisationId])).find(
      ({ organisationId }) => organisationId === tx.actor.organisationId,
    )?.value ?? null;
  const within = await own<string>("rentRelief.residualWithin");
  return {
    maxMonths: await own<number>("rentRelief.maxMonths"),
    fundShare: await own<number>("rentRelief.fundShare"),
    residualDays: within === null ? null : Temporal.Duration.from(within).days,
  };
}

/** Writes the landlord's settings from a day on; one that is left null keeps what holds. */
export async function setReliefSettings(
  tx: Asked,
  { source, ...settings }: ReliefSettings & { source: string },
  on: Temporal.PlainDate,
): Promise<Answered> {
  const errors = brokenSettings(settings, legalOn("rentRelief.maxMonths", on)!.value);
  if (source.trim() === "")
    errors.push({
      rule: "setting.source",
      field: "source",
      message: "Dites où c'est décidé : convention, note de service, avec sa date.",
      english: "Say where it is decided: agreement, note, with its date.",
    });
  if (errors.length > 0) return { errors };
  const { maxMonths, fundShare, residualDays } = settings;
  for (const [id, value] of [
    ["rentRelief.maxMonths", maxMonths],
    ["rentRelief.fundShare", fundShare],
    ["rentRelief.residualWithin", residualDays === null ? null : `P${residualDays}D`],
  ] as const)
    if (value !== null)
      await writeSetting(tx, {
        id,
        organisationId: tx.actor.organisationId,
        value,
        source: source.trim(),
        checked: on.toPlainYearMonth().toString(),
        from: on,
      });
  return { done: true };
}

const whole = (value: number, least: number, last: number) =>
  Number.isSafeInteger(value) && value >= least && value <= last;

/** A landlord may be stricter than the programme, never laxer. */
function brokenSettings({ maxMonths, fundShare, residualDays }: ReliefSettings, most: number): Broken[] {
  return [
    ...(maxMonths !== null && !whole(maxMonths, 1, most)
      ? [
          {
            rule: "rentRelief.maxMonths",
            field: "maxMonths",
            message: `Entre 1 et ${most} mois : un bailleur peut être plus strict que le programme, pas plus large.`,
            english: `Between 1 and ${most} months: a landlord may be stricter than the programme, not laxer.`,
          },
        ]
      : []),
    ...(fundShare !== null && !(fundShare >= 0 && fundShare <= 1)
      ? [
          {
            rule: "rentRelief.share",
            field: "fundShare",
            message: "La part du fonds se situe entre 0 % et 100 %.",
            english: "The fund's share lies between 0% and 100%.",
          },
        ]
      : []),
    ...(residualDays !== null && !whole(residualDays, 0, 90)
      ? [
          {
            rule: "rentRelief.residualWithin",
            field: "residualDays",
            message: "Entre 0 et 90 jours après la fin du mois.",
            english: "Between 0 and 90 days after the month's end.",
          },
        ]
      : []),
  ];
}
