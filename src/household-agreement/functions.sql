-- What a household's answers open and close. Policies ask here; nobody reads an answer by these functions but yes or no.

-- Whether an item of sharing is agreed to and was not taken back.
create or replace function app.agreed(of_referral uuid, of_domain text, with_whom text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from household_agreement a
                  where a.referral_id = of_referral and a.kind = 'sharing' and a.domain = of_domain and a.recipient = with_whom
                    and a.given and a.ended_on is null) $$;

-- Whether the household said no to it, or took it back, and has not agreed since.
create or replace function app.declined(of_referral uuid, of_domain text, with_whom text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from household_agreement a
                  where a.referral_id = of_referral and a.kind = 'sharing' and a.domain = of_domain and a.recipient = with_whom
                    and (a.ended_why = 'withdrawn' or (a.ended_on is null and not a.given)))
     and not app.agreed(of_referral, of_domain, with_whom) $$;

-- Whether what the landlord wrote of a domain is open to the asker; its own staff reads it without asking. The situation as a
-- whole is read by those who handle the referral unless the household declines; a domain, by those alone with whom it agreed.
-- Members of the committee read no row here: a sentence may name the household. They read domains by app.item_shared, without names.
create or replace function app.words_open(of_referral uuid, of_domain text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when app.role() = 'coordinator' then
      exists (select 1 from referral r where r.id = of_referral and r.status not in ('draft', 'withdrawn'))
      and case when of_domain = 'situation' then not app.declined(of_referral, of_domain, 'committee')
               else app.agreed(of_referral, of_domain, 'committee') end
    when app.operator_id() is not null then
      exists (select 1 from referral r where r.id = of_referral and r.status not in ('draft', 'withdrawn')
                 and r.household_id in (select app.case_households()))
      and case when of_domain = 'situation' then not app.declined(of_referral, of_domain, 'operator')
               else app.agreed(of_referral, of_domain, 'operator') end
    else false end $$;

-- In which of the five words of an agreement a domain of the assessment is shared; a protected one in none.
create or replace function app.agreement_domain(of_domain text) returns text
  language sql immutable set search_path = public, pg_temp as $$
  select case of_domain
    when 'rentDebt' then 'budget' when 'rights' then 'budget' when 'neighbours' then 'housing'
    when 'mobility' then 'employment' when 'skills' then 'employment' when 'isolation' then 'family'
    when 'housing' then 'housing' when 'budget' then 'budget' when 'employment' then 'employment'
    when 'family' then 'family' when 'energy' then 'energy' end $$;

-- Of the operator's last assessment, how many problems stand in each domain that the household agreed to share with the asker: its
-- landlord; members of the committee read it by app.item_shared. No word of them, no protected domain.
create or replace function app.shared_assessment(of_referral uuid)
  returns table (domain text, assessed_on date, problems bigint, worked_on bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select app.agreement_domain(p.domain), a.assessed_on, count(*), count(*) filter (where p.worked_on)
    from referral r
    join lateral (select s.id, s.assessed_on from assessment s where s.household_id = r.household_id
                   order by s.assessed_on desc, s.created_at desc limit 1) a on true
    join assessment_problem p on p.assessment_id = a.id and not p.protected
   where r.id = of_referral
     and r.landlord_id = app.landlord_id() and app.agreed(r.id, app.agreement_domain(p.domain), 'landlord')
   group by app.agreement_domain(p.domain), a.assessed_on $$;

-- Ends an answer that holds, for those who handle the referral: `replaced` by another, or `withdrawn` by the household, `why_words`
-- being what is written as the reason of the withdrawal. Taking back the agreement to be referred or supported withdraws the
-- referral, and with it all that it opened; while a measure runs, its operator is told and closes it. Answers `notFound`, `ended`,
-- `referralWithdrawn` or `measureRuns`.
create or replace function app.end_agreement(agreement uuid, on_day date, why text, why_words text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare answer record; found_referral record;
begin
  select * into answer from household_agreement a where a.id = agreement and a.ended_on is null for update;
  if answer.id is null or why not in ('withdrawn', 'replaced') then return 'notFound'; end if;
  select r.id, r.status, r.owner_id into found_referral from referral r where r.id = answer.referral_id for update;
  if not coalesce(answer.landlord_id = app.landlord_id() or answer.household_id = app.household_id()
                  or (answer.household_id in (select app.working_households())
                      and found_referral.status not in ('draft', 'withdrawn')), false) then return 'notFound'; end if;
  update household_agreement set ended_on = on_day, ended_by = app.user_id(), ended_why = why where id = answer.id;
  if why = 'replaced' or not answer.given then return 'ended'; end if;
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('agreement.withdrawn', answer.household_id,
          jsonb_build_object('agreementId', answer.id, 'referralId', answer.referral_id, 'what', answer.kind), app.user_id());
  if answer.kind = 'sharing' or found_referral.status in ('closed', 'withdrawn') then return 'ended'; end if;
  if exists (select 1 from measure m where m.referral_id = answer.referral_id and m.closed_on is null) then return 'measureRuns'; end if;
  insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id, reason)
  values (answer.referral_id, answer.household_id, found_referral.status, 'withdrawn', app.today(),
          app.user_id(), found_referral.owner_id, why_words);
  if not app.withdraw_referral(answer.referral_id, why_words, on_day) then
    raise exception 'referral % was not withdrawn', answer.referral_id;
  end if;
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('referral.withdrawn', answer.household_id,
          jsonb_build_object('referralId', answer.referral_id, 'from', found_referral.status, 'ownerId', found_referral.owner_id),
          app.user_id());
  return 'referralWithdrawn';
end $$;
