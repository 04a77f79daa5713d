/** Writes the demonstration's funds, debt grants and envelopes: grants that the ledgers hold, some that wait, one refused and asked again. */
import { sql } from "drizzle-orm";

import { debtGrant } from "../../debt-grant/schema.ts";
import type { FundTerms } from "../../envelope/fund.rules.ts";
import { FUNDS, LANDLORD_PART } from "../../envelope/fund.rules.ts";
import { writeSetting } from "../../law/setting.store.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";
import type { DemoParties } from "./load-parties.ts";

type NewGrant = typeof debtGrant.$inferInsert;

/** What a fund could ask: examples, marked as such, so that the pages show what they are for. */
const EXAMPLES: readonly (Partial<FundTerms> & { id: string })[] = [
  {
    id: "fsl",
    ceilingCents: 250_000,
    conditions: ["Le loyer courant est repris.", "Le bailleur accepte un plan pour le reste de la dette."],
    pieces: ["Relevé de compte locataire", "Justificatifs de ressources de trois mois", "Accord du bailleur"],
  },
  { id: "directAid", conditions: [], pieces: ["Relevé de compte locataire", "Montage proposé"] },
];

/** To be called once, after the measures. `today` decides of what waits. */
export async function loadFunds(
  tx: Tx,
  filed: readonly Filed[],
  parties: DemoParties,
  today: Temporal.PlainDate,
): Promise<void> {
  for (const { id, ...terms } of EXAMPLES)
    await writeSetting(tx, {
      id: `fund.${id}`,
      organisationId: null,
      value: { ...FUNDS.find((fund) => fund.id === id)!.value, ...terms },
      source: "exemple de démonstration : à confirmer",
      checked: null,
      from: Temporal.PlainDate.from("2019-01-01"),
    });
  for (const { id } of await landlords(tx))
    await writeSetting(tx, {
      id: "rentRelief.fundShare",
      organisationId: id,
      value: 0.5,
      source: "exemple de démonstration : à confirmer",
      checked: null,
      from: Temporal.PlainDate.from("2019-01-01"),
    });
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  await insertAll(tx, debtGrant, [
    ...(await paidGrants(tx, filed, coordinator)),
    ...waitingGrants(filed, coordinator, today),
  ]);
  await openEnvelopes(tx, parties, coordinator, today);
}

/** Grants whose credit the ledger holds: asked three weeks before, decided and paid in the days before it was written. */
async function paidGrants(tx: Tx, filed: readonly Filed[], coordinator: string): Promise<NewGrant[]> {
  const accounts = JSON.stringify(filed.map(({ accountId }) => accountId));
  const entries = await tx.rows<{ accountId: number; on: string; cents: number }>(sql`
    select account_id::int as "accountId", entry_on as "on", credit_cents::int as cents from ledger_entry
     where kind = 'debtGrant' and account_id in (select jsonb_array_elements_text(${accounts}::jsonb)::bigint)`);
  return entries.flatMap(({ accountId, on, cents }) => {
    const file = filed.find((one) => one.accountId === accountId)!;
    const day = Temporal.PlainDate.from(on);
    const before = (days: number) => day.subtract({ days }).toString();
    return {
      ...asked(file, "fsl", cents, Math.max(cents, file.money.debtAtReferralCents), before(28)),
      status: "paid" as const,
      year: Temporal.PlainDate.from(before(12)).year,
      grantedCents: cents,
      conditions: "Reprise du loyer courant.",
      decidedBy: coordinator,
      decidedOn: before(12),
      paidCents: cents,
      paidOn: before(4),
      paidBy: coordinator,
      paymentReference: `FSL-${on.slice(0, 7)}`,
    };
  });
}

function asked(file: Filed, fund: string, askedCents: number, debtCents: number, askedOn: string): NewGrant {
  const pieces = EXAMPLES.find(({ id }) => id === fund)?.pieces ?? [];
  return {
    householdId: file.householdId,
    landlordId: file.landlordId,
    accountId: file.accountId,
    fund,
    askedCents,
    debtCents,
    askedOn,
    askedBy: file.workerId,
    purpose: "Ramener la dette à ce qu'un plan peut apurer.",
    pieces: pieces.map((name, index) => ({ name, given: index === 0 ? true : null })),
  };
}

/** Of the households under way: some requests wait, some are granted and not paid, one fund refused and another is asked. */
function waitingGrants(filed: readonly Filed[], coordinator: string, today: Temporal.PlainDate): NewGrant[] {
  const open = filed.filter(
    ({ dates, money }) =>
      ["running", "renewed"].includes(dates.stage) && (money.debtAtStartCents ?? 0) > 40_000,
  );
  const daysAgo = (days: number) => today.subtract({ days }).toString();
  const decided = (on: string) => ({
    decidedBy: coordinator,
    decidedOn: on,
    year: Temporal.PlainDate.from(on).year,
  });
  return open.flatMap((file, index): NewGrant[] => {
    const cents = Math.floor(file.money.debtAtStartCents! / 4_000) * 1_000;
    const request = (fund: string, days: number) =>
      asked(file, fund, cents, file.money.debtAtStartCents!, daysAgo(days));
    switch (index % 4) {
      case 0:
        return [request("directAid", 6)];
      case 1:
        return [
          { ...request("directAid", 30), status: "granted", grantedCents: cents, ...decided(daysAgo(9)) },
        ];
      case 2: {
        const id = crypto.randomUUID();
        const refused: NewGrant = {
          ...request("fsl", 48),
          id,
          status: "refused",
          reason: "Ressources au-dessus du barème du fonds.",
          ...decided(daysAgo(20)),
        };
        return [refused, { ...request("directAid", 15), followsId: id }];
      }
      default:
        return [];
    }
  });
}

/** The year's envelopes and those of years that already saw a grant; never below what is committed on them. */
async function openEnvelopes(
  tx: Tx,
  parties: DemoParties,
  coordinator: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const wanted = new Map<string, { fund: string; landlordId: string | null; year: number; cents: number }>();
  const want = (fund: string, landlordId: string | null, year: number, cents: number) =>
    wanted.set(`${fund}/${landlordId}/${year}`, { fund, landlordId, year, cents });
  want("directAid", null, today.year, 2_500_000);
  want("fsl", null, today.year, 4_000_000);
  want("reliefFund", null, today.year, 1_500_000);
  const all = await landlords(tx);
  for (const { id } of all) want(LANDLORD_PART, id, today.year, 1_200_000);
  const committed = await tx.rows<{
    fund: string;
    landlordId: string | null;
    year: number;
    cents: number;
  }>(sql`
    select fund, landlord_id as "landlordId", year, sum(amount_cents)::float8 as cents from envelope_commitment group by 1, 2, 3`);
  for (const { fund, landlordId, year, cents } of committed) {
    const key = `${fund}/${landlordId}/${year}`;
    const least = Math.ceil((cents * 1.25) / 100_000) * 100_000;
    want(fund, landlordId, year, Math.max(wanted.get(key)?.cents ?? 0, least));
  }
  const leads = new Map(all.map(({ id, code }) => [id, parties.people(code, "landlordLead")[0]]));
  for (const { fund, landlordId, year, cents } of wanted.values()) {
    const [made] = await tx.rows<{ id: string }>(sql`
      insert into envelope (fund, landlord_id, year) values (${fund}, ${landlordId}::uuid, ${year}) returning id`);
    await tx.rows(sql`
      insert into envelope_line (envelope_id, kind, amount_cents, reason, made_by, made_on)
      values (${made!.id}::uuid, 'voted', ${cents}, ${`Enveloppe ${year} (exemple de démonstration)`},
              ${(landlordId && leads.get(landlordId)) ?? coordinator}::uuid, ${`${year}-01-15`}::date)`);
  }
}

const landlords = (tx: Tx) =>
  tx.rows<{ id: string; code: string }>(
    sql`select id, code from organisation where kind = 'landlord' order by code`,
  );
