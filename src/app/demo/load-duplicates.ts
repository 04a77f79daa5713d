/** Birth dates and telephones of the households followed, and a few of them that came twice: by two landlords, by one, under one name. */
import { sql } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";
import type { Filed } from "./filed-journey.ts";
import type { DemoParties } from "./load-parties.ts";

const bornOf = (rank: number) =>
  Temporal.PlainDate.from("1956-02-11")
    .add({ days: (rank * 271) % 16_000 })
    .toString();
const phoneOf = (rank: number) => `06 39 98 ${10 + Math.floor(rank / 90)} ${10 + (rank % 90)}`;

/** The same person as another landlord's officer typed them. */
const typedAnew = (name: string) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase();

export async function loadDuplicates(tx: Tx, filed: readonly Filed[], parties: DemoParties): Promise<void> {
  for (const [rank, { householdId }] of filed.entries())
    await tx.rows(sql`
      update person set birth_date = ${bornOf(rank)}::date, phone = ${phoneOf(rank)} where household_id = ${householdId}::uuid`);
  const open = filed.filter(({ dates }) => ["submitted", "onAgenda", "deferred"].includes(dates.stage));
  const [first, ...others] = open;
  if (!first) return;
  const twice = async (one: Filed, other: Filed | undefined, more: { born: boolean; phone: boolean }) => {
    if (!other) return;
    await tx.rows(sql`
      update person p set last_name = ${typedAnew(one.tenancy.leaseholder)}, first_name = null,
             birth_date = case when ${more.born} then q.birth_date end, phone = case when ${more.phone} then replace(q.phone, ' ', '.') end
        from person q where q.household_id = ${one.householdId}::uuid and p.household_id = ${other.householdId}::uuid`);
    await tx.rows(sql`
      update household set name = ${typedAnew(one.tenancy.leaseholder)} where id = ${other.householdId}::uuid`);
  };
  const elsewhere = others.find(({ landlordId }) => landlordId !== first.landlordId);
  await twice(first, elsewhere, { born: true, phone: true });
  const rest = others.filter((file) => file !== elsewhere);
  const pair = rest.find((one, at) =>
    rest.slice(at + 1).some(({ landlordId }) => landlordId === one.landlordId),
  );
  const twin = pair && rest.find((file) => file !== pair && file.landlordId === pair.landlordId);
  if (pair) await twice(pair, twin, { born: false, phone: true });
  // Under way where there are enough of them, so that the decision shows in the list.
  const [one, other] = [
    ...rest.filter((file) => file !== pair && file !== twin),
    ...filed.filter((file) => !open.includes(file)),
  ];
  if (!one || !other) return;
  await twice(one, other, { born: false, phone: false });
  const [oneId, otherId] = [one.householdId, other.householdId].toSorted();
  await tx.rows(sql`
    insert into household_pair (one_id, other_id, verdict, words, decided_on, decided_by)
    values (${oneId}::uuid, ${otherId}::uuid, 'different', 'Homonymes : appelés tous les deux, âges et foyers différents.',
            ${other.dates.submittedOn}::date, ${parties.people("COORDINATION", "coordinator")[0]}::uuid)`);
}
