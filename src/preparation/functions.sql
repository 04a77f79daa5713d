-- What the table may know of an item while it prepares: acts of the procedure without their reasons, months of the account in sums,
-- what was decided before, and whether each point of the referral is said. No sentence, no name, no id of the household. Nothing of an
-- item that is closed to the asker, who either reads it by item_facts or not at all.
create or replace function app.item_preparation(item uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select p.known from app.session_procedures(i.session_id, i.id) p) || jsonb_build_object(
    'submittedOn', r.submitted_on,
    'earlier', coalesce((select jsonb_agg(jsonb_build_object('on', d.decided_on, 'kind', d.kind, 'missing', d.missing) order by d.decided_on)
                           from decision d where d.referral_id = i.referral_id and d.agenda_item_id <> i.id), '[]'),
    'months', coalesce((select jsonb_agg(jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'chargedCents', m.charged,
                          'benefitCents', m.benefit, 'paidCents', m.paid, 'balanceCents', m.balance) order by m.month)
                          from (select am.month, sum(am.charged_cents) as charged, sum(am.benefit_cents) as benefit,
                                       sum(am.paid_cents) as paid, sum(am.balance_cents) as balance
                                  from tenant_account ta join account_month am on am.landlord_id = ta.landlord_id and am.account_id = ta.id
                                 where ta.household_id = i.household_id and ta.landlord_id = i.landlord_id
                                 group by am.month order by am.month desc limit 12) m), '[]'),
    'said', jsonb_build_object('tie', r.tie is not null, 'informedOn', r.informed_on is not null, 'informedHow', r.informed_how is not null,
              'informedBy', r.informed_by is not null,
              'situation', exists (select 1 from referral_words w where w.referral_id = r.id and w.domain = 'situation'),
              'agreement', exists (select 1 from household_agreement g where g.referral_id = r.id and g.kind <> 'sharing')))
    from agenda_item i join referral r on r.id = i.referral_id
   where i.id = item and exists (select 1 from app.item_facts(i.session_id) f where f.agenda_item_id = i.id) $$;

-- Acts of the procedure and days of the lease of a session's items, for the levers open at their stage: of each item that the asker
-- reads, or of one of them.
create or replace function app.session_procedures(session uuid, item uuid default null) returns table (agenda_item_id uuid, known jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, jsonb_build_object(
    'acts', coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'on', a.acted_on, 'statedTime', a.stated_time,
                        'more', coalesce(a.detail, '{}') - 'reason') order by a.acted_on, a.created_at)
                        from procedure_act a where a.household_id = i.household_id and a.landlord_id = i.landlord_id), '[]'),
    'lease', (select t.starts_on from tenancy t where t.household_id = i.household_id and t.landlord_id = i.landlord_id
               order by t.ends_on desc nulls first, t.starts_on desc nulls last limit 1),
    'leaseEnded', (select max(t.ends_on) from tenancy t where t.household_id = i.household_id and t.landlord_id = i.landlord_id
                   having bool_and(t.ends_on is not null)))
    from agenda_item i join app.item_facts(session) f on f.agenda_item_id = i.id
   where i.session_id = session and (item is null or i.id = item) $$;

-- A sentence without the names of a household: each word written as names are, with a capital, that is one of its people's first or
-- last names becomes a dash. The same rule as names.rules.ts, where the sentence cannot be refused: its landlord wrote it before.
create or replace function app.without_names(words text, household uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  with name (word) as (
    select regexp_split_to_table(app.name_key(concat_ws(' ', p.last_name, p.first_name)), ' ') from person p where p.household_id = without_names.household
    union select regexp_split_to_table(app.name_key(h.name), ' ') from household h where h.id = without_names.household)
  select string_agg(case when t.part[1] ~ '^[A-ZÀ-ÖØ-ÞŒ]' and length(t.part[1]) > 2
                          and app.name_key(t.part[1]) in (select n.word from name n) then '–' else t.part[1] end, '' order by t.at)
    from regexp_matches(words, '[A-Za-zÀ-ÖØ-öø-ÿŒœ]+|[^A-Za-zÀ-ÖØ-öø-ÿŒœ]+', 'g') with ordinality as t (part, at) $$;

-- What the household of each item agreed to share with the committee, domain by domain, and has not taken back: what the landlord wrote
-- of it, without a name, and how many problems the operator's last assessment holds there. For the coordination and for committee
-- members who sit; never the situation, never a protected domain, nothing of an item one stepped out of. People who sit from a
-- landlord's or an operator's post read neither: other landlords' tenants stay closed to them but for the item's facts.
create or replace function app.item_shared(session uuid)
  returns table (agenda_item_id uuid, domain text, words text, written_on date, assessed_on date, problems bigint, worked_on bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, d.domain, case when app.role() = 'coordinator' then w.words else app.without_names(w.words, i.household_id) end,
         w.written_on, a.assessed_on, a.problems, a.worked_on
    from agenda_item i
    join referral r on r.id = i.referral_id and r.status not in ('draft', 'withdrawn')
   cross join (values (1, 'housing'), (2, 'budget'), (3, 'employment'), (4, 'family'), (5, 'energy')) d (rank, domain)
    left join referral_words w on w.referral_id = r.id and w.domain = d.domain
    left join lateral (
      select s.assessed_on, count(p.id) as problems, count(p.id) filter (where p.worked_on) as worked_on
        from (select x.id, x.assessed_on from assessment x where x.household_id = i.household_id
               order by x.assessed_on desc, x.created_at desc limit 1) s
        join assessment_problem p on p.assessment_id = s.id and app.agreement_domain(p.domain) = d.domain and not p.protected
       group by s.assessed_on) a on true
   where i.session_id = session and i.id not in (select app.items_left())
     and (app.role() = 'coordinator' or (app.role() = 'committeeMember' and session in (select app.sessions_sat_in())))
     and app.agreed(r.id, d.domain, 'committee') and (w.words is not null or a.problems > 0)
   order by i.position, i.id, d.rank $$;
