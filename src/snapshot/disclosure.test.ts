/**
 * The attack: whoever reads all that funders may read – several years alone and together, the whole and every cut – and adds and takes
 * away, recovers no group of fewer than five households. Without the second suppression, the same attack does.
 */
import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { type Cents, cents } from "../platform/money/cents.ts";
import type { Facts, Of, PathFact, Period, ReferralFact } from "../evaluation/facts.rules.ts";
import { isSmall } from "../evaluation/suppression.rules.ts";
import {
  type Cell,
  equationsOf,
  funderEdition,
  type Settled,
  settledBy,
  shownCounts,
  tellsSmall,
} from "./disclosure.rules.ts";
import { cellsOfFacts } from "../evaluation/sheet.rules.ts";
import { cellsOf, funderCells } from "./figures.rules.ts";

const draw = (seed: number) => {
  let state = seed * 2654435761 + 1;
  return (most: number) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * most);
  };
};

const amount = (n: number): Cents => cents(n);

/** Households of a small programme: `n` paths over three years, spread unevenly so that small cells abound. */
function programme(n: number, seed: number): Facts {
  const any = draw(seed);
  const one = <T>(...list: T[]): T => list[any(list.length)]!;
  const paths: Of<PathFact>[] = [];
  const referrals: Of<ReferralFact>[] = [];
  for (let index = 0; index < n; index++) {
    const year = 2016 + any(3);
    const startsOn = `${year}-0${1 + any(9)}-1${any(9)}`;
    const ended = any(5) > 0;
    const sliced = {
      household: index,
      householdId: null,
      landlord: one("AIH", "AIH", "AIH", "PLURALIS", "PLURALIS", "ACTIS", "SDH"),
      operator: one("RELAIS", "RELAIS", "RELAIS", "OISEAU", "SOLENI"),
      zone: one("Grenoble", "Grenoble", "Nord", "Sud", null),
      track: "stay" as const,
      people: 1 + any(4),
    };
    const endedOn = ended ? `${year + any(2)}-12-${10 + any(20)}` : null;
    paths.push({
      ...sliced,
      startsOn,
      endedOn,
      renewals: any(3) === 0 ? 1 : 0,
      takenOver: true,
      debtAtStartCents: any(9) === 0 ? null : amount(any(8) === 0 ? 0 : 100_000 + any(100_000)),
      debtAtEndCents: ended && any(6) > 0 ? amount(any(2) * any(200_000)) : null,
      tieAtReferral: one("broken", "kept", "strained"),
      tieAtEnd: one("kept", "broken", null),
      paymentResumed: one(true, true, false, null),
      outcome: ended ? one("stayed", "stayed", "stayed", "left", "evicted", null) : null,
      stageAtReferral: one("summons", "paymentOrder", null),
      measures: [
        {
          startsOn,
          closedOn: endedOn,
          costCents: any(4) === 0 ? null : amount(150_000),
          tripartiteHeld: any(4),
          tripartiteKnown: any(5) > 0,
        },
      ],
      problemsWorkedOn: any(7) === 0 ? null : any(8),
      contactsKnown: any(7) > 0,
      contacts: [
        [startsOn, true],
        [startsOn, false],
      ],
      firstContactOn: startsOn,
      referredOn: startsOn,
      assignedOn: null,
      homeKeptOn: null,
      homeLeftOn: null,
      causes: null,
    });
    referrals.push({
      ...sliced,
      referredOn: startsOn,
      tie: one("broken", "kept", null),
      admittedOn: startsOn,
      decidedOn: startsOn,
      assignedOn: null,
      firstContactOn: any(6) === 0 ? null : startsOn,
      debtCents: any(6) === 0 ? null : amount(90_000),
      amountDueCents: amount(45_000),
      stage: one("summons", "paymentOrder", "judgment", "hearing", null),
      firstSignalOn: null,
      legalArrearsOn: null,
    });
  }
  return { paths, referrals, plans: [], funding: [] };
}

const PERIODS: Period[] = [
  { from: "2016-01-01", to: "2016-12-31" },
  { from: "2017-01-01", to: "2017-12-31" },
  { from: "2018-01-01", to: "2018-12-31" },
  { from: "2016-01-01", to: "2018-12-31" },
];

/** Every edition in turn, each beside those before; as a reader keeps them. */
function everythingShown(facts: Facts, secondary: boolean): Cell[] {
  const known = new Map<string, Cell>();
  const before = new Map<string, { figure: Cell["figures"]["closed"]; since: string }>();
  for (const period of PERIODS) {
    const { cells } = funderEdition(funderCells(cellsOf(cellsOfFacts(facts), period), period), {
      before,
      beforeCells: [...known.values()],
      secondary,
    });
    for (const { cut, key, years, figures, whole } of cells) {
      const name = `${cut}/${key}/${years[0]}-${years[1]}`;
      // With what stands behind: a reader guesses no better than one who knows how many each sum is of.
      known.set(name, { cut, key, years, figures, ...(whole && { whole }) });
      for (const [id, figure] of Object.entries(figures))
        before.set(`${name}:${id}`, { figure, since: period.to });
    }
  }
  return [...known.values()];
}

/** What a reader settles who knows how the counts hang together, and nothing else. */
function attack(shown: readonly Cell[]): Settled[] {
  const stages = [
    ...new Set(shown.flatMap(({ figures }) => Object.keys(figures.earliness.parts ?? {}))),
  ].filter((name) => name.startsWith("stage."));
  return tellsSmall(settledBy(equationsOf(shown, stages), shownCounts(shown)));
}

describe("everything a funder may read, added and taken away", () => {
  it("gives back no small group, whatever the programme", () => {
    assert(
      property(integer({ min: 5, max: 160 }), integer({ min: 1, max: 1e6 }), (n, seed) => {
        expect(attack(everythingShown(programme(n, seed), true))).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it("gives many back without the second suppression", () => {
    const leaks = attack(everythingShown(programme(90, 7), false));
    expect(leaks.length).toBeGreaterThan(10);
    expect(leaks.some(({ names }) => names.length === 1 && names[0]!.startsWith("landlord/"))).toBe(true);
  });

  it("still shows most of the whole's figures, and slices that are large", () => {
    const shown = everythingShown(programme(160, 3), true);
    const whole = shown.find(({ cut, years }) => cut === "whole" && years[0] === 2016 && years[1] === 2018)!;
    const told = Object.values(whole.figures).filter(({ suppressed }) => !suppressed).length;
    expect(told).toBeGreaterThan(15);
    const largest = shown.find(
      ({ cut, key, years }) => cut === "landlord" && key === "AIH" && years[0] < years[1],
    )!;
    expect(largest.figures.closed.suppressed).toBeUndefined();
  });
});

describe("what stands directly on the page", () => {
  it.each([40, 90, 160])("is no count of one to four (%i households)", (n) => {
    for (const { figures } of everythingShown(programme(n, n), true))
      for (const [id, { numerator, denominator, excluded, unknown, unit, suppressed }] of Object.entries(
        figures,
      )) {
        // Of the full cost, years whose spending is unknown are counted.
        if (suppressed || id === "funding" || id === "fullCost") continue;
        for (const count of [
          excluded,
          unknown,
          ...(unit === "share" && id !== "homeShare"
            ? [numerator, (denominator ?? 0) - (numerator ?? 0)]
            : []),
        ])
          expect({ id, small: isSmall(count) }).toEqual({ id, small: false });
      }
  });
});

const closed = (cells: readonly Cell[]) =>
  cells.find(({ cut, years }) => cut === "whole" && years[0] === 2017)!.figures.closed.value;

it("a figure that moved by fewer than five since funders read it stands as it was, with its day", () => {
  const facts = programme(120, 11);
  const period = PERIODS[1]!;
  const was = funderEdition(funderCells(cellsOf(cellsOfFacts(facts), period), period));
  const before = new Map(
    was.cells.flatMap(({ cut, key, years, figures }) =>
      Object.entries(figures).map(
        ([id, figure]) =>
          [`${cut}/${key}/${years[0]}-${years[1]}:${id}`, { figure, since: "2018-01-31" }] as const,
      ),
    ),
  );
  const [gone, ...paths] = facts.paths.filter(({ endedOn }) => endedOn?.startsWith("2017"));
  const later = {
    ...facts,
    paths: [...paths, ...facts.paths.filter(({ endedOn }) => !endedOn?.startsWith("2017"))],
  };
  const is = funderEdition(funderCells(cellsOf(cellsOfFacts(later), period), period), {
    before,
    beforeCells: was.cells,
  });
  expect(gone).toBeDefined();
  expect(closed(is.cells)).toBe(closed(was.cells));
  expect(is.since.get("whole//2017-2017:closed")).toBe("2018-01-31");
});
