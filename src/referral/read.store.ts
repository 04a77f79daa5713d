/** Referrals as they are read: the list by urgency, one with its facts and history, those of a household; under the reader's walls. */
import { sql, type SQL } from "drizzle-orm";

import type { WrittenDomain } from "../household-agreement/rules.ts";
import { LANDLORD_STAFF, type Role } from "../platform/access/roles.ts";
import { versionOf } from "../platform/editing/version.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { proceduresOf } from "../procedure/store.ts";
import { EDITABLE_STATUSES, mayMove, OPEN_STATUSES, type ReferralStatus } from "./rules.ts";
import type { ReferralFacts, Tie, Track } from "./schema.ts";
import { stillToSay, type ToBeSaid } from "./submission.rules.ts";
import { byUrgency, nextIrreversible, type Urgency, urgencyOf } from "./urgency.rules.ts";

type ByActor = Tx & { actor: Actor };

/** One line of the list. Days ISO, money in cents; null = unknown, or has no meaning in this state. */
export type ReferralLine = {
  id: string;
  householdId: string;
  household: string | null;
  landlord: string;
  town: string | null;
  track: Track;
  status: ReferralStatus;
  /** Day on which it came to its state; null: before its history was kept. */
  statusOn: string | null;
  submittedOn: string | null;
  /** Since the submission, while nobody has decided. */
  waitingDays: number | null;
  /** Null once it has ended. */
  urgency: Urgency | null;
  debtCents: number | null;
  /** Day of the facts. */
  asOf: string;
  stillToSay: ToBeSaid[];
  owner: { name: string; role: string; organisation: string } | null;
};

export type ReferralMoveLine = {
  id: string;
  from: ReferralStatus | null;
  to: ReferralStatus;
  /** ISO instant. */
  at: string;
  by: string | null;
  owner: string | null;
  reason: string | null;
};

export type ReferralFile = ReferralLine & {
  tie: Tie | null;
  facts: ReferralFacts;
  situation: string | null;
  informedOn: string | null;
  informedHow: string | null;
  informedBy: string | null;
  /** What the landlord wrote of each domain, as far as the household lets the reader read it. */
  domains: Partial<Record<WrittenDomain, string>>;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
  referredBy: string | null;
  history: ReferralMoveLine[];
  can: { edit: boolean; submit: boolean; withdraw: boolean };
  /** Null: not for this reader to change. */
  version: string | null;
};

/** What its form writes; facts that records give change with a submission alone. */
export const referralWordsOf = ({
  track,
  tie,
  situation,
  informedOn,
  informedHow,
  informedBy,
  domains,
  facts,
}: Omit<ReferralFile, "version">) => ({
  track,
  tie,
  situation,
  informedOn,
  informedHow,
  informedBy,
  domains,
  facts,
});

type Row = Omit<
  ReferralFile,
  "waitingDays" | "urgency" | "stillToSay" | "history" | "can" | "debtCents" | "asOf" | "version"
> & {
  landlordId: string;
  measureRuns: boolean;
  agreementAsked: boolean;
  /** The household declined that the reader reads the situation: it is not for the landlord to say it again. */
  situationClosed: boolean;
};

export const SHOWN = ["open", "waiting", "overdue", "drafts", "decided", "assigned", "ended"] as const;
export type Shown = (typeof SHOWN)[number];

const ENDED = sql`r.status in ('closed', 'withdrawn')`;

/** Which referrals (`referral r`) each list holds: counted elsewhere by the same words. */
export const SHOWN_REFERRALS: Readonly<Record<Shown, SQL>> = {
  open: sql`not (${ENDED})`,
  /** Nobody has decided yet. */
  waiting: sql`r.status in ('submitted', 'onAgenda')`,
  /** On no agenda a week after they came. */
  overdue: sql`r.status = 'submitted' and r.submitted_on < app.today() - 7`,
  drafts: sql`r.status = 'draft'`,
  decided: sql`r.status = 'decided'`,
  assigned: sql`r.status = 'assigned'`,
  ended: ENDED,
};

/** The list that the asker may see: open ones most pressing first, ended ones latest first; `limit` of them after `skip`. */
export async function referrals(
  tx: ByActor,
  { show, on, skip = 0, limit }: { show: Shown; on: Temporal.PlainDate; skip?: number; limit: number },
): Promise<{ rows: ReferralLine[]; total: number }> {
  const shown = SHOWN_REFERRALS[show];
  if (show === "ended") {
    const [{ total } = { total: 0 }] = await tx.rows<{ total: number }>(
      sql`select count(*)::int as total from referral r where ${shown}`,
    );
    const rows = await tx.rows<Row>(sql`
      ${REFERRAL} where ${shown}
       order by coalesce(r.submitted_on, r.created_at::date) desc, r.id limit ${limit} offset ${skip}`);
    return { rows: await linesOf(tx, rows, on), total };
  }
  // Open ones are few (a committee's work), and their order is computed from the procedure as it stands today.
  const rows = await tx.rows<Row>(sql`${REFERRAL} where ${shown}`);
  const lines = (await linesOf(tx, rows, on)).toSorted(
    (one, other) =>
      byUrgency({ ...one, urgency: one.urgency! }, { ...other, urgency: other.urgency! }) ||
      one.id.localeCompare(other.id),
  );
  return { rows: lines.slice(skip, skip + limit), total: lines.length };
}

/** At most this many go into a workbook at once. */
const SHEET_ROWS = 20_000;

/** The same list whole, each line with the facts of its file. */
export async function referralsWithFacts(
  tx: ByActor,
  { show, on }: { show: Shown; on: Temporal.PlainDate },
): Promise<(ReferralLine & Pick<ReferralFile, "facts" | "tie" | "informedOn">)[]> {
  const rows = await tx.rows<Row>(sql`
    ${REFERRAL} where ${SHOWN_REFERRALS[show]}
     order by coalesce(r.submitted_on, r.created_at::date) desc, r.id limit ${SHEET_ROWS}`);
  const lines = await linesOf(tx, rows, on);
  return rows.map(({ facts, tie, informedOn }, at) => ({ ...lines[at]!, facts, tie, informedOn }));
}

/** One referral with its facts, what is still to be said, its history; undefined where it is missing or closed to the asker. */
export async function referralOf(
  tx: ByActor,
  id: string,
  on: Temporal.PlainDate,
): Promise<ReferralFile | undefined> {
  const [row] = await tx.rows<Row>(sql`${REFERRAL} where r.id = ${id}::uuid`);
  if (!row) return undefined;
  const [line] = await linesOf(tx, [row], on);
  const history = await tx.rows<ReferralMoveLine>(sql`
    select m.id, m.from_status as "from", m.to_status as "to", m.moved_at as at, p.name || ', ' || o.name as "by",
           w.name as owner, m.reason
      from referral_move m
      left join app.directory() p on p.user_id = m.moved_by
      left join organisation o on o.id = p.organisation_id
      left join app.directory() w on w.user_id = m.owner_id
     where m.referral_id = ${id}::uuid order by m.moved_at desc, m.id`);
  const { landlordId, measureRuns, agreementAsked: _asked, situationClosed: _closed, ...file } = row;
  const role = tx.actor.role as Role;
  const isOwn = LANDLORD_STAFF.includes(role) && tx.actor.organisationId === landlordId;
  const mayWrite = isOwn || role === "coordinator";
  const whole = {
    ...file,
    ...line!,
    history,
    can: {
      edit: isOwn && EDITABLE_STATUSES.includes(row.status),
      submit: isOwn && mayMove(row.status, "submitted", role),
      withdraw: mayWrite && !measureRuns && mayMove(row.status, "withdrawn", role),
    },
  };
  return { ...whole, version: whole.can.edit ? versionOf(referralWordsOf(whole)) : null };
}

/** A household's referrals that the asker may see, latest first; `canRefer`: the asker may begin one. Undefined: no such household. */
export async function referralsOfHousehold(
  tx: ByActor,
  householdId: string,
  on: Temporal.PlainDate,
): Promise<{ referrals: ReferralLine[]; canRefer: boolean } | undefined> {
  const [household] = await tx.rows<{ ownTenant: boolean }>(sql`
    select exists (select 1 from tenancy t where t.household_id = h.id and t.landlord_id = app.landlord_id()) as "ownTenant"
      from household h where h.id = ${householdId}::uuid`);
  if (!household) return undefined;
  const rows = await tx.rows<Row>(sql`
    ${REFERRAL} where r.household_id = ${householdId}::uuid order by r.created_at desc, r.id`);
  const isUnderWay = rows.some(
    (row) => row.landlordId === tx.actor.organisationId && OPEN_STATUSES.includes(row.status),
  );
  return { referrals: await linesOf(tx, rows, on), canRefer: household.ownTenant && !isUnderWay };
}

const REFERRAL: SQL = sql`
  select r.id, r.household_id as "householdId", h.name as household, r.landlord_id as "landlordId", l.name as landlord,
         c.name as town, r.track, r.status, r.tie, r.facts, r.informed_on::text as "informedOn",
         r.informed_how as "informedHow", r.informed_by as "informedBy", w.situation,
         coalesce(w.domains, '{}') as domains, r.withdrawn_on::text as "withdrawnOn", r.withdrawn_reason as "withdrawnReason",
         r.submitted_on::text as "submittedOn",
         (select max(v.moved_on)::text from referral_move v
           where v.referral_id = r.id and v.to_status = r.status and v.from_status is distinct from v.to_status) as "statusOn", f.name as "referredBy",
         case when p.user_id is not null
              then jsonb_build_object('name', p.name, 'role', p.role, 'organisation', o.name) end as owner,
         exists (select 1 from measure m where m.referral_id = r.id and m.closed_on is null) as "measureRuns",
         exists (select 1 from household_agreement a where a.referral_id = r.id and a.kind <> 'sharing') as "agreementAsked",
         r.landlord_id is distinct from app.landlord_id()
           and app.declined(r.id, 'situation', case when app.role() = 'coordinator' then 'committee' else 'operator' end) as "situationClosed"
    from referral r
    join organisation l on l.id = r.landlord_id
    left join household h on h.id = r.household_id
    left join commune c on c.insee = r.commune_insee
    left join app.directory() p on p.user_id = r.owner_id
    left join organisation o on o.id = p.organisation_id
    left join app.directory() f on f.user_id = r.referred_by
    left join lateral (select max(x.words) filter (where x.domain = 'situation') as situation,
                              jsonb_object_agg(x.domain, x.words) filter (where x.domain <> 'situation') as domains
                         from referral_words x where x.referral_id = r.id) w on true`;

const isOpen = ({ status }: Pick<Row, "status">) => OPEN_STATUSES.includes(status);

/** Urgency by the acts recorded today, for those under way; one query for all their procedures. */
async function linesOf(tx: Tx, rows: readonly Row[], on: Temporal.PlainDate): Promise<ReferralLine[]> {
  const ids = rows.filter(isOpen).map(({ householdId }) => householdId);
  const found = ids.length === 0 ? [] : await proceduresOf(tx, ids, on);
  const procedureOf = new Map(found.map((one) => [`${one.householdId}/${one.landlordId}`, one]));
  return rows.map((row): ReferralLine => {
    const { id, householdId, household, landlord, town, track, status, statusOn, submittedOn, owner, facts } =
      row;
    const procedure = procedureOf.get(`${householdId}/${row.landlordId}`);
    const recorded = procedure?.recorded ?? false;
    const irreversible = procedure && nextIrreversible(procedure, on);
    const isWaiting = submittedOn !== null && (status === "submitted" || status === "onAgenda");
    return {
      id,
      householdId,
      household,
      landlord,
      town,
      track,
      status,
      statusOn,
      submittedOn,
      owner,
      waitingDays: isWaiting ? Temporal.PlainDate.from(submittedOn).until(on).days : null,
      urgency: isOpen(row) ? urgencyOf({ recorded, stage: facts.stage, irreversible }, on) : null,
      debtCents: facts.debtCents ?? null,
      asOf: facts.asOf,
      stillToSay: isOpen(row)
        ? stillToSay({ ...row, situation: row.situation ?? (row.situationClosed ? "" : null) })
        : [],
    };
  });
}
