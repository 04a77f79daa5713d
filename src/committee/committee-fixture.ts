/** What the committee's tests stand on: referrals that wait, and short hands to plan a session and to ask as somebody. */
import { sql } from "drizzle-orm";

import { havingRead } from "../platform/editing/having-read.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene } from "../referral/referral-fixture.ts";

export const daysAgo = (days: number) => todayInParis().subtract({ days }).toString();

export type Committee = Awaited<ReturnType<typeof committee>>;

/** People and zones as they are `filled` (the demonstration's, without its households), and the server that `serve` starts. */
export async function committee(...served: Parameters<typeof servedScene>) {
  const at = await servedScene(...served);
  const { ask } = at;
  // Read at each call: test files share this module, and a run may go over midnight.
  const today = todayInParis();

  /** A household of the landlord whose referral waits, in Grenoble unless said. */
  async function waiting({
    code = "AIH",
    name = "Nadia Morel",
    commune = "38185",
    submittedOn = today.toString(),
  } = {}) {
    const householdId = await at.household(code, name);
    const officer = at.post(`arrearsOfficer@${code}`);
    const facts = { asOf: submittedOn, debtCents: 234_567, monthsDue: 4.5, whatWasTried: `Appelé ${name}` };
    const [row] = await at.asSystem(async (tx) => {
      await tx.rows(sql`
        insert into person (household_id, last_name, first_name, is_leaseholder)
        values (${householdId}::uuid, ${name.split(" ").at(-1)!}, ${name.split(" ")[0]!}, true)`);
      return tx.rows<{ id: string }>(sql`
        with referred as (
          insert into referral (landlord_id, household_id, status, facts, referred_by, owner_id, submitted_on, commune_insee)
          values (${officer.organisationId}::uuid, ${householdId}::uuid, 'submitted', ${JSON.stringify(facts)}::jsonb,
                ${officer.userId}::uuid, ${at.post("coordinator").userId}::uuid,
                ${submittedOn}::date, ${commune})
          returning id, household_id, landlord_id)
        insert into referral_words (referral_id, domain, household_id, landlord_id, words)
        select id, 'situation', household_id, landlord_id, ${`${name} vit seule.`} from referred returning referral_id as id`);
    });
    return { householdId, referralId: row!.id, name };
  }

  /** A session of today with these people, and these referrals on its agenda. */
  async function session(
    referralIds: readonly string[] = [],
    people: readonly string[] = ["committeeMember@AIH"],
  ) {
    const planned = await ask("coordinator", "POST", "/api/sessions", {
      number: null,
      heldOn: today.toString(),
      place: "Grenoble",
      videoLink: "https://visio.example/commission",
      members: people.map((name) => at.post(name).userId),
    });
    if (planned.status !== 200) throw new Error(JSON.stringify(planned.body));
    const id = planned.body.id as string;
    const url = `/api/sessions/${id}`;
    if (referralIds.length > 0) {
      const added = await ask("coordinator", "POST", `${url}/items`, { referralIds });
      if (added.status !== 200) throw new Error(JSON.stringify(added.body));
    }
    const agenda = async (who = "coordinator") => (await ask(who, "GET", url)).body.agenda as Line[];
    const itemOf = async (referralId: string) =>
      (await agenda()).find(({ household }) => household?.referralId === referralId)!.id;
    return {
      id,
      url,
      agenda,
      decide: async (referralId: string, decision: object) =>
        havingRead(ask)(
          "coordinator",
          "PUT",
          `/api/agenda-items/${await itemOf(referralId)}/decision`,
          decision,
        ),
      sign: async () => {
        await havingRead(ask)("coordinator", "PUT", `${url}/members`, {
          members: people.map((name) => ({ userId: at.post(name).userId, presence: "present" })),
        });
        return ask("coordinator", "POST", `${url}/sign`);
      },
    };
  }
  const stateOf = async (referralId: string) => {
    const [row] = await at.asSystem((tx) =>
      tx.rows<{ status: string; owner: string }>(
        sql`select status, owner_id as owner from referral where id = ${referralId}::uuid`,
      ),
    );
    return row!;
  };
  const eventsOf = async (kind: string) =>
    at.asSystem((tx) =>
      tx.rows<{ payload: Record<string, unknown> }>(
        sql`select payload from outbox_event where kind = ${kind} order by id desc`,
      ),
    );
  return { ...at, waiting, session, stateOf, eventsOf };
}

export type Line = {
  id: string;
  position: number;
  household: { id: string; name: string; referralId: string } | null;
  landlord: string;
  commune: string | null;
  debtCents: number | null;
  situation: string | null;
  deferred: { on: string; missing: string } | null;
  decision: Record<string, unknown> | null;
  can: { decide: boolean; remove: boolean };
};
