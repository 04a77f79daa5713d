/** Objectives: what they must say, what may be left for later, what is late. */
import { describe, expect, it } from "vitest";

import { brokenByObjective, isLate, type Objective, progressOf } from "./rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const today = day("2026-11-27");
const start = day("2026-09-01");
const objective = (more: Partial<Objective> = {}): Objective => ({
  text: "Reprendre le paiement du loyer",
  setOn: day("2026-09-10"),
  outcome: null,
  endedOn: null,
  actions: [],
  ...more,
});
const action = (dueOn: string | null, doneOn: string | null = null) => ({
  text: "Appeler la CAF",
  owner: "household" as const,
  dueOn: dueOn === null ? null : day(dueOn),
  doneOn: doneOn === null ? null : day(doneOn),
});

describe("an objective", () => {
  it("needs its words alone: actions, owners' days and result may come later", () => {
    expect(brokenByObjective(objective(), start, today)).toEqual([]);
    expect(brokenByObjective(objective({ actions: [action(null)] }), start, today)).toEqual([]);
  });

  it.each<[Partial<Objective>, string, string]>([
    [{ text: " " }, "objective.text", "text"],
    [{ setOn: day("2026-11-28") }, "objective.future", "setOn"],
    [{ setOn: day("2026-08-31") }, "objective.beforeMeasure", "setOn"],
    [{ outcome: "reached" }, "objective.outcome", "endedOn"],
    [{ endedOn: today }, "objective.outcome", "outcome"],
    [{ outcome: "partly", endedOn: day("2026-09-09") }, "objective.endsBefore", "endedOn"],
    [{ actions: [action(null), { ...action(null), text: "" }] }, "action.text", "actions.1.text"],
    [{ actions: [action(null, "2026-11-28")] }, "action.future", "actions.0.doneOn"],
  ])("%j is refused by %s beside %s", (more, rule, field) => {
    expect(brokenByObjective(objective(more), start, today)).toMatchObject([{ rule, field }]);
  });

  it("counts what is late the day after it was due, unless it was done or the objective has ended", () => {
    const open = objective();
    expect(isLate(action("2026-11-27"), open, today)).toBe(false);
    expect(isLate(action("2026-11-26"), open, today)).toBe(true);
    expect(isLate(action("2026-11-26", "2026-11-27"), open, today)).toBe(false);
    expect(isLate(action("2026-11-26"), { outcome: "dropped" }, today)).toBe(false);
    expect(
      progressOf(
        [
          objective({ actions: [action("2026-11-01"), action(null), action(null, "2026-10-01")] }),
          objective({ outcome: "reached", endedOn: today, actions: [action("2026-11-01")] }),
        ],
        today,
      ),
    ).toEqual({ pursued: 1, ended: 1, done: 1, toDo: 2, late: 1 });
  });
});
