/** The measure's rules: its six months, its three meetings, renewal, contacts, closing. */
import { assert, constantFrom, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { brokenByClosing, stillUnknown } from "./closing.rules.ts";
import { brokenByContact, CONTACT_STATES } from "./contact.rules.ts";
import {
  brokenByOpening,
  brokenByRenewal,
  byNeed,
  endOf,
  isSilent,
  renewalOf,
  type Span,
  standingOn,
  tripartiteBy,
  tripartiteOn,
} from "./rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const span = (
  startsOn: string,
  more: Partial<Record<"endsOn" | "closedOn", string>> & { renewed?: boolean } = {},
): Span => ({
  startsOn: day(startsOn),
  endsOn: more.endsOn ? day(more.endsOn) : endOf(day(startsOn)),
  closedOn: more.closedOn ? day(more.closedOn) : null,
  renewed: more.renewed ?? false,
});
const anyDay = integer({ min: 0, max: 5_000 }).map((days) => day("2016-01-01").add({ days }));

describe("a measure's six months", () => {
  it.each([
    ["2026-09-01", "2027-02-28"],
    ["2026-08-31", "2027-02-27"],
    ["2026-11-23", "2027-05-22"],
    ["2027-09-01", "2028-02-29"],
    ["2028-02-29", "2028-08-28"],
    // Three days that a leap February has no day for: six months end on its last, and the day before is the measure's.
    ["2027-08-29", "2028-02-28"],
    ["2027-08-30", "2028-02-28"],
    ["2027-08-31", "2028-02-28"],
  ])("from %s last until %s", (startsOn, endsOn) => {
    expect(endOf(day(startsOn)).toString()).toBe(endsOn);
  });

  it("followed by a renewal leave no day without support and count none twice", () => {
    assert(
      property(anyDay, (startsOn) => {
        const first = { startsOn, endsOn: endOf(startsOn), closedOn: null, renewed: false };
        const next = renewalOf(first, startsOn);
        expect(first.endsOn.until(next.startsOn).days).toBe(1);
        expect(next.startsOn.until(next.endsOn).days).toBeGreaterThan(175);
      }),
    );
  });

  it.each([
    ["toStart", "2026-08-31", span("2026-09-01")],
    ["running", "2026-09-01", span("2026-09-01")],
    ["running", "2027-02-28", span("2026-09-01")],
    ["overdue", "2027-03-01", span("2026-09-01")],
    ["closed", "2026-12-01", span("2026-09-01", { closedOn: "2026-12-01" })],
    ["running", "2027-02-28", span("2026-09-01", { closedOn: "2027-02-28", renewed: true })],
    ["closed", "2027-03-01", span("2026-09-01", { closedOn: "2027-02-28", renewed: true })],
  ])("are %s on %s", (standing, today, measure) => {
    expect(standingOn(measure, day(today))).toBe(standing);
  });

  it.each([
    ["2026-11-24", "measure.startsInFuture"],
    ["2026-08-31", "measure.beforeAssignment"],
  ])("do not begin on %s: %s", (startsOn, rule) => {
    const broken = brokenByOpening({
      startsOn: day(startsOn),
      assignedOn: day("2026-09-01"),
      today: day("2026-11-23"),
    });
    expect(broken).toMatchObject([{ rule, field: "startsOn" }]);
  });
});

const states = (today: string, met: Parameters<typeof tripartiteOn>[1] = [], measure = span("2026-09-01")) =>
  tripartiteOn(measure, met, day(today)).map(({ state }) => state);
const planned = (on: string) => [{ kind: "midway", state: "planned", on: day(on) } as const];

describe("the three meetings", () => {
  it("are due after a month, halfway and two weeks, and by the last day", () => {
    const { start, midway, end } = tripartiteBy(span("2026-09-01"), day("2026-09-01"));
    expect([start, midway, end].map(String)).toEqual(["2026-10-01", "2026-12-16", "2027-02-28"]);
  });

  it("are due in their order and within the measure, however early it was closed", () => {
    assert(
      property(anyDay, option(integer({ min: 0, max: 250 })), (startsOn, after) => {
        const closedOn = after === null ? null : startsOn.add({ days: after });
        const measure = { startsOn, endsOn: endOf(startsOn), closedOn, renewed: false };
        const due = tripartiteBy(measure, startsOn);
        const days = [startsOn, due.start, due.midway, due.end, measure.endsOn].map(String);
        expect(days.toSorted()).toEqual(days);
        expect([String(closedOn), String(measure.endsOn)]).toContain(String(due.end));
      }),
    );
  });

  it("that were not called are late the day after", () => {
    expect(states("2026-10-01")).toEqual(["due", "due", "due"]);
    expect(states("2026-10-02")).toEqual(["late", "due", "due"]);
    expect(states("2027-03-01")).toEqual(["late", "late", "late"]);
  });

  it("held late are held; a missed one, or one that was planned and is past, counts for nothing", () => {
    const held = { kind: "start", state: "held", on: day("2026-11-01") } as const;
    const missed = { kind: "start", state: "missed", on: day("2026-09-15") } as const;
    const forgotten = { kind: "start", state: "planned", on: day("2026-09-20") } as const;
    expect(states("2026-11-23", [missed, held])[0]).toBe("held");
    expect(states("2026-11-23", [missed, forgotten])[0]).toBe("late");
  });

  it("planned in time are planned; planned for a day after the last one, they are late and say so", () => {
    expect(states("2026-11-23", planned("2026-12-10"))[1]).toBe("planned");
    expect(states("2026-11-23", planned("2026-12-20"))[1]).toBe("late");
  });

  it("of a measure that is over are held or were not", () => {
    const closed = span("2026-09-01", { closedOn: "2026-11-01" });
    const held = { kind: "start", state: "held", on: day("2026-09-20") } as const;
    expect(states("2026-11-23", [held], closed)).toEqual(["held", "notHeld", "notHeld"]);
  });
});

describe("renewing", () => {
  it("is to be decided from thirty days before the last one", () => {
    expect(renewalOf(span("2026-09-01"), day("2027-01-28")).toDecide).toBe(false);
    expect(renewalOf(span("2026-09-01"), day("2027-01-29")).toDecide).toBe(true);
    expect(renewalOf(span("2026-09-01", { closedOn: "2027-02-01" }), day("2027-02-10")).toDecide).toBe(false);
  });

  it("needs a reason and a measure that is not closed; no published limit counts renewals", () => {
    const asked = { span: span("2026-09-01"), rank: 4, reason: "Dette en cours" };
    expect(brokenByRenewal(asked)).toEqual([]);
    expect(brokenByRenewal({ ...asked, reason: "  " })).toMatchObject([{ rule: "measure.renewalReason" }]);
    const closed = span("2026-09-01", { closedOn: "2026-10-01" });
    expect(brokenByRenewal({ ...asked, span: closed })).toMatchObject([
      { rule: "measure.closed", english: "The measure has been closed since 1 October 2026." },
    ]);
  });
});

describe("a contact", () => {
  const measure = span("2026-09-01");
  const today = day("2026-11-23");
  const contact = (more: object) => ({
    state: "held" as const,
    metOn: today,
    minutes: 60,
    outreach: false,
    ...more,
  });

  it.each([
    [{ metOn: day("2026-11-24") }, "contact.future"],
    [{ state: "missed", metOn: day("2026-11-24") }, "contact.future"],
    [{ state: "planned", metOn: day("2026-11-22") }, "contact.plannedInPast"],
    [{ metOn: day("2026-08-20") }, "contact.beforeMeasure"],
    [{ metOn: day("2025-08-20"), outreach: true }, "contact.tooOld"],
    [{ minutes: 0 }, "contact.minutes"],
    [{ minutes: 601 }, "contact.minutes"],
  ])("%j is refused by %s", (more, rule) => {
    expect(brokenByContact(contact(more), measure, today)).toMatchObject([{ rule }]);
  });

  it.each([{}, { minutes: null }, { state: "planned" }, { metOn: day("2026-08-20"), outreach: true }])(
    "%j is written",
    (more) => expect(brokenByContact(contact(more), measure, today)).toEqual([]),
  );

  it("never belongs to a day after the measure's end, nor was held on a day to come", () => {
    assert(
      property(constantFrom(...CONTACT_STATES), anyDay, anyDay, (state, metOn, closedOn) => {
        const over = { ...measure, startsOn: day("2016-01-01"), closedOn };
        if (brokenByContact(contact({ state, metOn }), over, today).length > 0) return;
        expect(Temporal.PlainDate.compare(metOn, closedOn)).toBeLessThanOrEqual(0);
        expect(state === "planned" || Temporal.PlainDate.compare(metOn, today) <= 0).toBe(true);
      }),
    );
  });

  it("not held for more than thirty days makes a measure silent, from its first day on", () => {
    expect(isSilent(measure, null, day("2026-10-01"))).toBe(false);
    expect(isSilent(measure, null, day("2026-10-02"))).toBe(true);
    expect(isSilent(measure, day("2026-11-01"), today)).toBe(false);
  });
});

describe("closing", () => {
  const asked = {
    closedOn: day("2026-11-20"),
    outcome: "stayed" as const,
    startsOn: day("2026-09-01"),
    already: null,
    today: day("2026-11-23"),
  };

  it("needs a day and an outcome, and nothing else", () => {
    expect(brokenByClosing(asked)).toEqual([]);
    expect(brokenByClosing({ ...asked, outcome: null })).toMatchObject([{ field: "outcome" }]);
  });

  it.each([
    [{ closedOn: day("2026-11-24") }, "measure.closesInFuture"],
    [{ closedOn: day("2026-08-31") }, "measure.closesBeforeStart"],
    [{ already: day("2026-10-01") }, "measure.closed"],
  ])("with %j is refused by %s", (more, rule) => {
    expect(brokenByClosing({ ...asked, ...more })).toMatchObject([{ rule }]);
  });

  it("keeps unknown, none and 0 apart", () => {
    const facts = {
      debtAtStartCents: 0,
      debtAtEndCents: null,
      tieAtEnd: null,
      paymentResumed: false,
      closingSummary: "Bilan",
    };
    expect(stillUnknown(facts)).toEqual(["debtAtEndCents", "tieAtEnd"]);
  });
});

describe("a list of measures", () => {
  it("begins with the oldest late meeting, then with what ends first", () => {
    const rows = [
      { lateSince: null, endsOn: "2026-12-30" },
      { lateSince: "2026-11-10", endsOn: "2027-03-01" },
      { lateSince: null, endsOn: "2026-12-01" },
      { lateSince: "2026-10-02", endsOn: "2027-04-01" },
    ];
    expect(rows.toSorted(byNeed).map(({ endsOn }) => endsOn)).toEqual([
      "2027-04-01",
      "2027-03-01",
      "2026-12-01",
      "2026-12-30",
    ]);
  });
});
