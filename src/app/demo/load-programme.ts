/** Writes the programme's own cases (2016–2019) and funding as the rooms hold them, marked as taken over from a spreadsheet. */
import { sql } from "drizzle-orm";

import { agendaItem, committeeSession, decision } from "../../committee/schema.ts";
import { fundingLine } from "../../funding/schema.ts";
import { tenantAccount } from "../../ledger/schema.ts";
import { dwelling, household, person, tenancy } from "../../parties/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import { referral } from "../../referral/schema.ts";
import { insertAll } from "./insert-all.ts";
import type { DemoParties } from "./load-parties.ts";
import { keepAllMinutes } from "./load-sessions.ts";
import { loadPastMeasures, type PastCase } from "./load-past-measures.ts";
import { programmeCases } from "./programme-cases.ts";
import { programmeFunding } from "./programme-funding.ts";

/** True where the set is already in the database. */
export async function programmeIsLoaded(tx: Tx): Promise<boolean> {
  const [row] = await tx.rows<{ found: boolean }>(
    sql`select exists (select 1 from referral where taken_over) as found`,
  );
  return row?.found ?? false;
}

/** Inserts every case and funding line; to be called once. */
export async function loadProgramme(tx: Tx, seed: number, parties: DemoParties): Promise<void> {
  // Taken over in bulk: the audit keeps a line per file, not one per person and dwelling.
  await tx.rows(sql`select set_config('app.bulk', 'programme', true)`);
  const cases = programmeCases(seed, parties.communes).map((row): PastCase => {
    const landlordId = parties.organisation(row.landlord);
    return {
      ...row,
      landlordId,
      operatorId: row.operator && parties.organisation(row.operator),
      workerId: row.operator && parties.people(row.operator, "caseWorker")[0],
      householdId: crypto.randomUUID(),
      referralId: crypto.randomUUID(),
      agendaItemId: crypto.randomUUID(),
    };
  });
  await loadHomes(tx, cases, parties);
  await loadReferrals(tx, cases, parties);
  await loadDecisions(tx, cases, parties);
  await loadPastMeasures(tx, cases);
  await loadFunding(tx, parties);
}

async function loadHomes(tx: Tx, cases: readonly PastCase[], { communes }: DemoParties): Promise<void> {
  const communeOf = new Map(communes.map((commune) => [commune.insee, commune]));
  const homes = cases.map((row) => ({
    row,
    commune: communeOf.get(row.communeInsee),
    dwellingId: crypto.randomUUID(),
    tenancyId: crypto.randomUUID(),
  }));
  await insertAll(
    tx,
    household,
    cases.map(({ householdId, leaseholder, people }) => ({ id: householdId, name: leaseholder, people })),
  );
  await insertAll(
    tx,
    person,
    cases.map(({ householdId, leaseholder }) => {
      const [firstName, ...lastName] = leaseholder.split(" ");
      return { householdId, firstName, lastName: lastName.join(" "), isLeaseholder: true };
    }),
  );
  await insertAll(
    tx,
    dwelling,
    homes.map(({ row, commune, dwellingId }) => ({
      landlordId: row.landlordId,
      id: dwellingId,
      reference: row.caseRef,
      postcode: commune?.postcode,
      town: commune?.name,
      communeInsee: row.communeInsee,
    })),
  );
  await insertAll(
    tx,
    tenancy,
    homes.map(({ row: { landlordId, householdId, outcome, measureEnd }, tenancyId, dwellingId }) => {
      const moved = outcome !== null && ["rehoused", "left", "evicted"].includes(outcome);
      return { landlordId, id: tenancyId, householdId, dwellingId, endsOn: moved ? measureEnd : null };
    }),
  );
  await insertAll(
    tx,
    tenantAccount,
    homes.map(({ row: { landlordId, householdId, account, leaseholder, communeInsee }, tenancyId }) => ({
      landlordId,
      number: account,
      tenancyId,
      householdId,
      leaseholderName: leaseholder,
      communeInsee,
    })),
  );
}

async function loadReferrals(tx: Tx, cases: readonly PastCase[], parties: DemoParties): Promise<void> {
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  await insertAll(
    tx,
    referral,
    cases.map((row) => ({
      id: row.referralId,
      landlordId: row.landlordId,
      householdId: row.householdId,
      communeInsee: row.communeInsee,
      track: row.track,
      status: row.measureStart && !row.measureEnd ? ("assigned" as const) : ("closed" as const),
      tie: row.tieAtReferral,
      facts: {
        asOf: row.referredOn,
        ...(row.debtAtReferralCents === null ? {} : { debtCents: row.debtAtReferralCents }),
      },
      ownerId: row.workerId ?? coordinator,
      submittedOn: row.referredOn,
      submittedAt: new Date(`${row.referredOn}T09:00:00Z`),
      takenOver: true,
    })),
  );
}

async function loadDecisions(tx: Tx, cases: readonly PastCase[], parties: DemoParties): Promise<void> {
  const decided = cases.filter((row) => row.decidedOn !== null && row.decision !== null);
  const days = [...new Set(decided.map((row) => row.decidedOn!))].toSorted();
  const sessions = new Map(days.map((heldOn) => [heldOn, crypto.randomUUID()]));
  await insertAll(
    tx,
    committeeSession,
    days.map((heldOn) => ({
      id: sessions.get(heldOn)!,
      number: heldOn.slice(0, 7),
      heldOn,
      status: "signed" as const,
      signedAt: new Date(`${heldOn}T16:00:00Z`),
    })),
  );
  await insertAll(
    tx,
    agendaItem,
    decided.map((row) => ({
      id: row.agendaItemId,
      sessionId: sessions.get(row.decidedOn!)!,
      referralId: row.referralId,
      householdId: row.householdId,
      landlordId: row.landlordId,
      position: 1 + decided.filter((one) => one.decidedOn === row.decidedOn).indexOf(row),
    })),
  );
  await insertAll(
    tx,
    decision,
    decided.map((row) => ({
      agendaItemId: row.agendaItemId,
      sessionId: sessions.get(row.decidedOn!)!,
      referralId: row.referralId,
      householdId: row.householdId,
      landlordId: row.landlordId,
      kind: row.decision!,
      decidedOn: row.decidedOn!,
      track: row.decision === "admitted" ? row.track : null,
      startsOn: row.decision === "admitted" ? row.measureStart : null,
      decidedBy: parties.people("COORDINATION", "coordinator")[0],
    })),
  );
  await keepAllMinutes(tx);
}

async function loadFunding(tx: Tx, parties: DemoParties): Promise<void> {
  const organisations = new Set(["FNAVDL", "FAP", "METRO", "AL", "FCE"]);
  await insertAll(
    tx,
    fundingLine,
    programmeFunding().map(({ funder, year, kind, line, amountCents, eligible }) => ({
      year,
      kind,
      funder,
      funderId: organisations.has(funder) ? parties.organisation(funder) : null,
      line,
      amountCents,
      eligible,
    })),
  );
}
