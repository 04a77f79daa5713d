/** Webhooks: what may be told to which organisation's program, where it may be sent, and when a failure is tried again. Pure. */
import { type Broken, type Dated, valueOn } from "../platform/calendar/dated.ts";

/** Whose business an event is: the landlord of its file, the operator that carries it. */
type Party = "landlord" | "operator";

/** The events that a program may be told of, to whom, and the ids that go with them. No word, no name, no amount. */
export const WEBHOOK_EVENTS = {
  "ledger.imported": { to: ["landlord"], ids: ["importId"] },
  "referral.assigned": { to: ["landlord", "operator"], ids: ["referralId"] },
  "referral.closed": { to: ["landlord"], ids: ["referralId"] },
  "item.decided": { to: ["landlord"], ids: ["referralId"] },
  "measure.opened": { to: ["landlord", "operator"], ids: ["measureId", "referralId"] },
  "measure.closed": { to: ["landlord", "operator"], ids: ["measureId", "referralId"] },
  "relief.granted": { to: ["landlord"], ids: ["reliefId"] },
  "relief.refused": { to: ["landlord"], ids: ["reliefId"] },
  "relief.stopped": { to: ["landlord"], ids: ["reliefId"] },
  "grant.granted": { to: ["landlord"], ids: ["grantId"] },
  "grant.refused": { to: ["landlord"], ids: ["grantId"] },
  "grant.paid": { to: ["landlord"], ids: ["grantId"] },
  "plan.signed": { to: ["landlord", "operator"], ids: ["planId"] },
  "plan.breached": { to: ["landlord", "operator"], ids: ["planId"] },
  "plan.cancelled": { to: ["landlord", "operator"], ids: ["planId"] },
} as const satisfies Record<string, { to: readonly Party[]; ids: readonly string[] }>;
export type WebhookKind = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_KINDS = Object.keys(WEBHOOK_EVENTS) as WebhookKind[];
/** Sent on demand, to try an address. */
export const TEST_KIND = "webhook.test";

/** What an organisation of this kind may subscribe to. */
export const kindsFor = (party: string): WebhookKind[] =>
  WEBHOOK_KINDS.filter((kind) => (WEBHOOK_EVENTS[kind].to as readonly string[]).includes(party));

type Ids = Record<string, string | number | null>;

/** What is sent of an event: the ids of its kind, and the household's. */
export function dataOf(kind: WebhookKind, payload: Ids, householdId: string | null): Ids {
  const ids = WEBHOOK_EVENTS[kind].ids.flatMap((name) =>
    payload[name] == null ? [] : [[name, payload[name]]],
  );
  return { ...Object.fromEntries(ids), ...(householdId !== null && { householdId }) };
}

export const WEBHOOK_PARAMETERS: readonly Dated<{ hours?: number; days?: number }>[] = [
  {
    id: "webhook.secretOverlap",
    value: { hours: 24 },
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  },
  {
    id: "webhook.keepLetters",
    value: { days: 90 },
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  },
];
/** How long letters that were received, or given up, are kept. */
export const keptDays = (on: Temporal.PlainDate): number =>
  valueOn(WEBHOOK_PARAMETERS, "webhook.keepLetters", on).days ?? 0;
/** How long the former secret signs as well. */
export const overlapHours = (on: Temporal.PlainDate): number =>
  valueOn(WEBHOOK_PARAMETERS, "webhook.secretOverlap", on).hours ?? 0;

/** Seconds to wait after each failure (Standard Webhooks' own advice): about three days in all, then the letter is dead. */
const WAITS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** Seconds until the next try after `failures` failures in a row, one fifth more or less by `chance` (0 to 1); undefined: no more. */
export function nextWait(failures: number, chance: number): number | undefined {
  const wait = WAITS[failures - 1];
  return wait === undefined ? undefined : Math.round(wait * (0.8 + 0.4 * chance));
}

const NAME_LENGTH = 60;
export type Asked = { name: string; url: string; kinds: readonly string[] };

/** What a webhook asked for lacks. `open`: an installation that may call its own network. Fields: name, url, kinds. */
export function brokenWebhook({ name, url, kinds }: Asked, party: string, open: boolean): Broken[] {
  const broken: Broken[] = [];
  const said = name.trim();
  if (said.length < 2 || said.length > NAME_LENGTH)
    broken.push({
      rule: "webhook.name",
      field: "name",
      message: `Nommez le programme qui reçoit, en ${NAME_LENGTH} caractères au plus : « ERP ».`,
      english: `Name the program that receives, in ${NAME_LENGTH} characters at most: "ERP".`,
    });
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const isWeb = address?.protocol === "https:" || (open && address?.protocol === "http:");
  if (!address || !isWeb || address.username || address.password || url.length > 500)
    broken.push({
      rule: "webhook.url",
      field: "url",
      message:
        "Donnez une adresse en https, sans identifiant ni mot de passe : https://erp.exemple.fr/logement-toujours.",
      english:
        "Give an https address, without user name or password: https://erp.example.org/logement-toujours.",
    });
  const offered: readonly string[] = kindsFor(party);
  if (kinds.length === 0 || !kinds.every((kind) => offered.includes(kind)))
    broken.push({
      rule: "webhook.kinds",
      field: "kinds",
      message: "Choisissez de quoi le programme est prévenu.",
      english: "Choose what the program is told of.",
    });
  return broken;
}
