/** Where the procedure of an item stands, which dates come next, and which levers are open there. */
import { STAGES, type Stage } from "../procedure-clock/acts.rules.ts";
import { procedureFacts } from "../procedure-clock/facts.ts";
import { type Lever, leversOpen } from "../procedure-clock/levers.rules.ts";
import { deadlines } from "../procedure-clock/rules.ts";
import type { ReferralFacts } from "../referral/schema.ts";

/** What the table may know of an item's procedure (`app.session_procedures`); days ISO. */
export type KnownProcedure = {
  acts: { kind: string; on: string; statedTime: string | null; more: Record<string, unknown> }[];
  lease: string | null;
  leaseEnded: string | null;
};

/** A lever open at the stage reached; `until`: its last day, ISO. */
export type OpenLever = { id: string; until: string | null; source: string };

export type ItemProcedure = {
  /** Null = unknown. */
  stage: string | null;
  levers: OpenLever[];
  nextDates: { id: string; on: string; source: string }[];
};

const shown = (lever: Lever): OpenLever => ({
  id: lever.id,
  until: lever.until?.toString() ?? null,
  source: lever.source,
});

/** By the acts recorded; where none is, by the stage that the landlord said. */
export function procedureOf(
  known: KnownProcedure,
  facts: ReferralFacts,
  on: Temporal.PlainDate,
): ItemProcedure {
  const read = procedureFacts.safeParse({
    lease: known.lease,
    leaseEnded: known.leaseEnded,
    landlordKind: "social",
    on: on.toString(),
    acts: known.acts.map(({ more, ...act }) => ({ ...act, ...more })),
  });
  if (read.success && known.acts.length > 0) {
    const found = deadlines(read.data);
    return {
      stage: found.stage,
      levers: found.levers.map(shown),
      nextDates: found.dates
        .filter((step) => step.on.toString() >= on.toString())
        .slice(0, 3)
        .map((step) => ({ id: step.id, on: step.on.toString(), source: step.source })),
    };
  }
  const said = (STAGES as readonly string[]).includes(facts.stage ?? "") ? (facts.stage as Stage) : undefined;
  const levers = said ? leversOpen({ acts: [], on, landlordKind: "social" }, said, [], []) : [];
  return {
    stage: said ?? null,
    levers: levers.map(shown),
    nextDates: facts.irreversible
      ? [{ id: facts.irreversible.id, on: facts.irreversible.on, source: facts.irreversible.source }]
      : [],
  };
}
