/** A household's story, newest first: one union over the rooms' tables, each read under its own row-level policy. */
import { sql } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";
import type { HouseholdTimeline } from "./contract.ts";

type Item = HouseholdTimeline["items"][number];
type Row = Omit<Item, "note" | "href"> & { note: string | null; href: string | null };

/**
 * Everything of the household that the actor may read; what policies close is not there, and says not that it exists.
 * Drafts of referrals are no fact yet. `step` orders what happened on the same day as the path does.
 */
export async function timelineOf(tx: Tx, householdId: string): Promise<Item[]> {
  const rows = await tx.rows<Row>(sql`
    with asked as (select ${householdId}::uuid as id),
    story (id, "on", step, kind, facts, by_id, note, href) as (
      select 'referral-' || r.id, r.submitted_on, 1, 'referral',
             jsonb_build_object('track', r.track, 'debtCents', (r.facts ->> 'debtCents')::bigint, 'text', w.words),
             r.referred_by, null::text, '/referrals/' || r.id
        from referral r left join referral_words w on w.referral_id = r.id and w.domain = 'situation'
       where r.household_id = (select id from asked) and r.submitted_on is not null
      union all
      select 'withdrawn-' || r.id, r.withdrawn_on, 2, 'referralWithdrawn',
             jsonb_build_object('text', r.withdrawn_reason), null, null, '/referrals/' || r.id
        from referral r where r.household_id = (select id from asked) and r.withdrawn_on is not null
      union all
      select 'outreach-' || o.id, o.done_on, 0, 'outreach',
             jsonb_build_object('outreachKind', o.kind, 'result', o.result, 'text', o.note), o.user_id, null, null
        from outreach o where o.household_id = (select id from asked)
      union all
      select 'removed-' || x.id, (x.removed_at at time zone 'Europe/Paris')::date, 15, 'removed',
             jsonb_build_object('what', x.of_table, 'text', x.reason), x.removed_by, null, null
        from removal x where x.household_id = (select id from asked)
      union all
      select 'agenda-' || i.id, s.held_on, 3, 'agenda', jsonb_build_object('number', s.number), null, null, null
        from agenda_item i join committee_session s on s.id = i.session_id
       where i.household_id = (select id from asked)
         and not exists (select 1 from decision d where d.agenda_item_id = i.id)
      union all
      select 'decision-' || d.id, d.decided_on, 4, 'decision',
             jsonb_build_object('outcome', d.kind, 'track', d.track, 'until', d.due_by,
                                'text', coalesce(d.conditions, d.missing, d.reason_text, d.redirected_to)),
             d.decided_by, null, '/referrals/' || d.referral_id
        from decision d where d.household_id = (select id from asked)
      union all
      select 'assignment-' || a.id, a.assigned_on, 5, 'assignment', jsonb_build_object('operator', o.name),
             a.assigned_by, null, null
        from assignment a join organisation o on o.id = a.operator_id where a.household_id = (select id from asked)
      union all
      select 'hand-' || v.id, v.handed_on, 6, 'handOver',
             jsonb_build_object('operator', o.name, 'worker', p.name, 'former', f.name,
                                'within', v.operator_id = v.former_operator_id, 'text', v.reason),
             v.handed_by, null, null
        from hand_over v
        join organisation o on o.id = v.operator_id join organisation f on f.id = v.former_operator_id
        left join app.directory() p on p.user_id = v.worker_id
       where v.household_id = (select id from asked)
      union all
      select 'start-' || m.id, m.starts_on, 6, 'measureStart',
             jsonb_build_object('track', m.track, 'rank', m.rank, 'until', m.ends_on, 'debtCents', m.debt_at_start_cents,
                                'operator', o.name),
             m.case_worker_id, null, '/measures/' || m.id
        from measure m join organisation o on o.id = m.operator_id where m.household_id = (select id from asked)
      union all
      select 'end-' || m.id, m.closed_on, 14, 'measureEnd',
             jsonb_build_object('outcome', m.outcome, 'rank', m.rank, 'debtCents', m.debt_at_end_cents),
             m.case_worker_id, null, '/measures/' || m.id
        from measure m where m.household_id = (select id from asked) and m.closed_on is not null
      union all
      select 'assessment-' || s.id, s.assessed_on, 7, 'assessment', jsonb_build_object('moment', s.moment),
             s.assessed_by, null, null
        from assessment s where s.household_id = (select id from asked)
      union all
      select 'contact-' || c.id, c.met_on, 8, 'contact',
             jsonb_build_object('contactKind', c.kind, 'state', c.state, 'outreach', c.outreach, 'minutes', c.minutes),
             c.met_by, n.text,
             -- Who handed the file over reads what they wrote, and no longer opens the measure.
             case when exists (select 1 from measure m where m.id = c.measure_id) then '/measures/' || c.measure_id end
        from contact c left join contact_note n on n.contact_id = c.id where c.household_id = (select id from asked)
      union all
      select 'tripartite-' || t.id, t.met_on, 9, 'tripartiteMeeting',
             jsonb_build_object('moment', t.kind, 'state', t.state, 'text', t.shared_minutes),
             null, null, case when exists (select 1 from measure m where m.id = t.measure_id) then '/measures/' || t.measure_id end
        from tripartite_meeting t where t.household_id = (select id from asked)
      union all
      select 'proposed-' || f.id, (f.created_at at time zone 'Europe/Paris')::date, 10, 'reliefProposed',
             jsonb_build_object('number', f.agreement_number), f.proposed_by, null, null
        from rent_relief f where f.household_id = (select id from asked) and f.status = 'proposed'
      union all
      select 'relief-' || f.id, f.decided_on, 10, 'reliefDecision',
             jsonb_build_object('outcome', case when f.status = 'refused' then 'refused' else 'granted' end,
                                'number', f.agreement_number, 'of', months.n, 'amountCents', months.cents,
                                'text', f.conditions),
             f.decided_by, null, null
        from rent_relief f
        cross join lateral (select count(*) as n, sum(x.amount_cents) as cents from rent_relief_month x
                             where x.relief_id = f.id) months
       where f.household_id = (select id from asked) and f.decided_on is not null
      union all
      select 'stopped-' || f.id, f.stopped_on, 12, 'reliefStopped', jsonb_build_object('text', f.stop_reason),
             null, null, null
        from rent_relief f where f.household_id = (select id from asked) and f.stopped_on is not null
      union all
      select 'month-' || x.relief_id || '-' || x.month, x.month, 11, 'reliefMonth',
             jsonb_build_object('rank', x.rank, 'amountCents', x.amount_cents,
                                'of', count(*) over (partition by x.relief_id)),
             null, null, null
        from rent_relief_month x join rent_relief f on f.id = x.relief_id
       where x.household_id = (select id from asked) and f.status in ('granted', 'stopped')
         and x.month <= least(app.today(), coalesce(f.stopped_on, 'infinity'))
      union all
      select 'asked-' || g.id, g.asked_on, 10, 'grantAsked',
             jsonb_build_object('fund', g.fund, 'amountCents', g.asked_cents, 'text', g.purpose), g.asked_by, null, null
        from debt_grant g where g.household_id = (select id from asked)
      union all
      select 'grant-' || g.id, g.decided_on, 11, 'grantDecision',
             jsonb_build_object('outcome', case when g.status = 'refused' then 'refused' else 'granted' end, 'fund', g.fund,
                                'amountCents', g.granted_cents, 'text', coalesce(g.reason, g.conditions)), g.decided_by, null, null
        from debt_grant g where g.household_id = (select id from asked) and g.decided_on is not null
      union all
      select 'paid-' || g.id, g.paid_on, 12, 'grantPaid',
             jsonb_build_object('fund', g.fund, 'amountCents', g.paid_cents), g.paid_by, null, null
        from debt_grant g where g.household_id = (select id from asked) and g.paid_on is not null
      union all
      select 'plan-' || p.id, p.signed_on, 13, 'planSigned',
             jsonb_build_object('outcome', p.kind, 'debtCents', p.debt_cents, 'of', parts.n, 'until', parts.last_on),
             p.proposed_by, null, null
        from repayment_plan p
        cross join lateral (select count(*) as n, max(i.due_on) as last_on from instalment i where i.plan_id = p.id) parts
       where p.household_id = (select id from asked) and p.signed_on is not null
      union all
      select 'reminder-' || r.id, r.given_on, 13, 'planReminder', jsonb_build_object('outcome', r.way, 'until', r.due_on),
             r.given_by, null, null
        from plan_reminder r where r.household_id = (select id from asked)
      union all
      select 'arrangement-' || p.id, p.proposed_on, 9, 'arrangementProposed',
             jsonb_build_object('debtCents', p.debt_cents, 'of', p.plan_months), p.proposed_by, null, null
        from arrangement_proposal p where p.household_id = (select id from asked)
      union all
      select 'arranged-' || p.id, p.decided_on, 9, 'arrangementDecision',
             jsonb_build_object('outcome', p.status, 'text', p.reason), p.decided_by, null, null
        from arrangement_proposal p
       where p.household_id = (select id from asked) and p.decided_on is not null and p.status in ('accepted', 'refused')
      union all
      select 'frozen-' || p.id, p.frozen_on, 13, 'planFrozen', '{}'::jsonb, null, null, null
        from repayment_plan p where p.household_id = (select id from asked) and p.frozen_on is not null
      union all
      select 'cancelled-' || p.id, p.cancelled_on, 13, 'planCancelled', jsonb_build_object('text', p.cancel_reason),
             null, null, null
        from repayment_plan p where p.household_id = (select id from asked) and p.cancelled_on is not null
      union all
      select 'transfer-' || f.id, f.happened_on, 9, 'leaseTransfer',
             jsonb_build_object('step', f.kind), f.entered_by, null,
             '/households/' || f.household_id || '/lease-transfer'
        from lease_transfer_fact f where f.household_id = (select id from asked)
      union all
      select 'rehousing-' || r.id, r.opened_on, 7, 'rehousing', jsonb_build_object('step', 'opened'), r.opened_by, null,
             '/households/' || r.household_id || '/rehousing'
        from rehousing_request r where r.household_id = (select id from asked)
      union all
      -- Closed by a move, the move says it.
      select 'rehousing-end-' || r.id, r.closed_on, 14, 'rehousing', jsonb_build_object('step', r.closed_why), null, null,
             '/households/' || r.household_id || '/rehousing'
        from rehousing_request r
       where r.household_id = (select id from asked) and r.closed_on is not null and r.closed_why <> 'moved'
      union all
      select 'shown-' || g.id || '-' || x.step, x."on", 8, 'rehousing', jsonb_build_object('step', x.step), x.by_id, null,
             '/households/' || g.household_id || '/rehousing'
        from rehousing_agreement g
        cross join lateral (values ('shown', g.agreed_on, g.recorded_by), ('unshown', g.withdrawn_on, g.withdrawn_by)) x (step, "on", by_id)
       where g.household_id = (select id from asked) and x."on" is not null
      union all
      select 'offer-' || p.id, p.proposed_on, 9, 'rehousing',
             jsonb_build_object('step', 'proposed', 'home', concat_ws(', ', p.home ->> 'commune', p.home ->> 'landlord')),
             p.proposed_by, null, '/households/' || p.household_id || '/rehousing'
        from rehousing_proposal p where p.household_id = (select id from asked)
      union all
      select 'offer-fact-' || f.id, f.happened_on, 10, 'rehousing',
             jsonb_build_object('step', f.kind, 'home', concat_ws(', ', p.home ->> 'commune', p.home ->> 'landlord')),
             f.entered_by, null, '/households/' || f.household_id || '/rehousing'
        from rehousing_fact f join rehousing_proposal p on p.id = f.proposal_id where f.household_id = (select id from asked)
      union all
      select 'act-' || a.id, a.acted_on, 0, 'procedureAct', jsonb_build_object('act', a.kind), a.entered_by, null, null
        from procedure_act a where a.household_id = (select id from asked)
    )
    select s.id, s."on", s.kind, jsonb_strip_nulls(s.facts) as facts,
           case when p.name is not null then p.name || ', ' || o.name end as "by", s.note, s.href
      from story s
      left join app.directory() p on p.user_id = s.by_id
      left join organisation o on o.id = p.organisation_id
     order by s."on" desc, s.step desc, s.id`);
  return rows.map(({ note, href, ...item }) => ({
    ...item,
    ...(note === null ? {} : { note }),
    ...(href === null ? {} : { href }),
  }));
}
