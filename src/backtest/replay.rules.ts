/** One account seen again at the end of each past month, with what its ledger held by then and nothing later. Pure. */
import { type DetectionAccount, type DetectionMonth, detect, SIGNAL_KINDS } from "../signals/rules.ts";
import type { Thresholds } from "../signals/thresholds.rules.ts";

/** A month that is replayed; `on`: the day after it, when all of it is known; `thresholds`: those of that day. */
export type ReplayMonth = { month: string; on: Temporal.PlainDate; thresholds: Thresholds };

/** How an account stood at the end of a month. `gone`: its tenancy had ended, or had no bill yet. */
export const STANDING = { gone: 0, atRisk: 1, inArrears: 2 } as const;

/** `points`: the default points by signal, in the order of SIGNAL_KINDS; `twoMonthsUnpaid`: what the old rule would have seen. */
export type Moment = { standing: number; points: number[]; twoMonthsUnpaid: boolean };

/** Bills that the rule compared with waits for. */
const RULE_MONTHS = 2;

/**
 * The account at the end of each month. `entries`: its months with an entry, oldest first, also later ones: they are not looked at.
 * The bill is the last one known by then, not today's. `endsOn`: end of the tenancy, null while it runs.
 */
export function replayAccount(
  entries: readonly DetectionMonth[],
  endsOn: string | null,
  months: readonly ReplayMonth[],
): Moment[] {
  return months.map(({ month, on, thresholds }) => {
    const known = entries.filter((entry) => entry.month <= month).slice(-thresholds["detection.monthsRead"]);
    const account = accountBy(known);
    if (!account || (endsOn !== null && endsOn < on.toString()))
      return { standing: STANDING.gone, points: [], twoMonthsUnpaid: false };
    const { signals, legalArrears } = detect(account, known, on, thresholds);
    const points = SIGNAL_KINDS.map((kind) => signals.find((signal) => signal.kind === kind)?.points ?? 0);
    return {
      standing: legalArrears.constituted === true ? STANDING.inArrears : STANDING.atRisk,
      points,
      twoMonthsUnpaid: account.balanceCents >= RULE_MONTHS * (account.amountDueCents ?? Infinity),
    };
  });
}

/** The account's figures by its last bill; undefined before the first. */
function accountBy(known: readonly DetectionMonth[]): DetectionAccount | undefined {
  const bill = known.findLast(
    ({ chargedCents, benefitCents, reliefCents }) => chargedCents > benefitCents + reliefCents,
  );
  if (!bill) return undefined;
  return {
    balanceCents: known.at(-1)!.balanceCents,
    amountDueCents: bill.chargedCents - bill.benefitCents - bill.reliefCents,
    rentChargesCents: bill.chargedCents - bill.reliefCents,
    benefitCents: bill.benefitCents,
  };
}

/** A landlord's accounts at each month, a few bytes for each: what 80,000 tenancies of 36 months fit in. */
export class Replay {
  readonly months: readonly string[];
  /** Each different set of points once: the accounts at a month that show the same signals are told apart by nothing. */
  readonly patterns: number[][] = [];
  accounts = 0;
  readonly #seen = new Map<string, number>();
  #at = new Uint32Array(0);
  #state = new Uint8Array(0);

  constructor(months: readonly string[]) {
    this.months = months;
  }

  /** Adds an account by its moments, one for each month. */
  add(moments: readonly Moment[]): void {
    const from = this.accounts++ * this.months.length;
    if (from + this.months.length > this.#at.length) this.#grow();
    moments.forEach(({ standing, points, twoMonthsUnpaid }, index) => {
      this.#at[from + index] = this.#patternOf(points);
      this.#state[from + index] = standing + (twoMonthsUnpaid ? 4 : 0);
    });
  }

  pattern(account: number, month: number): number {
    return this.#at[account * this.months.length + month]!;
  }

  standing(account: number, month: number): number {
    return this.#state[account * this.months.length + month]! & 3;
  }

  twoMonthsUnpaid(account: number, month: number): boolean {
    return this.#state[account * this.months.length + month]! >= 4;
  }

  #patternOf(points: number[]): number {
    const key = points.join();
    const known = this.#seen.get(key);
    if (known !== undefined) return known;
    this.#seen.set(key, this.patterns.length);
    return this.patterns.push(points) - 1;
  }

  #grow(): void {
    const size = Math.max(1_000 * this.months.length, 2 * this.#at.length);
    const at = new Uint32Array(size);
    at.set(this.#at);
    this.#at = at;
    const state = new Uint8Array(size);
    state.set(this.#state);
    this.#state = state;
  }
}
