/** The signals of habits, bills, plans and legal arrears to come: just below, at and above each threshold. */
import { describe, expect, it } from "vitest";

import { thresholdsOn } from "./thresholds.rules.ts";
import { detect } from "./rules.ts";
import { sentenceOf } from "./sentence.rules.ts";
import type { DetectionAccount, DetectionMonth, Signal } from "./signal.rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const ON = day("2026-11-23");
const account: DetectionAccount = {
  balanceCents: 0,
  amountDueCents: 40_000,
  rentChargesCents: 60_000,
  benefitCents: 20_000,
};
type Given = Partial<DetectionMonth>;

/** Whole months up to the one before `on`, 400 € to pay each and paid on the 5th, changed as given. */
function months(given: readonly Given[], on = ON): DetectionMonth[] {
  let balanceCents = 0;
  return given.map((changed, n) => {
    const month = on
      .toPlainYearMonth()
      .subtract({ months: given.length - n })
      .toString();
    const whole = {
      month,
      chargedCents: 60_000,
      benefitCents: 20_000,
      reliefCents: 0,
      grantCents: 0,
      paidCents: 40_000,
      rejectedDebits: 0,
      lastPaymentOn: `${month}-05`,
      ...changed,
    };
    balanceCents +=
      whole.chargedCents - whole.benefitCents - whole.reliefCents - whole.grantCents - whole.paidCents;
    return { ...whole, balanceCents };
  });
}
const times = (count: number, given: Given = {}) => Array.from({ length: count }, () => given);
const found = (
  kind: string,
  history: DetectionMonth[],
  given: Partial<DetectionAccount> = {},
  on = ON,
): Signal | undefined => {
  const balanceCents = history.at(-1)?.balanceCents ?? 0;
  return detect({ ...account, balanceCents, ...given }, history, on).signals.find((one) => one.kind === kind);
};
const said = (signal: Signal | undefined) =>
  signal && [plain(sentenceOf(signal)), plain(sentenceOf(signal, "en"))];

const paidOn = (days: readonly (number | null)[]) => {
  const whole = months(times(days.length));
  return whole.map((month, n) => ({
    ...month,
    lastPaymentOn: days[n] === null ? null : `${month.month}-${String(days[n]).padStart(2, "0")}`,
  }));
};
const miss = (paidCents: number, on: Temporal.PlainDate, last: readonly Given[] = []) =>
  months([...times(3), { paidCents }, ...last], on);
const soon = (iso: string, balanceCents: number, history: DetectionMonth[], given = {}) =>
  found("legalArrearsSoon", history, { balanceCents, ...given }, day(iso))?.facts;
const debt = (cents: number) => [{ paidCents: 40_000 - cents }, { paidCents: 40_000 + cents }];
const owing = (cents: number) => [{ paidCents: 40_000 - cents }];

describe("payments drift later in the month", () => {
  const habit = [5, 6, 4, 5, 5, 7, 5, 5];
  it.each([
    ["six days later than the 5th", [...habit, 11, 11, 11], undefined],
    ["seven days later", [...habit, 12, 14, 13], 10],
    ["thirteen days later", [...habit, 18, 18, 18], 10],
    ["fourteen days later", [...habit, 19, 19, 19], 15],
    ["one of the three on the usual day", [...habit, 19, 5, 19], undefined],
    ["one of the three without a payment", [...habit, 19, null, 19], undefined],
    ["one odd day in the habit changes nothing", [...habit.slice(1), 28, 12, 14, 13], 10],
    ["days as late were a quarter of the habit", [5, 5, 25, 5, 25, 5, 25, 5, 19, 19, 19], undefined],
    ["five earlier payments are no habit", [5, 5, 5, 5, 5, 19, 19, 19], undefined],
    ["six are", [5, 5, 5, 5, 5, 5, 19, 19, 19], 15],
    ["four earlier months in five paid", [...habit, null, null, 19, 19, 19], 15],
    ["fewer than four in five", [...habit, null, null, null, 19, 19, 19], undefined],
  ])("%s", (_, days, points) => {
    expect(found("payDayDrift", paidOn(days))?.points).toBe(points);
  });

  it("months whose day was not read say nothing, and the running month is not judged", () => {
    const unread: DetectionMonth[] = paidOn([...habit, 19, 19, 19]);
    for (const month of unread) delete month.lastPaymentOn;
    expect(found("payDayDrift", unread)).toBeUndefined();
    const late = paidOn([...habit, 5, 19, 19]);
    const running = { ...late.at(-1)!, month: "2026-11", lastPaymentOn: "2026-11-20" };
    expect(found("payDayDrift", [...late, running])).toBeUndefined();
  });

  it("tells both days", () => {
    expect(said(found("payDayDrift", paidOn([...habit, 17, 19, 20])))).toEqual([
      "Paiements plus tardifs : vers le 19 du mois (août 2026 – octobre 2026), contre le 5 d'habitude.",
      "Payments come later: about day 19 of the month from August 2026 to October 2026, day 5 being usual.",
    ]);
  });
});

describe("an instalment of a plan is missed", () => {
  const missed = { dueOn: "2026-10-05", amountCents: 8_345, leftCents: 5_000, toleranceEnded: "2026-10-15" };
  it("weighs, with its day and amount", () => {
    const signal = found("planMissed", [], { missedInstalment: missed });
    expect(signal?.points).toBe(25);
    expect(said(signal)).toEqual([
      "Plan d'apurement : il manque 50,00 € sur l'échéance de 83,45 € due le 5 octobre 2026 ; tolérance dépassée le 15 octobre 2026.",
      "Repayment plan: €50.00 missing of the instalment of €83.45 due on 5 October 2026; tolerance passed on 15 October 2026.",
    ]);
  });
  it.each([undefined, { ...missed, leftCents: 0 }])("nothing missing, no signal", (missedInstalment) => {
    expect(found("planMissed", [], { missedInstalment })).toBeUndefined();
  });
});

describe("the bill at its foot rises sharply", () => {
  it.each([
    ["19.99 % more", times(4), { chargedCents: 67_999 }, undefined],
    ["20 % more", times(4), { chargedCents: 68_000 }, 15],
    ["benefit a little down, rent up", times(4), { chargedCents: 64_000, benefitCents: 16_000 }, 15],
    ["benefit cut: told by its own signal", times(4), { benefitCents: 12_000 }, undefined],
    ["benefit stopped: told by its own signal", times(4), { benefitCents: 0 }, undefined],
    ["the end of a relief is agreed", times(4, { reliefCents: 20_000 }), {}, undefined],
    ["49.99 € on a small bill", times(4, { chargedCents: 30_000 }), { chargedCents: 34_999 }, undefined],
    ["50 € on a small bill", times(4, { chargedCents: 30_000 }), { chargedCents: 35_000 }, 15],
    ["a first bill for part of a month", [{ chargedCents: 30_000 }, ...times(2)], {}, undefined],
    ["two bills to compare with", times(3), { chargedCents: 68_000 }, undefined],
  ])("%s", (_, before, last, points) => {
    expect(found("effortJump", months([...before, last]))?.points).toBe(points);
  });

  it("of the running month is not judged", () => {
    const running = { ...months([{ chargedCents: 90_000 }])[0]!, month: "2026-11" };
    expect(found("effortJump", [...months(times(5)), running])).toBeUndefined();
  });

  it("tells both figures and where they come from", () => {
    const risen = months([...times(4), { chargedCents: 64_000, benefitCents: 16_000 }]);
    expect(said(found("effortJump", risen))).toEqual([
      "Reste à payer de 480,00 € en octobre 2026, contre 400,00 € en moyenne avant : loyer et charges de 600,00 € à 640,00 €, aide au logement de 200,00 € à 160,00 €.",
      "€480.00 left to pay in October 2026, against €400.00 on average before: rent and charges from €600.00 to €640.00, housing benefit from €200.00 to €160.00.",
    ]);
    expect(said(found("effortJump", months([...times(4), { chargedCents: 68_000 }])))).toEqual([
      expect.stringMatching(/de 600,00 € à 680,00 €, aide au logement inchangée\.$/),
      expect.stringMatching(/from €600\.00 to €680\.00, housing benefit unchanged\.$/),
    ]);
  });
});

describe("legal arrears are about to be reached", () => {
  it.each([
    // 799.99 € on 1 December are not two months of 400 € yet; on 1 January 450 € are enough.
    ["2026-11-23", 39_999, "2027-01-01"],
    ["2026-11-16", 39_999, undefined],
    ["2026-11-23", 40_000, "2026-12-01"],
    ["2026-11-23", 79_999, "2026-12-01"],
    ["2026-11-23", 80_000, undefined],
  ])("on %s with %i cents owed: %s", (iso, balanceCents, reachedOn) => {
    expect(soon(iso, balanceCents, miss(0, day(iso)))?.["reachedOn"]).toBe(reachedOn);
  });

  it("before the change, a day after it is judged by the new rule", () => {
    const facts = soon("2026-12-31", 30_000, miss(10_000, day("2026-12-31")));
    expect(facts).toMatchObject({
      reachedOn: "2027-01-01",
      rule: "arrears.threshold.amount",
      reportBy: "2027-03-01",
    });
  });

  it("after the change, 450 € are passed by the next bill, or not", () => {
    const on = day("2027-01-15");
    const small = { amountDueCents: 5_000 };
    expect(soon("2027-01-15", 40_001, miss(0, on), small)).toMatchObject({ reachedOn: "2027-02-01" });
    expect(soon("2027-01-15", 40_000, miss(0, on), small)).not.toMatchObject({ reachedOn: "2027-02-01" });
    expect(soon("2027-01-15", 45_001, miss(0, on), small)).toBeUndefined();
  });

  it("three months after a first default, whatever the amount", () => {
    const history = miss(30_000, day("2027-04-10"), [{}, {}]);
    expect(history.at(-3)!.month).toBe("2027-01");
    expect(soon("2027-04-10", 10_000, history, { amountDueCents: 1_000 })).toMatchObject({
      reachedOn: "2027-04-30",
      rule: "arrears.afterFirstDefault",
      reportBy: "2027-06-30",
    });
  });

  it.each([
    ["45 days before", "2027-03-16", "2027-04-30"],
    ["46 days before", "2027-03-15", undefined],
  ])("%s a default has lasted three months", (_, iso, reachedOn) => {
    const history = miss(30_000, day(iso), [{}]);
    history.at(-2)!.month = "2027-01";
    expect(soon(iso, 10_000, history, { amountDueCents: 1_000 })?.["reachedOn"]).toBe(reachedOn);
  });

  it("who missed no whole bill, owes nothing or whose expense is unknown is not told of", () => {
    expect(soon("2026-11-03", 40_000, months(times(4)))).toBeUndefined();
    expect(soon("2026-11-23", 500, miss(0, ON))).toBeUndefined();
    expect(soon("2026-11-05", 40_000, miss(0, ON), { rentChargesCents: null })).toBeUndefined();
    expect(soon("2026-11-05", 40_000, miss(0, ON), { amountDueCents: null })).toBeUndefined();
  });

  it.each([
    ["the bill of the running month is still to come", "2026-11-05", [], "2026-11-30", 80_000],
    [
      "it stands in the ledger already: the next one counts",
      "2026-11-05",
      [{ paidCents: 0 }],
      undefined,
      undefined,
    ],
    [
      "on the last day itself nothing is to come before the next month's end",
      "2026-11-30",
      [],
      "2026-12-31",
      80_000,
    ],
  ])("of a landlord whose bills fall due at the month's end, %s", (_, iso, running, reachedOn, owedCents) => {
    const on = day(iso);
    const history = miss(0, on);
    const all = [
      ...history,
      ...running.map(({ paidCents }) => ({
        ...history[0]!,
        month: iso.slice(0, 7),
        paidCents,
        balanceCents: 40_000,
      })),
    ];
    const thresholds = { ...thresholdsOn(on), "detection.billsFallDue": "monthEnd" as const };
    const signal = detect({ ...account, balanceCents: 40_000 }, all, on, thresholds).signals.find(
      ({ kind }) => kind === "legalArrearsSoon",
    );
    expect(signal?.facts["reachedOn"]).toBe(reachedOn);
    expect(signal?.facts["owedCents"]).toBe(owedCents);
  });

  it("tells the day and the report that would follow", () => {
    expect(said(found("legalArrearsSoon", miss(0, ON)))).toEqual([
      "Sans paiement, la dette de 400,00 € deviendra un impayé de dépense de logement le 1er décembre 2026, à 800,00 € avec les quittances à venir (CCH R824-1) ; signalement à la CAF ou à la MSA alors au plus tard le 1er février 2027.",
      "If nothing is paid, the debt of €400.00 becomes legal arrears on 1 December 2026, at €800.00 with the bills to come (CCH R824-1); report to CAF or MSA then by 1 February 2027.",
    ]);
  });
});

describe("small debts come back", () => {
  it.each([
    ["twice", [...debt(2_000), {}, ...debt(2_000)], undefined],
    ["three times, 20 € each", [...debt(2_000), ...debt(2_000), ...owing(2_000)], 10],
    ["three times, one of 19.99 €", [...debt(1_999), ...debt(2_000), ...owing(2_000)], undefined],
    ["four times", [...debt(3_000), ...debt(3_000), ...debt(3_000), ...debt(3_000)], 10],
    ["five times", [...debt(3_000), ...debt(3_000), ...debt(3_000), ...debt(3_000), ...debt(3_000)], 15],
    ["a debt of a whole bill is small still", [...debt(2_000), ...debt(40_000), ...owing(2_000)], 10],
    ["more than a bill is no small debt", [...debt(2_000), ...debt(40_001), ...owing(2_000)], undefined],
    ["the last one three months ago", [...debt(2_000), ...debt(2_000), ...debt(2_000), {}], 10],
    ["the last one four months ago", [...debt(2_000), ...debt(2_000), ...debt(2_000), {}, {}], undefined],
    [
      "the first one over a year ago",
      [...debt(2_000), ...times(8), ...debt(2_000), ...owing(2_000)],
      undefined,
    ],
    ["one debt that stays", [...owing(2_000), {}, {}, {}], undefined],
  ])("%s", (_, history, points) => {
    expect(found("smallDebtsReturn", months(history))?.points).toBe(points);
  });

  it("without a known bill nothing is called small", () => {
    const history = months([...debt(2_000), ...debt(2_000), ...owing(2_000)]);
    expect(found("smallDebtsReturn", history, { amountDueCents: null })).toBeUndefined();
  });

  it("tells how many and how much", () => {
    const history = months([...debt(2_000), ...debt(9_000), ...owing(2_000)]);
    expect(said(found("smallDebtsReturn", history))).toEqual([
      "3 petites dettes revenues depuis juin 2026, jusqu'à 90,00 € ; la dernière en octobre 2026.",
      "3 small debts that came back since June 2026, up to €90.00; the last in October 2026.",
    ]);
  });
});

describe("paid ahead, then nothing", () => {
  const stop = times(1, { paidCents: 0, lastPaymentOn: null });
  it.each([
    ["19.99 € ahead", [{}, {}, { paidCents: 41_999 }, ...stop], undefined],
    ["20 € ahead", [{}, {}, { paidCents: 42_000 }, ...stop], 15],
    ["two bills' credit covers one bill", [{}, {}, { paidCents: 120_000 }, ...stop], undefined],
    ["and no longer covers three", [{}, {}, { paidCents: 120_000 }, ...stop, ...stop, ...stop], 15],
    ["something is still paid", [{}, {}, { paidCents: 42_000 }, { paidCents: 1 }], undefined],
    ["two bills before the stop", [{}, { paidCents: 42_000 }, ...stop], undefined],
  ])("%s", (_, history, points) => {
    expect(found("paidAheadThenStopped", months(history))?.points).toBe(points);
  });

  it.each([
    [23_999, undefined],
    [24_000, 15],
  ])("an old debt paid down by %i cents above three bills", (surplus, points) => {
    const history = months([{ paidCents: -100_000 }, {}, {}, { paidCents: 40_000 + surplus }, ...stop]);
    expect(found("paidAheadThenStopped", history)?.points).toBe(points);
  });

  it("paid since, or in the running month only: no signal", () => {
    const history = months([{}, {}, { paidCents: 42_000 }, ...stop]);
    expect(found("paidAheadThenStopped", history, { balanceCents: 500 })).toBeUndefined();
    const running = { ...history.at(-1)!, month: "2026-11" };
    expect(found("paidAheadThenStopped", [...history.slice(0, -1), running])).toBeUndefined();
  });

  it("tells what was ahead and what is owed", () => {
    expect(said(found("paidAheadThenStopped", months([{}, {}, { paidCents: 55_000 }, ...stop])))).toEqual([
      "Aucun paiement depuis octobre 2026 (quittances : 1), après une avance de 150,00 € ; le compte doit 250,00 €.",
      "No payment since October 2026 (bills: 1), after €150.00 paid ahead; the account owes €250.00.",
    ]);
    const history = months([{ paidCents: -100_000 }, {}, {}, { paidCents: 70_000 }, ...stop]);
    expect(said(found("paidAheadThenStopped", history))?.[0]).toContain(
      "300,00 € versés en plus des 3 quittances précédentes",
    );
  });
});
