-- A long file is loaded into a table of its own, a segment, which becomes a part of ledger_entry once it is whole: nothing is
-- written twice, and its index is built at once. COPY knows no policies: what they would check is a constraint of the segment,
-- one landlord and one import, set here after the question that the policies ask.

-- Gives the segment's name. Only who may take the landlord's files in gets one, and may then insert into it, and nothing else.
create or replace function app.open_ledger_segment(landlord uuid, import bigint) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  segment text := 'ledger_entry_' || import;
  caller text := coalesce(nullif(current_setting('role'), 'none'), session_user);
begin
  if not (caller = 'lt_system' or (caller = 'lt_intake' and landlord = app.intake_landlord())
          or (landlord = app.landlord_id() and app.role() in ('arrearsOfficer', 'landlordLead'))) then
    raise insufficient_privilege using message = 'permission denied for this landlord''s ledger';
  end if;
  execute format('create table %I (like ledger_entry including defaults)', segment);
  execute format('alter table %I alter landlord_id set default %L, alter import_id set default %L, alter segment set default %L,
                    add constraint %I check (landlord_id = %L and import_id = %L and segment = %L)',
                 segment, landlord, import, import, segment || '_own', landlord, import, import);
  execute format('grant insert on %I to %I', segment, caller);
  return segment;
end $$;

-- Closes the segment to whoever filled it and makes it a part of the ledger, under the ledger's policies.
create or replace function app.close_ledger_segment(import bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare segment text := 'ledger_entry_' || import;
begin
  execute format('revoke all on %I from lt_app, lt_intake, lt_system', segment);
  execute format('alter table %I enable row level security, force row level security', segment);
  execute format('alter table ledger_entry attach partition %I for values in (%L)', segment, import);
end $$;
