/** An accepted arrangement, lever by lever: each proposed by a person through its own room's rules, and where it stands since. */
import { sql } from "drizzle-orm";

import { ask, type NewGrants } from "../debt-grant/store.ts";
import type { Answered, Broken } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { drawUp, type NewPlan } from "../repayment-plan/store.ts";
import { type NewRelief, propose as proposeRelief } from "../rent-relief/store.ts";
import { arrangementStep } from "./schema.ts";
import { type Lever, type Step, stepsOf } from "./steps.rules.ts";
import { type Proposal, proposalOf } from "./store.ts";

type Asked = Tx & { actor: Actor };

/** What became of a step: the lever's own state. Over: refused, taken back or ended, so that it may be proposed again. */
type Made = { subjectId: string; status: string; over: boolean; on: string; by: string | null };
export type StepShown = Step & { made: Made | null; can: { fill: boolean } };

type Row = Made & { proposalId: string; lever: Lever; funder: string | null };

const rowsOf = (tx: Tx, proposalIds: readonly string[]) =>
  tx.rows<Row>(sql`
    select s.proposal_id as "proposalId", s.lever, s.funder, s.subject_id as "subjectId", s.made_on as "on", w.name as by,
           coalesce(r.status, g.status, case when p.cancelled_on is not null then 'cancelled'
                                             when p.signed_on is not null then 'signed' else 'draft' end) as status,
           coalesce(r.status = 'refused' or g.status in ('refused', 'withdrawn') or p.cancelled_on is not null, false) as over
      from arrangement_step s
      left join rent_relief r on s.lever = 'relief' and r.id = s.subject_id
      left join debt_grant g on s.lever = 'grant' and g.id = s.subject_id
      left join repayment_plan p on s.lever = 'plan' and p.id = s.subject_id
      left join app.directory() w on w.user_id = s.made_by
     where s.proposal_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(proposalIds)}::jsonb))
     order by s.made_on desc, s.subject_id`);

/** The steps of each accepted proposal, by its id: those of the others are nobody's to take yet. */
export async function stepsOfProposals(
  tx: Tx,
  proposals: readonly Proposal[],
): Promise<Map<string, StepShown[]>> {
  const accepted = proposals.filter(({ status }) => status === "accepted");
  if (accepted.length === 0) return new Map();
  const made = await rowsOf(
    tx,
    accepted.map(({ id }) => id),
  );
  const [works] = await tx.rows<{ works: boolean }>(sql`
    select coalesce(bool_or(p.landlord_id = app.landlord_id() or p.household_id in (select app.working_households())), false) as works
      from arrangement_proposal p where p.id = ${accepted[0]!.id}::uuid`);
  return new Map(
    accepted.map((proposal) => [
      proposal.id,
      stepsOf(proposal.levers, proposal.months, proposal.debtCents).map((step) => {
        const own = made.filter((row) => row.proposalId === proposal.id && isOf(step, row));
        const found = own.find(({ over }) => !over) ?? own[0];
        return {
          ...step,
          made: found
            ? {
                subjectId: found.subjectId,
                status: found.status,
                over: found.over,
                on: found.on,
                by: found.by,
              }
            : null,
          can: { fill: works!.works && (found === undefined || found.over) },
        };
      }),
    ]),
  );
}

const isOf = (step: Step, { lever, funder }: Pick<Row, "lever" | "funder">) =>
  step.lever === lever && (step.lever !== "grant" || step.funder === funder);

/** Which lever, told in the fields of its own room. */
export type Filled =
  | { lever: "relief"; relief: NewRelief }
  | { lever: "grant"; grants: NewGrants }
  | { lever: "plan"; plan: NewPlan };

/**
 * Proposes a lever of an accepted arrangement, as a person left its form: every rule of the lever's own room holds. Undefined where
 * the arrangement, or what the lever stands on, is not there for the asker.
 */
export async function fillStep(
  tx: Asked,
  id: string,
  filled: Filled,
  today: Temporal.PlainDate,
): Promise<Answered<{ ids: string[] }>> {
  // Two clicks at once would each find the step free.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('arrangementStep'), hashtext(${id}))`);
  const proposal = await proposalOf(tx, id);
  if (!proposal) return undefined;
  if (proposal.status !== "accepted") return { errors: [NOT_ACCEPTED] };
  const steps = (await stepsOfProposals(tx, [proposal])).get(id)!;
  const funders = filled.lever === "grant" ? filled.grants.requests.map(({ fund }) => fund) : [null];
  for (const funder of funders) {
    const step = steps.find((one) => isOf(one, { lever: filled.lever, funder }));
    if (!step) return { errors: [NOT_OF_IT] };
    if (!step.can.fill) return { errors: [MADE_ALREADY] };
  }
  const made = await propose(tx, proposal.householdId, filled, today);
  if (!made || "errors" in made) return made;
  await tx.db.insert(arrangementStep).values(
    made.ids.map((subjectId, at) => ({
      subjectId,
      proposalId: id,
      householdId: proposal.householdId,
      landlordId: proposal.landlordId,
      lever: filled.lever,
      funder: funders[at] ?? null,
      madeBy: tx.actor.userId,
      madeOn: today.toString(),
    })),
  );
  return made;
}

async function propose(
  tx: Asked,
  householdId: string,
  filled: Filled,
  today: Temporal.PlainDate,
): Promise<Answered<{ ids: string[] }>> {
  switch (filled.lever) {
    case "relief":
      return onlyOne(await proposeRelief(tx, householdId, filled.relief, today));
    case "plan":
      return onlyOne(await drawUp(tx, householdId, filled.plan, today));
    case "grant": {
      const made = await ask(tx, householdId, filled.grants, today);
      return made && "ids" in made ? { ids: made.ids } : made;
    }
  }
}

const onlyOne = (made: Answered<{ id: string }>): Answered<{ ids: string[] }> =>
  made && "id" in made ? { ids: [made.id] } : made;

const NOT_ACCEPTED: Broken = {
  rule: "arrangement.notAccepted",
  message: "Ce montage n'est pas accepté : la coordination en décide d'abord.",
  english: "This arrangement is not accepted: the coordination decides on it first.",
};
const NOT_OF_IT: Broken = {
  rule: "arrangement.lever",
  message: "Ce levier n'est pas du montage accepté : proposez-le depuis le dossier du ménage.",
  english: "This lever is not of the accepted arrangement: propose it from the household's file.",
};
const MADE_ALREADY: Broken = {
  rule: "arrangement.stepMade",
  message: "Ce levier du montage est déjà proposé.",
  english: "This lever of the arrangement is proposed already.",
};
