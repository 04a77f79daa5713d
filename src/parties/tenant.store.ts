/** A tenant met in person: looked for among the landlord's own first, then written with their home. */
import { sql } from "drizzle-orm";

import type { Actor, Tx } from "../platform/database/database.ts";
import { dwelling, household, person, tenancy } from "./schema.ts";
import type { NewTenant } from "./tenant.rules.ts";

/** One of the landlord's own tenants who may be the person met. */
export type KnownTenant = {
  householdId: string;
  name: string;
  birthDate: string | null;
  address: string | null;
  town: string | null;
  accounts: string[];
  same: ("name" | "birthDate" | "phone" | "address")[];
};

/**
 * The landlord's own tenants alone, as the policies give them: of another landlord's the search reads nothing, so that neither its
 * answer nor its time tells whether one is there.
 */
export async function knownTenants(tx: Tx, wanted: NewTenant): Promise<KnownTenant[]> {
  return tx.rows<KnownTenant>(KNOWN_TENANTS(wanted));
}

/** The query of `knownTenants`. */
export const KNOWN_TENANTS = (wanted: NewTenant) => sql`
  with wanted as (
    select app.name_key(${`${wanted.firstName ?? ""} ${wanted.lastName}`}) as name, ${wanted.birthDate}::date as born,
           app.phone_key(${wanted.phone}) as phone, app.address_key(${wanted.address}, ${wanted.postcode}) as address,
           string_to_array(app.name_key(${wanted.lastName}), ' ') as last_name),
  own as (
    select distinct on (t.household_id, p.id) t.household_id, p.name_key as name,
           p.birth_date as born, p.phone_key as phone, d.address_key as address, d.address as written, d.town
      from tenancy t join person p on p.household_id = t.household_id
      left join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
     where t.landlord_id = app.landlord_id() order by t.household_id, p.id, t.starts_on desc nulls last),
  hit as (
    select o.*, o.name = w.name as by_name, o.born = w.born as by_birth, o.phone = w.phone as by_phone,
           o.address = w.address and string_to_array(o.name, ' ') @> w.last_name as by_address
      from own o cross join wanted w
     where (o.name = w.name and coalesce(o.born = w.born, true)) or o.phone = w.phone
        or (o.address = w.address and string_to_array(o.name, ' ') @> w.last_name))
  select hit.household_id as "householdId", h.name, min(hit.born)::text as "birthDate", min(hit.written) as address, min(hit.town) as town,
         coalesce((select jsonb_agg(a.number order by a.number) from tenant_account a
                    where a.household_id = hit.household_id and a.landlord_id = app.landlord_id()), '[]') as accounts,
         array_to_json(array_remove(array[case when bool_or(by_name) then 'name' end, case when bool_or(by_birth) then 'birthDate' end,
                             case when bool_or(by_phone) then 'phone' end, case when bool_or(by_address) then 'address' end], null)) as same
    from hit join household h on h.id = hit.household_id
   group by hit.household_id, h.name order by count(*) filter (where by_birth or by_phone) desc, h.name, hit.household_id limit 8`;

/** Writes the household, its leaseholder and its home with the asker's own landlord. Gives the household's id. */
export async function writeTenant(tx: Tx & { actor: Actor }, tenant: NewTenant): Promise<string> {
  const { organisationId: landlordId } = tx.actor;
  const id = crypto.randomUUID();
  const name = [tenant.firstName, tenant.lastName].filter(Boolean).join(" ");
  await tx.db.insert(household).values({ id, name, people: tenant.people });
  const dwellingId = tenant.address === null ? null : crypto.randomUUID();
  if (dwellingId !== null)
    await tx.db.insert(dwelling).values({
      landlordId,
      id: dwellingId,
      // The landlord's own reference is not known yet: its next file brings it.
      reference: `rencontre-${id.slice(0, 8)}`,
      address: tenant.address,
      postcode: tenant.postcode,
      town: await townOf(tx, tenant.communeInsee),
      communeInsee: tenant.communeInsee,
    });
  await tx.db.insert(tenancy).values({ landlordId, householdId: id, dwellingId, startsOn: tenant.startsOn });
  await tx.db.insert(person).values({
    householdId: id,
    lastName: tenant.lastName,
    firstName: tenant.firstName,
    birthDate: tenant.birthDate,
    phone: tenant.phone,
    email: tenant.email,
    isLeaseholder: true,
  });
  return id;
}

async function townOf(tx: Tx, insee: string | null): Promise<string | null> {
  if (insee === null) return null;
  const [found] = await tx.rows<{ name: string }>(sql`select name from commune where insee = ${insee}`);
  return found?.name ?? null;
}

/** Communes of a postcode, by name. */
export function communesOf(tx: Tx, postcode: string): Promise<{ insee: string; name: string }[]> {
  return tx.rows(sql`
    select insee, name from commune where postcodes @> array[${postcode}]::text[] order by name`);
}
