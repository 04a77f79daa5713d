/** Tokens by which a landlord's own program calls the application: what one must say, how one reads, when one holds. */
import { type Broken, type Dated, valueOn } from "../platform/calendar/dated.ts";
import { SCOPES, type Scope } from "../platform/access/scopes.rules.ts";

export { SCOPES, type Scope };

export type TokenAsked = { name: string; scopes: readonly string[]; expiresOn: Temporal.PlainDate };
export type TokenState = "open" | "expired" | "revoked";

/** How long a token holds at most: it is renewed by hand. Our own setting, "à confirmer" against the ANSSI's advice on secrets. */
export const TOKEN_PARAMETERS: readonly Dated<{ years?: number; days?: number }>[] = [
  {
    id: "token.longest",
    value: { years: 2 },
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  },
  {
    id: "token.overlap",
    value: { days: 7 },
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  },
];
/** The last day of a token that another replaces: some days on, or its own where that is sooner. */
export function lastDayOfReplaced(
  expiresOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const last = today.add({ days: valueOn(TOKEN_PARAMETERS, "token.overlap", today).days ?? 0 });
  return Temporal.PlainDate.compare(expiresOn, last) < 0 ? expiresOn : last;
}
const NAME_LENGTH = 60;

/** What a token asked for lacks. Fields: name, scopes, expiresOn. */
export function brokenToken(asked: TokenAsked, today: Temporal.PlainDate): Broken[] {
  const broken: Broken[] = [];
  const name = asked.name.trim();
  if (name.length < 2 || name.length > NAME_LENGTH)
    broken.push({
      rule: "token.name",
      field: "name",
      message: `Nommez le programme qui s'en servira, en ${NAME_LENGTH} caractères au plus : « ERP, envoi de nuit ».`,
      english: `Name the program that will use it, in ${NAME_LENGTH} characters at most: "ERP, nightly".`,
    });
  if (asked.scopes.length === 0 || !asked.scopes.every((scope) => SCOPES.includes(scope as Scope)))
    broken.push({
      rule: "token.scopes",
      field: "scopes",
      message: "Choisissez ce que le jeton permet.",
      english: "Choose what the token allows.",
    });
  const longest = valueOn(TOKEN_PARAMETERS, "token.longest", today);
  const last = today.add(longest);
  const { compare } = Temporal.PlainDate;
  if (compare(asked.expiresOn, today) < 0 || compare(asked.expiresOn, last) > 0)
    broken.push({
      rule: "token.expiry",
      field: "expiresOn",
      message: `Le dernier jour se situe entre aujourd'hui et le ${last.toLocaleString("fr-FR")} : un jeton se renouvelle tous les ${longest.years} ans au moins.`,
      english: `The last day lies between today and ${last.toLocaleString("en-IE")}: a token is renewed at least every ${longest.years} years.`,
    });
  return broken;
}

/** A token holds to the end of its last day, in Paris. */
export function tokenState(
  { expiresOn, revokedAt }: { expiresOn: string; revokedAt: string | null },
  today: Temporal.PlainDate,
): TokenState {
  if (revokedAt !== null) return "revoked";
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(expiresOn), today) < 0 ? "expired" : "open";
}

const WRITTEN = /^lt_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/;

/** `lt_<id>_<secret>`: scanners of secrets know it by its beginning. `id` a UUID, `secret` 43 characters. */
export const writtenToken = (id: string, secret: string) => `lt_${id.replaceAll("-", "")}_${secret}`;

/** The two parts of a token; undefined where it is none. */
export function readToken(text: string): { id: string; secret: string } | undefined {
  const parts = WRITTEN.exec(text);
  return parts ? { id: parts.slice(1, 6).join("-"), secret: parts[6]! } : undefined;
}

/** The text after `Bearer` in an `Authorization` header; undefined where it says something else, "" where nothing follows. */
export const bearerOf = (header: string | undefined): string | undefined =>
  /^bearer(?:\s+(.*))?$/i
    .exec(header?.trim() ?? "")
    ?.slice(1)
    .map((text = "") => text.trim())[0];
