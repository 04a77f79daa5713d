-- A long file is loaded into tables of its own, a segment: one for its entries, one for the months of the accounts that it makes
-- known. They become parts of ledger_entry and account_month once they are whole: nothing is written twice, and their indexes are
-- built at once. COPY knows no policies: what they would check is a constraint of the segment, one landlord and one import, set
-- here after the question that the policies ask.

-- An empty part of `whole` for the lines of an import, that the caller may insert into, and nothing else. Gives its name. Only who
-- may take the landlord's files in gets one.
create or replace function app.open_segment(whole text, landlord uuid, import bigint) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  segment text := whole || '_' || import;
  caller text := coalesce(nullif(current_setting('role'), 'none'), session_user);
begin
  if whole not in ('ledger_entry', 'account_month')
     or not (caller = 'lt_system' or (caller = 'lt_intake' and landlord = app.intake_landlord())
             or (landlord = app.landlord_id() and app.role() in ('arrearsOfficer', 'landlordLead'))) then
    raise insufficient_privilege using message = 'permission denied for this landlord''s ledger';
  end if;
  execute format('create table %I (like %I including defaults)', segment, whole);
  execute format('alter table %I alter landlord_id set default %L, alter segment set default %L,
                    add constraint %I check (landlord_id = %L and segment = %L)',
                 segment, landlord, import, segment || '_own', landlord, import);
  if whole = 'ledger_entry' then
    execute format('alter table %I alter import_id set default %L, add constraint %I check (import_id = %L)',
                   segment, import, segment || '_import', import);
  end if;
  execute format('grant insert on %I to %I', segment, caller);
  return segment;
end $$;

-- Closes the segment to whoever filled it and makes it a part of the whole, under its policies.
create or replace function app.close_segment(whole text, import bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare segment text := whole || '_' || import;
begin
  if whole not in ('ledger_entry', 'account_month') then
    raise insufficient_privilege using message = 'permission denied';
  end if;
  execute format('revoke all on %I from lt_app, lt_intake, lt_system', segment);
  execute format('alter table %I enable row level security, force row level security', segment);
  execute format('alter table %I attach partition %I for values in (%L)', whole, segment, import);
end $$;

-- A file that describes an account otherwise further down: of what this very transaction created, the last description holds.
-- Opens nothing: what any other transaction wrote stays as it is.
create or replace function app.account_redescribed(landlord uuid, account bigint, name text, dwelling_reference text, dwelling_address text,
                                                   dwelling_postcode text, dwelling_town text, insee text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine constant xid := pg_current_xact_id()::xid;
  of_account record;
  home uuid;
begin
  select a.tenancy_id, a.household_id into of_account
    from tenant_account a join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
   where a.landlord_id = landlord and a.id = account and a.xmin = mine and t.xmin = mine;
  if of_account.tenancy_id is null then return; end if;
  insert into dwelling (landlord_id, reference, address, postcode, town, commune_insee)
  values (landlord, dwelling_reference, dwelling_address, dwelling_postcode, dwelling_town, insee)
      on conflict (landlord_id, reference) do nothing;
  update dwelling d set address = dwelling_address, postcode = dwelling_postcode, town = dwelling_town, commune_insee = insee
   where d.landlord_id = landlord and d.reference = dwelling_reference and d.xmin = mine;
  select d.id into home from dwelling d where d.landlord_id = landlord and d.reference = dwelling_reference;
  update tenancy t set dwelling_id = home where t.landlord_id = landlord and t.id = of_account.tenancy_id and t.xmin = mine;
  update household h set name = account_redescribed.name where h.id = of_account.household_id and h.xmin = mine;
  update person p set last_name = account_redescribed.name where p.household_id = of_account.household_id and p.xmin = mine;
end $$;

-- Takes entries out of the ledger, for a corrected file that has taken their place: each stays readable with the import that did it,
-- and there is no other way out. An entry is told by its import and line; account and day say where to look. Gives how many went. For
-- the landlord's own officer or lead, and the system; never for a token: what goes is a person's to decide.
create or replace function app.withdraw_entries(landlord uuid, import bigint, accounts bigint[], days date[], imports bigint[],
                                                lines integer[]) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  caller text := coalesce(nullif(current_setting('role'), 'none'), session_user);
  gone bigint;
begin
  if not (caller = 'lt_system' or (landlord = app.landlord_id() and app.role() in ('arrearsOfficer', 'landlordLead'))) then
    raise insufficient_privilege using message = 'permission denied for this landlord''s ledger';
  end if;
  with withdrawn as (
    delete from ledger_entry e
     using unnest(accounts, days, imports, lines) as w (account_id, entry_on, import_id, line)
     where e.landlord_id = landlord and e.account_id = w.account_id and e.entry_on = w.entry_on
       and e.import_id = w.import_id and e.line = w.line
    returning e.*)
  insert into withdrawn_entry (landlord_id, withdrawn_by, account_id, entry_on, rank, kind, means, label, reference, debit_cents,
                               credit_cents, import_id, line)
  select landlord_id, import, account_id, entry_on, rank, kind, means, label, reference, debit_cents, credit_cents, import_id, line
    from withdrawn;
  get diagnostics gone = row_count;
  return gone;
end $$;
