/** Whether a grant that was paid is on the tenant's account: each entry answers for one grant, to the cent first. */

export type PaidGrant = {
  id: string;
  decidedOn: Temporal.PlainDate;
  paidOn: Temporal.PlainDate;
  cents: number;
};
/** A credit of the kind `debtGrant`; below 0 where the landlord took one back. */
export type GrantEntry = { on: Temporal.PlainDate; cents: number };

/** `waiting`: the ledger does not tell yet. `different`: another amount came. */
export type GrantInLedger =
  | { state: "recognised" | "different"; on: Temporal.PlainDate; cents: number }
  | { state: "waiting" | "missing" };

export type MatchedGrants = {
  byGrant: Map<string, GrantInLedger>;
  /** Entries that answer to no grant, oldest first. */
  unexplained: GrantEntry[];
};

/**
 * Matches grants of one account with its ledger. `until`: last day that the ledger tells of; `patience`: how long a payment may
 * take to be written. The result does not hang on the order of arrival: older entries and older grants go first.
 */
export function matchGrants(
  grants: readonly PaidGrant[],
  entries: readonly GrantEntry[],
  until: Temporal.PlainDate | null,
  patience: Temporal.Duration | string,
): MatchedGrants {
  const { compare } = Temporal.PlainDate;
  const free = withoutReversals(entries);
  const byGrant = new Map<string, GrantInLedger>();
  const sorted = grants.toSorted(
    (one, other) =>
      compare(one.paidOn, other.paidOn) || one.cents - other.cents || (one.id < other.id ? -1 : 1),
  );
  const take = (grant: PaidGrant, fits: (entry: GrantEntry) => boolean): GrantEntry | undefined => {
    const at = free.findIndex((entry) => compare(entry.on, grant.decidedOn) >= 0 && fits(entry));
    return at < 0 ? undefined : free.splice(at, 1)[0];
  };
  for (const grant of sorted) {
    const entry = take(grant, ({ cents }) => cents === grant.cents);
    if (entry) byGrant.set(grant.id, { state: "recognised", ...entry });
  }
  for (const grant of sorted) {
    if (byGrant.has(grant.id)) continue;
    const last = grant.paidOn.add(patience);
    const entry = take(grant, ({ on }) => compare(on, grant.paidOn) >= 0 && compare(on, last) <= 0);
    if (entry) byGrant.set(grant.id, { state: "different", ...entry });
    else byGrant.set(grant.id, { state: until && compare(until, last) > 0 ? "missing" : "waiting" });
  }
  return { byGrant, unexplained: free };
}

/** Credits that a later debit of the same sum took back are no money; what is left, oldest first. */
function withoutReversals(entries: readonly GrantEntry[]): GrantEntry[] {
  const left = entries
    .filter(({ cents }) => cents > 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on) || one.cents - other.cents);
  const back = entries
    .filter(({ cents }) => cents < 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on));
  for (const reversal of back) {
    const at = left.findLastIndex(
      ({ on, cents }) => cents === -reversal.cents && Temporal.PlainDate.compare(on, reversal.on) <= 0,
    );
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
