/** The part of a back-test that computes: pages of a ledger in, then the judgement. Runs beside the server where a landlord is large. */
import { BinaryRows, isoDay } from "../detection/binary-rows.ts";
import { MonthRows } from "../detection/account-rows.ts";
import { type BillsFallDue, thresholdsOn } from "../signals/thresholds.rules.ts";
import { defaultWeights } from "../signals/weights.rules.ts";
import { type Judged, judged } from "./judge.rules.ts";
import { Replay, replayAccount, type ReplayMonth } from "./replay.rules.ts";
import type { BacktestSettings } from "./settings.rules.ts";

/** All plain values: they may travel to another thread. `on`: day of the back-test; `first` and `last` ISO months replayed, null = no ledger. */
export type ReplayGiven = {
  on: string;
  first: string | null;
  last: string | null;
  from: string | undefined;
  to: string | undefined;
  settings: BacktestSettings;
  /** As the landlord says today, of all its past. */
  billsFallDue: BillsFallDue;
};

/** Accounts as (id, end of the tenancy), and their months, both in order of the numbers. */
export type ReplayPage = { accounts: Uint8Array; months: Uint8Array };

export class Replaying {
  readonly #given: ReplayGiven;
  readonly #months: ReplayMonth[];
  readonly #replay: Replay;

  constructor(given: ReplayGiven) {
    this.#given = given;
    this.#months = monthsBetween(given);
    this.#replay = new Replay(this.#months.map(({ month }) => month));
  }

  /** Adds the accounts of a page; gives how many there are by now. An account without an entry is none. */
  add({ accounts, months }: ReplayPage): number {
    const rows = new BinaryRows(accounts);
    const byMonth = new MonthRows(months);
    while (rows.next()) {
      const id = rows.int8()!;
      const endsOn = rows.day();
      const own = byMonth.of(id);
      if (own.length > 0)
        this.#replay.add(replayAccount(own, endsOn === null ? null : isoDay(endsOn), this.#months));
    }
    return this.#replay.accounts;
  }

  judge(): Judged {
    const { on, from, to, settings } = this.#given;
    const { "detection.probability": probability } = thresholdsOn(Temporal.PlainDate.from(on));
    const ends = this.#months.map((month) => month.on);
    return judged(this.#replay, ends, defaultWeights(probability), settings, { from, to });
  }
}

function monthsBetween({ first, last, billsFallDue }: ReplayGiven): ReplayMonth[] {
  const months: ReplayMonth[] = [];
  if (first === null || last === null) return months;
  for (let month = Temporal.PlainYearMonth.from(first); month.toString() <= last;) {
    const next = month.add({ months: 1 });
    const known = next.toPlainDate({ day: 1 });
    months.push({
      month: month.toString(),
      on: known,
      thresholds: { ...thresholdsOn(known), "detection.billsFallDue": billsFallDue },
    });
    month = next;
  }
  return months;
}
