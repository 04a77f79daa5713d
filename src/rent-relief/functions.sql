-- The next number of a relief agreement of a year, over all landlords: the reader may not see the others' to count them.
create or replace function app.next_relief_number(of_year integer) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare last integer;
begin
  if app.role() not in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator') then
    return null;
  end if;
  -- Two proposals at once wait for each other until the end of their transaction.
  perform pg_advisory_xact_lock(hashtext('app.next_relief_number'));
  select max((regexp_match(agreement_number, '^RS-' || of_year || '-(\d+)$'))[1]::integer) into last
    from rent_relief where agreement_number like 'RS-' || of_year || '-%';
  return 'RS-' || of_year || '-' || lpad((coalesce(last, 0) + 1)::text, 3, '0');
end $$;
