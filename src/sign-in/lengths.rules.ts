/** How long sessions live in an organisation, and when an account that nobody uses is closed: what such a setting may be, and why. Pure. */
import { type Broken, brokenIn } from "../platform/calendar/dated.ts";
import type { Locale } from "../platform/calendar/wording.ts";

/** Counted in the units of the page: minutes without a request, hours in all, days without use before the mail and before the end. */
export type Lengths = { idleMinutes: number; longestHours: number; warnDays: number; closeDays: number };
export type Bounds = Record<keyof Lengths, { least: number; most: number }> & {
  /** Days at least between the mail and the end. */
  noticeDays: number;
};

export const LENGTHS = ["idleMinutes", "longestHours", "warnDays", "closeDays"] as const;

type Why = Record<"least" | "most", Pick<Broken, "message" | "english">>;
/** Why a length is bounded, as the form says it beside the field. */
const WHY: Record<keyof Lengths, Why> = {
  idleMinutes: {
    least: {
      message: "Moins couperait qui répond au téléphone au milieu d'une saisie.",
      english: "Less would cut off who answers the telephone in the middle of a form.",
    },
    most: {
      message: "Plus laisserait ouvert le matin un poste oublié le soir.",
      english: "More would leave open in the morning a screen forgotten at night.",
    },
  },
  longestHours: {
    least: {
      message: "Moins couperait un entretien ou une commission.",
      english: "Less would cut an interview or a committee short.",
    },
    most: {
      message: "Plus ne se peut : le navigateur oublie la session au bout de trente jours.",
      english: "More cannot be: the browser forgets the session after thirty days.",
    },
  },
  warnDays: {
    least: {
      message: "Moins préviendrait qui est en congé.",
      english: "Less would warn who is on leave.",
    },
    most: {
      message: "Plus laisserait ouvert l'accès de qui est parti sans que personne le dise.",
      english: "More would leave open the access of who left without anybody saying so.",
    },
  },
  closeDays: {
    least: {
      message: "Moins fermerait l'accès de qui est en congé.",
      english: "Less would close the access of who is on leave.",
    },
    most: {
      message: "Plus laisserait ouvert l'accès de qui est parti sans que personne le dise.",
      english: "More would leave open the access of who left without anybody saying so.",
    },
  },
};

/** The two reasons of a field's bounds, for who reads in `locale`. */
export const reasonsOf = (field: keyof Lengths, locale: Locale): Record<"least" | "most", string> => ({
  least: brokenIn(WHY[field].least, locale),
  most: brokenIn(WHY[field].most, locale),
});

/** What lengths break. Field: the length. */
export function brokenByLengths(lengths: Lengths, bounds: Bounds): Broken[] {
  const broken = LENGTHS.flatMap((field): Broken[] => {
    const { least, most } = bounds[field];
    const value = lengths[field];
    if (value < least) return [outside(field, least, "least")];
    return value > most ? [outside(field, most, "most")] : [];
  });
  if (lengths.longestHours * 60 < lengths.idleMinutes)
    broken.push({
      rule: "session.idleWithin",
      field: "longestHours",
      message:
        "Une session entière dure au moins autant que le temps sans rien faire : sinon celui-ci ne sert à rien.",
      english:
        "A whole session lasts at least as long as the time without doing anything, or that one means nothing.",
    });
  if (lengths.closeDays - lengths.warnDays < bounds.noticeDays)
    broken.push({
      rule: "account.notice",
      field: "closeDays",
      message: `Laissez au moins ${bounds.noticeDays} jours entre le courriel et la fermeture : le temps de revenir.`,
      english: `Leave ${bounds.noticeDays} days at least between the mail and the closing: the time to come back.`,
    });
  return broken;
}

function outside(field: keyof Lengths, bound: number, side: "least" | "most"): Broken {
  const { message, english } = WHY[field][side];
  const said = side === "least" ? ["Au moins", "At least"] : ["Au plus", "At most"];
  return {
    rule: `session.bounds.${field}`,
    field,
    message: `${said[0]} ${bound}. ${message}`,
    english: `${said[1]} ${bound}. ${english}`,
  };
}

type Dormant = { warn: string; close: string };

// A month is one of thirty-one days: settings say days, but one written by hand may not.
const total = (iso: string, unit: "minutes" | "hours" | "days") =>
  Temporal.Duration.from(iso).total({ unit, relativeTo: "2026-01-01" });

/** Lengths as the settings hold them (ISO durations), in the page's units. */
export function lengthsIn(held: { idle: string; longest: string; dormant: Dormant }): Lengths {
  return {
    idleMinutes: total(held.idle, "minutes"),
    longestHours: total(held.longest, "hours"),
    warnDays: total(held.dormant.warn, "days"),
    closeDays: total(held.dormant.close, "days"),
  };
}

/** The same as settings, by rule. */
export const settingsOf = ({ idleMinutes, longestHours, warnDays, closeDays }: Lengths) => ({
  "session.idle": `PT${idleMinutes}M`,
  "session.absolute": `PT${longestHours}H`,
  "account.dormant": { warn: `P${warnDays}D`, close: `P${closeDays}D` },
});
