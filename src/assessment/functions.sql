-- What leaves the operator of an assessment. Run at each start, before the migrations.

-- For the coordination: of each assessment, how many problems stand in each shared domain. No word of them, no protected domain.
create or replace function app.assessment_summary(household uuid)
  returns table (assessment_id uuid, domain text, problems bigint, worked_on bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.assessment_id, p.domain, count(*), count(*) filter (where p.worked_on)
    from assessment_problem p
   where p.household_id = household and not p.protected
     and app.role() = 'coordinator' and household in (select app.case_households())
   group by p.assessment_id, p.domain $$;
