/** Enters the money of last year and this one as a coordinator would: agreements with what falls due, voted, received, spent, words for a difference. */
import { sql } from "drizzle-orm";

import type { AgreementRule, Comparison, CostLine } from "../../funding/rules.ts";
import { committedInEnvelopes, differenceNow } from "../../funding/store.ts";
import { addAgreement, addLine, explain, type NewLine, settleDue } from "../../funding/write.store.ts";
import type { Answered } from "../../platform/calendar/dated.ts";
import type { Actor, Tx } from "../../platform/database/database.ts";

type ByCoordinator = Tx & { actor: Actor };
type Grant = {
  funder: string;
  name: string;
  paysFor: string;
  /** Euros of last year, and of this one and the next. */
  amounts: readonly [last: number, now: number];
  rules: readonly (Pick<AgreementRule, "costLine"> & Partial<AgreementRule>)[];
};

/** Examples: nobody granted this. What is spent on a line is charged to the one that pays for it. */
const GRANTS: readonly Grant[] = [
  {
    funder: "FNAVDL",
    name: "Convention FNAVDL (exemple)",
    paysFor: "Accompagnement des ménages",
    amounts: [30_000, 90_000],
    rules: [
      { costLine: "support", eligible: true },
      { costLine: "overhead", eligible: false },
    ],
  },
  {
    funder: "LANDLORDS",
    name: "Contribution des bailleurs (exemple)",
    paysFor: "Accompagnement et frais de structure",
    amounts: [22_000, 60_000],
    rules: [
      { costLine: "support", eligible: true },
      { costLine: "overhead", eligible: true },
    ],
  },
  {
    funder: "METRO",
    name: "Convention pluriannuelle (exemple)",
    paysFor: "Coordination",
    amounts: [12_000, 35_000],
    rules: [{ costLine: "coordination", eligible: true, ceilingCents: 35_000_00 }],
  },
  {
    funder: "AL",
    name: "Aides aux ménages (exemple)",
    paysFor: "Aides à la dette",
    amounts: [3_000, 12_000],
    rules: [{ costLine: "grants", eligible: true }],
  },
  {
    funder: "FAP",
    name: "Subvention (exemple)",
    paysFor: "Remises de solvabilisation",
    amounts: [3_000, 10_000],
    rules: [{ costLine: "relief", eligible: true }],
  },
];

/** Euros voted for last year and this one; spent in a quarter of each, of what envelopes do not tell. */
const BUDGET: readonly {
  costLine: CostLine;
  line: string;
  voted: readonly [number, number];
  quarter: readonly [number, number];
  paidBy: string;
}[] = [
  {
    costLine: "support",
    line: "Accompagnement",
    voted: [42_000, 120_000],
    quarter: [7_500, 22_500],
    paidBy: "FNAVDL",
  },
  {
    costLine: "support",
    line: "Accompagnement, part des bailleurs",
    voted: [0, 0],
    quarter: [2_800, 5_100],
    paidBy: "LANDLORDS",
  },
  {
    costLine: "coordination",
    line: "Coordination",
    voted: [12_000, 30_000],
    quarter: [3_000, 7_500],
    paidBy: "METRO",
  },
  {
    costLine: "relief",
    line: "Remises de solvabilisation",
    voted: [5_000, 15_000],
    quarter: [0, 0],
    paidBy: "FAP",
  },
  { costLine: "grants", line: "Aides à la dette", voted: [7_000, 40_000], quarter: [0, 0], paidBy: "AL" },
  {
    costLine: "overhead",
    line: "Frais de structure",
    voted: [4_000, 10_000],
    quarter: [950, 2_300],
    paidBy: "LANDLORDS",
  },
];
/** Of a year's grant, paid at its beginning; the rest once it is accounted for. */
const ADVANCE = 0.6;

const accountedOn = (year: number) => `${year + 1}-03-31`;
const paidOn = (year: number) => `${year + 1}-06-30`;

/** To be called once, by the coordination's own hand and after the levers, whose envelopes say what reliefs and grants took. */
export async function loadFunding(tx: ByCoordinator, today: Temporal.PlainDate): Promise<void> {
  const years = [today.year - 1, today.year] as const;
  const agreements = new Map<string, string>();
  for (const grant of GRANTS) agreements.set(grant.funder, await enterAgreement(tx, grant, years, today));
  for (const [at, year] of years.entries()) {
    for (const { costLine, line, voted } of BUDGET)
      if (voted[at]! > 0)
        await enter(tx, {
          year,
          kind: "voted",
          funder: "PLATFORM",
          line,
          costLine,
          amountCents: voted[at]! * 100,
        });
    const taken = (await committedInEnvelopes(tx, year)) ?? { relief: 0, grants: 0 };
    for (const { costLine, line, quarter, paidBy } of BUDGET) {
      const agreementId = agreements.get(paidBy)!;
      const spent = { year, kind: "spent", funder: "PLATFORM", costLine, agreementId } as const;
      for (const [n, end] of quartersOver(year, today).entries())
        if (quarter[at]! > 0)
          await enter(tx, {
            ...spent,
            line: `${line}, ${n + 1}${n === 0 ? "er" : "e"} trimestre`,
            amountCents: quarter[at]! * 100,
            happenedOn: end.toString(),
          });
      const cents = costLine === "relief" || costLine === "grants" ? taken[costLine] : 0;
      if (cents > 0) await enter(tx, { ...spent, line, amountCents: cents });
    }
    const committed = taken.relief + taken.grants;
    if (committed > 0)
      await enter(tx, {
        year,
        kind: "committed",
        funder: "PLATFORM",
        line: "Remises et aides accordées",
        amountCents: committed,
      });
  }
  const [last, now] = years;
  if (today.toString() >= accountedOn(last)) await justify(tx, last, agreements);
  await enter(tx, {
    year: now,
    kind: "directAid",
    funder: "FCE",
    line: "Aides directes aux ménages (exemple)",
    amountCents: 25_000_00,
  });
  // Until the balance is there, what is missing waits for words.
  if (today.toString() < paidOn(last)) return;
  for (const between of ["spent/voted", "spent/received", "justified/received"] as const)
    await inWords(
      tx,
      last,
      between,
      "Première année : moins de remises et d'aides que prévu ; le reste est reporté.",
    );
}

/** Signed for three years. What fell due by `today` was done on its day; the money of it is a line of its own. */
async function enterAgreement(
  tx: ByCoordinator,
  { funder, name, paysFor, amounts, rules }: Grant,
  [last, now]: readonly [number, number],
  today: Temporal.PlainDate,
): Promise<string> {
  const paid = [
    [last, amounts[0]],
    [now, amounts[1]],
  ] as const;
  const dues = paid.flatMap(([year, euros]) => {
    const advance = Math.round(euros * 100 * ADVANCE);
    return [
      { kind: "instalment", what: `Acompte ${year}`, dueOn: `${year}-03-31`, amountCents: advance, year },
      {
        kind: "proof",
        what: `Compte rendu financier ${year}`,
        dueOn: accountedOn(year),
        amountCents: null,
        year,
      },
      {
        kind: "instalment",
        what: `Solde ${year}`,
        dueOn: paidOn(year),
        amountCents: euros * 100 - advance,
        year,
      },
    ] as const;
  });
  const { id } = made(
    await addAgreement(tx, {
      funder,
      name,
      paysFor,
      conditions: "Exemple de démonstration : ce que demande un financeur est à confirmer.",
      startsOn: `${last}-01-01`,
      endsOn: `${now + 1}-12-31`,
      years: [
        { year: last, amountCents: amounts[0] * 100 },
        { year: now, amountCents: amounts[1] * 100 },
        { year: now + 1, amountCents: amounts[1] * 100 },
      ],
      rules: rules.map((rule) => ({ eligible: null, ceilingCents: null, sharePercent: null, ...rule })),
      dues: dues.map(({ kind, what, dueOn, amountCents }) => ({ kind, what, dueOn, amountCents })),
    }),
  );
  const written = await tx.rows<{ id: string; what: string }>(
    sql`select id, what from funding_due where agreement_id = ${id}::uuid`,
  );
  for (const { what, dueOn, amountCents, year } of dues) {
    if (dueOn > today.toString()) continue;
    made(await settleDue(tx, written.find((due) => due.what === what)!.id, dueOn));
    if (amountCents !== null)
      await enter(tx, {
        year,
        kind: "received",
        funder,
        line: what,
        amountCents,
        agreementId: id,
        happenedOn: dueOn,
      });
  }
  return id;
}

/** What the year's grants paid for, each up to what was granted. */
async function justify(
  tx: ByCoordinator,
  year: number,
  agreements: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [funder, id] of agreements) {
    const [found] = await tx.rows<{ cents: number }>(sql`
      select least(sum(amount_cents) filter (where kind = 'spent'), sum(amount_cents) filter (where kind = 'agreed'))::float8 as cents
        from funding_line where agreement_id = ${id}::uuid and year = ${year}`);
    if (found?.cents)
      await enter(tx, {
        year,
        kind: "justified",
        funder,
        line: `Compte rendu financier ${year}`,
        amountCents: found.cents,
        agreementId: id,
        happenedOn: accountedOn(year),
      });
  }
}

/** The last days of the year's quarters that are over. */
const quartersOver = (year: number, today: Temporal.PlainDate): Temporal.PlainDate[] =>
  [3, 6, 9, 12]
    .map((month) => Temporal.PlainYearMonth.from({ year, month }))
    .map((month) => month.toPlainDate({ day: month.daysInMonth }))
    .filter((end) => Temporal.PlainDate.compare(end, today) < 0);

async function inWords(tx: ByCoordinator, year: number, between: Comparison, words: string): Promise<void> {
  const found = await differenceNow(tx, year, between);
  if (found?.amountCents) made(await explain(tx, { year, between, amountCents: found.amountCents, words }));
}

type Line = Partial<NewLine> & Pick<NewLine, "year" | "kind" | "funder" | "line" | "amountCents">;
async function enter(tx: ByCoordinator, line: Line): Promise<void> {
  const blank = { eligible: null, costLine: null, agreementId: null, happenedOn: null, explanation: null };
  made(await addLine(tx, { ...blank, ...line }));
}

/** The demonstration breaks no rule of the product. */
function made<T extends object>(answered: Answered<T>): T {
  if (answered === undefined || "errors" in answered)
    throw new Error(`the demonstration's funding was refused: ${JSON.stringify(answered)}`);
  return answered;
}
