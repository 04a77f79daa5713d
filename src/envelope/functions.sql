-- A fund's money for a year. Whoever commits some waits for whoever commits at the same time on the same envelope, and the table's
-- own constraint refuses what goes beyond: no caller, however many at once, overspends.
create or replace function app.lock_envelope(of_fund text, of_landlord uuid, of_year integer) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  select pg_advisory_xact_lock(hashtext('envelope'), hashtext(of_fund || '/' || coalesce(of_landlord::text, '') || '/' || of_year)) $$;

-- What is committed on it, counted again from the commitments: it cannot drift.
create or replace function app.count_envelope(of_fund text, of_landlord uuid, of_year integer) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update envelope e
     set committed_cents = coalesce((select sum(c.amount_cents) from envelope_commitment c
                                      where c.fund = of_fund and c.year = of_year and c.landlord_id is not distinct from of_landlord), 0)
   where e.fund = of_fund and e.year = of_year and e.landlord_id is not distinct from of_landlord $$;

-- Says what a grant or a relief takes from an envelope; 0 gives it back. For triggers alone: wall.sql opens it to nobody.
create or replace function app.commit_money(of_fund text, of_landlord uuid, of_year integer, of_subject text, of_id uuid, of_household uuid,
                                            cents bigint, spent bigint default 0) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform app.lock_envelope(of_fund, of_landlord, of_year);
  if cents = 0 then
    delete from envelope_commitment c
     where c.subject_id = of_id and c.fund = of_fund and c.year = of_year and c.landlord_id is not distinct from of_landlord;
  else
    insert into envelope_commitment (fund, landlord_id, year, subject, subject_id, household_id, amount_cents, spent_cents)
    values (of_fund, of_landlord, of_year, of_subject, of_id, of_household, cents, spent)
    on conflict (subject_id, fund, landlord_id, year) do update set amount_cents = excluded.amount_cents, spent_cents = excluded.spent_cents;
  end if;
  perform app.count_envelope(of_fund, of_landlord, of_year);
end $$;

-- What may still be committed, for whoever decides; null where no envelope was opened. The lock is held to the end of the
-- transaction: what was read is still true when it is committed.
create or replace function app.envelope_left(of_fund text, of_landlord uuid, of_year integer) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare left_cents bigint;
begin
  if app.role() is distinct from 'coordinator' and (of_landlord is null or app.landlord_id() is distinct from of_landlord) then return null; end if;
  perform app.lock_envelope(of_fund, of_landlord, of_year);
  select e.amount_cents + e.over_cents - e.committed_cents into left_cents from envelope e
   where e.fund = of_fund and e.year = of_year and e.landlord_id is not distinct from of_landlord;
  return left_cents;
end $$;

-- A line changes its envelope's sums, and counts what was committed before the envelope was opened.
create or replace function app.envelope_line_counts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare e envelope;
begin
  select * into e from envelope where id = new.envelope_id;
  perform app.lock_envelope(e.fund, e.landlord_id, e.year);
  update envelope
     set amount_cents = amount_cents + case new.kind when 'withdrawn' then -new.amount_cents when 'overdraft' then 0 else new.amount_cents end,
         over_cents = over_cents + case new.kind when 'overdraft' then new.amount_cents else 0 end
   where id = e.id;
  perform app.count_envelope(e.fund, e.landlord_id, e.year);
  return null;
end $$;

-- Totals by envelope of a year, without a household: for a funder, who reads no case. The number of households comes along so
-- that a sum of fewer than five can be kept back.
create or replace function app.envelope_totals(of_year integer)
  returns table (fund text, amount_cents bigint, over_cents bigint, committed_cents bigint, spent_cents bigint, households bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.fund, e.amount_cents, e.over_cents, coalesce(c.committed, 0)::bigint, coalesce(c.spent, 0)::bigint, coalesce(c.households, 0)
    from (select fund from envelope where landlord_id is null and year = of_year
          union select fund from envelope_commitment where landlord_id is null and year = of_year) k
    left join envelope e on e.fund = k.fund and e.landlord_id is null and e.year = of_year
    left join lateral (select sum(m.amount_cents) as committed, sum(m.spent_cents) as spent, count(distinct m.household_id) as households
                         from envelope_commitment m where m.fund = k.fund and m.landlord_id is null and m.year = of_year) c on true
   where app.role() in ('coordinator', 'funder') $$;

-- What was promised on an envelope that is not opened yet, to who may open it.
create or replace function app.committed_on(of_fund text, of_landlord uuid, of_year integer) returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when app.role() = 'coordinator' or (of_landlord is not null and of_landlord = app.landlord_id()) then
    coalesce((select sum(c.amount_cents) from envelope_commitment c
               where c.fund = of_fund and c.year = of_year and c.landlord_id is not distinct from of_landlord), 0)::bigint end $$;
