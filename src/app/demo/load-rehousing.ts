/** Vacant homes of the demonstration's landlords, and households that look for one: shown to others or not, proposed, refused, moved. */
import { sql } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";
import type { ProposalFactKind, ProposalReason, RequestReason } from "../../rehousing/rules.ts";
import {
  type ProposedHome,
  rehousingAgreement,
  rehousingCase,
  rehousingFact,
  rehousingProposal,
  rehousingRequest,
} from "../../rehousing/schema.ts";
import { vacancy, vacancyImport, vacancyQuarantine } from "../../vacancy/schema.ts";
import { insertAll } from "./insert-all.ts";

/** Main rooms, INSEE code, rent, charges, class, energy, step-free, weeks until it is free. Cents a month. */
type DemoHome = readonly [
  number,
  string,
  number,
  number,
  "A" | "B" | "C" | "D" | "E" | null,
  number | null,
  boolean | null,
  number,
];
const HOMES: readonly DemoHome[] = [
  [2, "38185", 31_240, 8_900, "C", 4_200, true, 2],
  [3, "38151", 38_610, 10_450, "B", 3_600, true, 0],
  [3, "38421", 41_900, 11_200, "D", 7_400, false, 5],
  [4, "38185", 49_870, 13_100, "C", 5_900, null, 1],
  [2, "38544", 28_450, 7_600, "E", 9_800, false, 3],
  [1, "38169", 24_300, 6_100, "C", 3_300, true, 0],
  [4, "38053", 45_120, 12_300, "B", 4_800, true, 8],
  [3, "38563", 36_750, 9_700, null, null, null, 4],
];

type Course = readonly (readonly [kind: ProposalFactKind, weeksAgo: number, reason?: ProposalReason])[];
/** One after the other, for as many households as there are. `home`: the nth home of the next landlord, proposed so many weeks ago. */
const COURSES: readonly {
  people: number;
  rooms: number;
  reason: RequestReason;
  ceilingCents: number;
  stepFree?: boolean;
  openedWeeks: number;
  shown: boolean;
  home?: readonly [rank: number, weeks: number, Course];
}[] = [
  {
    people: 2,
    rooms: 2,
    reason: "tooDear",
    ceilingCents: 42_000,
    openedWeeks: 14,
    shown: true,
    home: [
      0,
      3,
      [
        ["householdAccepted", 2],
        ["landlordAgreed", 2],
        ["committeePlanned", -1],
      ],
    ],
  },
  {
    people: 3,
    rooms: 3,
    reason: "tooDear",
    ceilingCents: 52_000,
    openedWeeks: 30,
    shown: true,
    home: [
      1,
      22,
      [
        ["householdAccepted", 21],
        ["landlordAgreed", 20],
        ["committeePlanned", 18],
        ["committeeAllocated", 18],
        ["moved", 13],
      ],
    ],
  },
  {
    people: 4,
    rooms: 4,
    reason: "tooSmall",
    ceilingCents: 66_000,
    openedWeeks: 20,
    shown: true,
    home: [3, 9, [["householdRefused", 8, "place"]]],
  },
  {
    people: 1,
    rooms: 1,
    reason: "tooBig",
    ceilingCents: 34_000,
    stepFree: true,
    openedWeeks: 8,
    shown: false,
  },
  { people: 3, rooms: 3, reason: "unfit", ceilingCents: 55_000, openedWeeks: 26, shown: true },
  { people: 2, rooms: 2, reason: "safety", ceilingCents: 45_000, openedWeeks: 4, shown: true },
  { people: 4, rooms: 3, reason: "tooDear", ceilingCents: 50_000, openedWeeks: 11, shown: true },
  { people: 5, rooms: 4, reason: "tooSmall", ceilingCents: 62_000, openedWeeks: 17, shown: false },
];

const placesOf = (reason: RequestReason): string[] =>
  reason === "safety" ? ["38053", "38544", "38563"] : ["38185", "38151", "38421", "38169"];

/** To be called once, after the assignments. */
export async function loadRehousing(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  const ago = (weeks: number) => today.subtract({ weeks }).toString();
  const landlords = await tx.rows<{ id: string; code: string; name: string; userId: string }>(sql`
    select o.id, o.code, o.name, (select m.user_id from member m where m.organisation_id = o.id and m.role = 'landlordLead' limit 1) as "userId"
      from organisation o where o.kind = 'landlord' order by o.code`);
  const names = new Map(
    (await tx.rows<{ insee: string; name: string }>(sql`select insee, name from commune`)).map(
      ({ insee, name }) => [insee, name],
    ),
  );
  const homes = landlords.flatMap(({ id, code, name, userId }, index) =>
    // Each landlord has its own: not the same eight.
    HOMES.filter((_, rank) => (rank + index) % 3 !== 0 || rank < 4).map(
      ([rooms, communeInsee, rent, charges, energyClass, energyCents, stepFree, weeks], rank) => ({
        id: crypto.randomUUID(),
        landlord: name,
        landlordId: id,
        reference: `${code}-${1200 + 37 * rank + index}`,
        rooms,
        surfaceM2: 14 + 16 * rooms + index,
        communeInsee,
        address: `${3 + 4 * rank + index} rue des Tilleuls`,
        rentCents: rent + 850 * index,
        chargesCents: charges,
        energyClass,
        energyCents,
        stepFree,
        availableOn: today.add({ weeks }).toString(),
        statusOn: ago(6),
        enteredBy: userId,
      }),
    ),
  );
  await insertAll(
    tx,
    vacancy,
    homes.map(({ landlord: _landlord, ...home }) => home),
  );
  const imports = landlords.map(({ id, userId }) => ({
    id: crypto.randomUUID(),
    landlordId: id,
    fileName: "logements-libres.csv",
    importedBy: userId,
    read: homes.filter(({ landlordId }) => landlordId === id).length + 1,
    created: homes.filter(({ landlordId }) => landlordId === id).length,
    updated: 0,
    unchanged: 0,
    setAside: 1,
    fileCents: homes
      .filter(({ landlordId }) => landlordId === id)
      .reduce((sum, { rentCents, chargesCents }) => sum + rentCents + chargesCents, 8_800),
    setAsideCents: 8_800,
  }));
  await insertAll(tx, vacancyImport, imports);
  await insertAll(
    tx,
    vacancyQuarantine,
    imports.map(({ id, landlordId, read }) => ({
      importId: id,
      line: read + 1,
      landlordId,
      field: "Loyer",
      value: "4I2,50",
      rule: "unreadableAmount",
      message: `Ligne ${read + 1}, Loyer « 4I2,50 » : ce n'est pas un montant. Corrigez la ligne, puis réimportez la liste.`,
      english: `Line ${read + 1}, Rent "4I2,50": this is not an amount. Correct the line, then import the list again.`,
      raw: "X-9999;T3;38185;4I2,50;88,00;D;01/02/2027",
    })),
  );

  const carried = await tx.rows<{
    householdId: string;
    landlordId: string;
    workerId: string;
    rentChargesCents: number | null;
    benefitCents: number | null;
  }>(sql`
    select m.household_id as "householdId", m.landlord_id as "landlordId", m.case_worker_id as "workerId",
           t.rent_charges_cents as "rentChargesCents", t.benefit_cents as "benefitCents"
      from measure m join assignment a on a.household_id = m.household_id and a.landlord_id = m.landlord_id and a.active
      join tenant_account t on t.household_id = m.household_id and t.landlord_id = m.landlord_id
     where m.closed_on is null and m.case_worker_id is not null
       and not exists (select 1 from lease_transfer l where l.household_id = m.household_id)
     order by row_number() over (partition by m.operator_id order by coalesce(t.rent_charges_cents, 0) desc, m.household_id),
              m.household_id limit 24`);
  const taken = new Set<string>();
  const requests = carried.map((one, index) => {
    const found = COURSES[index % COURSES.length]!;
    // Who finds its home too dear looks for a cheaper one.
    const ceilingCents =
      found.reason === "tooDear" && one.rentChargesCents !== null
        ? Math.min(found.ceilingCents, Math.floor(one.rentChargesCents / 1000) * 1000 - 2_000)
        : found.ceilingCents;
    return { ...one, id: crypto.randomUUID(), course: { ...found, ceilingCents } };
  });
  const proposals = requests.flatMap(({ course, landlordId, ...request }) => {
    if (!course.home) return [];
    const [rank, weeks, facts] = course.home;
    const home = homes.find(
      (one) =>
        one.landlordId !== landlordId &&
        one.rooms === HOMES[rank]![0] &&
        !taken.has(one.id) &&
        placesOf(course.reason).includes(one.communeInsee) &&
        one.rentCents + one.chargesCents <= course.ceilingCents,
    );
    if (!home) return [];
    taken.add(home.id);
    const ended = facts.find(([kind]) => ["householdRefused", "moved"].includes(kind));
    return [
      {
        ...request,
        landlordId,
        home,
        weeks,
        facts,
        id: crypto.randomUUID(),
        requestId: request.id,
        endedOn: ended ? ago(ended[1]) : null,
      },
    ];
  });
  const movedOn = new Map(
    proposals.flatMap(({ requestId, facts }) =>
      facts.flatMap(([kind, weeks]) => (kind === "moved" ? [[requestId, ago(weeks)] as const] : [])),
    ),
  );
  await insertAll(
    tx,
    rehousingRequest,
    requests.map(({ id, householdId, landlordId, workerId, course }) => ({
      id,
      householdId,
      landlordId,
      openedOn: ago(course.openedWeeks),
      openedBy: workerId,
      people: course.people,
      roomsLeast: course.rooms,
      roomsMost: course.reason === "tooBig" ? course.rooms + 1 : null,
      communes: placesOf(course.reason),
      ceilingCents: course.ceilingCents,
      stepFree: course.stepFree ?? false,
      reason: course.reason,
      movedOn: movedOn.get(id) ?? null,
      closedOn: movedOn.get(id) ?? null,
      closedWhy: movedOn.has(id) ? ("moved" as const) : null,
      debtTreatment: movedOn.has(id) ? ("planKept" as const) : null,
    })),
  );
  await insertAll(
    tx,
    rehousingCase,
    requests.map(({ id, householdId, landlordId, course, benefitCents }) => ({
      requestId: id,
      householdId,
      landlordId,
      resourcesCents: 88_000 + 21_500 * course.people,
      otherChargesCents: 21_000 + 6_500 * course.people,
      benefitCents: benefitCents ?? 16_000,
      benefitAfterCents: Math.max(0, (benefitCents ?? 16_000) - 2_400),
      energyCents: 11_800,
      leastResidualCents: 30_000 + 9_000 * course.people,
      reasonDetail: "Le chauffage collectif est en panne chaque hiver ; la facture d'appoint dépasse 110 €.",
    })),
  );
  await insertAll(
    tx,
    rehousingAgreement,
    requests
      .filter(({ course }) => course.shown)
      .map(({ id, householdId, landlordId, workerId, course }) => ({
        requestId: id,
        householdId,
        landlordId,
        agreedOn: ago(course.openedWeeks - 1),
        how: "met",
        recordedBy: workerId,
      })),
  );
  await insertAll(
    tx,
    rehousingProposal,
    proposals.map(({ id, requestId, householdId, landlordId, workerId, home, weeks, endedOn }) => ({
      id,
      requestId,
      householdId,
      landlordId,
      vacancyId: home.id,
      homeLandlordId: home.landlordId,
      home: proposedHome(home, names),
      proposedOn: ago(weeks),
      proposedBy: workerId,
      endedOn,
    })),
  );
  await insertAll(
    tx,
    rehousingFact,
    proposals.flatMap(({ id, householdId, landlordId, workerId, facts }) =>
      facts.map(([kind, weeks, reason]) => ({
        proposalId: id,
        householdId,
        landlordId,
        kind,
        happenedOn: ago(weeks),
        reason: reason ?? null,
        enteredBy: workerId,
      })),
    ),
  );
  await tx.rows(sql`
    update vacancy v set status = 'taken', status_on = p.ended_on
      from rehousing_proposal p join rehousing_fact f on f.proposal_id = p.id and f.kind = 'moved' where p.vacancy_id = v.id`);
}

type Known = Omit<ProposedHome, "commune"> & { communeInsee: string };
const proposedHome = (home: Known, names: ReadonlyMap<string, string>): ProposedHome => ({
  reference: home.reference,
  landlord: home.landlord,
  rooms: home.rooms,
  surfaceM2: home.surfaceM2,
  commune: names.get(home.communeInsee) ?? home.communeInsee,
  address: home.address,
  rentCents: home.rentCents,
  chargesCents: home.chargesCents,
  energyClass: home.energyClass,
  energyCents: home.energyCents,
  stepFree: home.stepFree,
  availableOn: home.availableOn,
});
