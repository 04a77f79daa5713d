-- The wall, put up again at every start, after the migrations: whatever table is new is closed until a policy opens it.
do $$
declare t record; has_household boolean; changing text;
  identity constant text[] := array['household_id', 'landlord_id', 'measure_id', 'path_id', 'plan_id', 'relief_id', 'contact_id', 'proposal_id',
                                    'assessment_id', 'agenda_item_id', 'account_id', 'segment', 'user_id', 'fund', 'envelope_id', 'follows_id', 'secret_hash', 'scopes', 'objective_id', 'transfer_id',
                                    'request_id', 'vacancy_id', 'session_hash', 'replaces_id', 'webhook_id', 'code_selector', 'code_salt', 'code_hash', 'media_type', 'byte_size'];
  -- Bulk facts from landlords' files: audited by import or by run, one line each.
  bulk constant text[] := array['tenant_account', 'ledger_entry', 'account_month', 'ledger_quarantine', 'withdrawn_entry', 'stated_balance', 'worklist_item', 'envelope_commitment',
                                'audit_entry', 'audit_seal', 'reading_hour', 'outbox_event', 'notification', 'retention_line', 'counted_path', 'counted_referral'];
  also constant text[] := array['household', 'household_pair', 'organisation', 'member', 'invitation', 'zone', 'dated_setting', 'ledger_import', 'entry_kind_rule',
                                'ledger_mapping', 'landlord_time', 'detection_run', 'signal_weights', 'committee_session', 'funding_line',
                                'envelope', 'envelope_line', 'problem_kind', 'vacancy', 'vacancy_import',
                                'taken_over_file', 'retention_run', 'funding_agreement', 'funding_rule', 'funding_due', 'funding_revision', 'funding_explanation', 'payment_list', 'payment_line', 'snapshot'];
begin
  grant usage on schema public, app to lt_app, lt_auth, lt_intake, lt_household, lt_system;
  grant usage on schema app to lt_bill, lt_acts, lt_vacancy;
  for t in select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
  loop
    -- What stands is left as it is: altering a table would wait for, or fail, an import that runs while another process starts.
    if not t.walled then
      execute format('alter table %I enable row level security', t.name);
      execute format('alter table %I force row level security', t.name);
    end if;
    execute format('revoke all on %I from public, lt_app, lt_auth, lt_intake, lt_household, lt_system', t.name);
    execute format('grant select, insert, update, delete on %I to lt_system', t.name);
    if t.name like 'auth\_%' then
      execute format('grant select, insert, update, delete on %I to lt_auth', t.name);
    elsif t.name in ('audit_entry', 'outbox_event') then
      execute format('grant select, insert on %I to lt_app', t.name);
    else
      execute format('grant select, insert, delete on %I to lt_app', t.name);
      -- What a row is of never changes: nobody hands a file to another by rewriting a column of it.
      select string_agg(quote_ident(a.attname), ', ') into changing from pg_attribute a
       where a.attrelid = t.name::regclass and a.attnum > 0 and not a.attisdropped and not a.attname = any (identity);
      if changing is not null then
        execute format('grant update (%s) on %I to lt_app', changing, t.name);
      end if;
    end if;
    select exists (select 1 from pg_attribute a where a.attrelid = t.name::regclass and a.attname = 'household_id'
                    and not a.attisdropped) into has_household;
    if (has_household or t.name = any (also)) and not t.name = any (bulk)
       and not exists (select 1 from pg_trigger g
                        where g.tgrelid = t.name::regclass and g.tgname = 'audit_change' and g.tgenabled = 'O'
                          and (g.tgqual is not null) = (t.name in ('household', 'person', 'tenancy', 'dwelling'))) then
      -- What a file brings by thousands is audited as one line, the import's: nothing is even queued for each.
      execute format('create or replace trigger audit_change after insert or update or delete on %I for each row %s
                      execute function app.audit_change()', t.name,
        case when t.name in ('household', 'person', 'tenancy', 'dwelling')
             then $when$when (coalesce(current_setting('app.bulk', true), '') = '')$when$ else '' end);
    end if;
  end loop;
  -- A file whose time is over is read by nobody any more, its landlord included. What a landlord holds of its tenants closes by the end of
  -- the tenancy; signed minutes stand whole.
  for t in select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
             join pg_attribute a on a.attrelid = c.oid and a.attname = 'household_id' and not a.attisdropped
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and not c.relname = any (bulk)
              and c.relname not in ('person', 'tenancy', 'account_officer', 'minutes_item', 'file_retention', 'retention_hold')
              and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'archived_closed')
  loop
    execute format('create policy archived_closed on %I as restrictive for select to lt_app
                    using (household_id is null or household_id not in (select app.archived_households()))', t.name);
  end loop;
  -- A file that its household had frozen is read and not written, by the organisation that granted it (src/rights).
  for t in select c.relname as name, x.command, x.clause from pg_class c join pg_namespace n on n.oid = c.relnamespace
             join pg_attribute a on a.attrelid = c.oid and a.attname = 'household_id' and not a.attisdropped
             cross join (values ('insert', 'with check'), ('update', 'using'), ('delete', 'using')) x (command, clause)
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and not c.relname = any (bulk)
              and c.relname not in ('tenancy', 'account_officer', 'retention_hold', 'file_retention', 'rights_request', 'retention_forward')
              and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'frozen_' || x.command)
  loop
    execute format('create policy %I on %I as restrictive for %s to lt_app
                    %s (household_id is null or household_id not in (select app.frozen_households()))',
                   'frozen_' || t.command, t.name, t.command, t.clause);
  end loop;
  if not exists (select 1 from pg_trigger where tgrelid = 'referral'::regclass and tgname = 'reopen_file') then
    create trigger reopen_file after insert on referral for each row execute function app.reopen_file();
  end if;
  -- A part of a table is reached through the whole, under its policies; by itself it is closed to everybody.
  for t in select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind = 'r' and c.relispartition
              and (not c.relforcerowsecurity or c.relacl::text ~ 'lt_(app|auth|intake|household|system)')
  loop
    execute format('alter table %I enable row level security, force row level security', t.name);
    execute format('revoke all on %I from public, lt_app, lt_auth, lt_intake, lt_household, lt_system', t.name);
  end loop;
  -- The access log only grows: nobody rewrites a line, functions alone seal it and take away what has expired.
  revoke update, delete on audit_entry from lt_system;
  revoke insert, update, delete on audit_seal, reading_hour from lt_system, lt_app;
  -- What indicators read is written by the triggers of what it is made of.
  revoke insert, update, delete on counted_path, counted_referral from lt_app, lt_system;
  -- Frozen figures are never changed nor taken away.
  revoke update, delete on snapshot, snapshot_figure, snapshot_payer, snapshot_path from lt_app, lt_system;
  grant usage on all sequences in schema public to lt_app, lt_intake, lt_household, lt_system;
  revoke execute on all functions in schema app from public;
  grant execute on all functions in schema app to lt_app, lt_system;
  revoke execute on function app.seal_access_log(integer), app.expire_access_log(timestamptz), app.broken_seals() from lt_app;
  -- What an envelope holds committed is its triggers' to write.
  revoke execute on function app.commit_money(text, uuid, integer, text, uuid, uuid, bigint, bigint),
    app.count_envelope(text, uuid, integer), app.commit_relief(uuid), app.relief_months(date, date) from lt_app, lt_system;
  revoke execute on function app.recount(uuid[]), app.recount_all() from lt_app, lt_system;
  -- Files change hands by the functions that ask who may: never by these alone.
  revoke execute on function app.hand_over_all(uuid) from lt_app, lt_system;
  revoke execute on function app.close_dormant(uuid), app.dormant_accounts(jsonb) from lt_app;
  -- A token that takes files in: what an import reads and writes, column by column. No household, person or tenancy is read.
  revoke execute on function app.act_by_token(uuid, text, text, text) from lt_app, lt_system;
  grant execute on function app.act_by_token(uuid, text, text, text), app.intake_landlord(), app.role(), app.organisation_id(),
    app.intake_household_free(uuid), app.intake_household_unnamed(uuid), app.intake_tenancy(uuid, uuid),
    app.open_segment(text, uuid, bigint), app.close_segment(text, bigint),
    app.account_redescribed(uuid, bigint, text, text, text, text, text, text),
    -- Columns made of these are made with the rights of who writes.
    app.name_key(text), app.phone_key(text), app.address_key(text, text) to lt_intake;
  -- A token for reliefs on the bill reads no table: its lines come of one function, what it says of them goes into another.
  grant execute on function app.act_by_token(uuid, text, text, text), app.relief_bill(date, date),
    app.acknowledge_relief(uuid, date, bigint, text) to lt_bill;
  -- A token for acts of the procedure reads no table: one function takes them in.
  grant execute on function app.act_by_token(uuid, text, text, text), app.import_acts(jsonb, boolean) to lt_acts;
  -- A token for vacant homes: the communes' names, its landlord's own homes, and writing them.
  grant execute on function app.act_by_token(uuid, text, text, text), app.known_communes(), app.known_vacancies(text[]),
    app.take_vacancies(jsonb, jsonb, jsonb) to lt_vacancy;
  grant select (insee, name, postcodes) on commune to lt_intake;
  grant select (landlord_id, rank, words, kind, means) on entry_kind_rule to lt_intake;
  grant select (landlord_id, kind, mapping) on ledger_mapping to lt_intake;
  grant select (landlord_id, id, sha256), insert on ledger_import to lt_intake;
  grant select, insert on ledger_entry to lt_intake;
  grant select, insert, delete on account_month to lt_intake;
  grant select (landlord_id, id, number, tenancy_id, household_id, leaseholder_name, commune_insee, balance_cents,
                amount_due_cents, rent_charges_cents, benefit_cents, last_entry_on, stated_on),
        update (leaseholder_name, commune_insee, balance_cents, amount_due_cents, rent_charges_cents, benefit_cents, last_entry_on,
                stated_on),
        insert on tenant_account to lt_intake;
  grant select (landlord_id, id, reference), insert on dwelling to lt_intake;
  grant select, insert on stated_balance to lt_intake;
  grant insert on ledger_quarantine, household, person, tenancy, outbox_event to lt_intake;
  -- A household on its own page: its own rows, without what others wrote of it in confidence. What it sends goes into three tables.
  revoke execute on function app.act_as_household(text, text, text) from lt_app, lt_system;
  grant execute on function app.act_as_household(text, text, text), app.household_id(), app.role(), app.household_carrier(),
    app.household_people(), app.household_readers(), app.plan_tracking(uuid[]), app.end_agreement(uuid, date, text, text) to lt_household;
  grant select (id, name) on household, organisation to lt_household;
  grant select (id, household_id, operator_id, landlord_id, starts_on, ends_on, closed_on) on measure to lt_household;
  grant select (id, household_id, operator_id, landlord_id, kind, state, met_on, at_time, place, shared_minutes)
    on tripartite_meeting to lt_household;
  grant select (id, household_id, kind, state, met_on) on contact to lt_household;
  grant select (id, household_id, landlord_id, account_id, kind, debt_cents, frozen_cents, tolerance_days, allocation, signed_on,
                cancelled_on, cancel_reason, frozen_on, created_at) on repayment_plan to lt_household;
  grant select (plan_id, n, household_id, due_on, amount_cents) on instalment to lt_household;
  grant select (landlord_id, id, household_id, balance_cents, amount_due_cents, last_entry_on) on tenant_account to lt_household;
  grant select (id, household_id, landlord_id, agreement_number, status, stopped_on) on rent_relief to lt_household;
  grant select (relief_id, household_id, month, rank, amount_cents) on rent_relief_month to lt_household;
  grant select (id, household_id, landlord_id, status, informed_on, created_at) on referral to lt_household;
  grant select (id, referral_id, household_id, landlord_id, kind, domain, recipient, given, answered_on, ended_on, ended_why, created_at),
        insert on household_agreement to lt_household;
  grant select (id, household_id, kind, name, document_on, received_on, media_type, byte_size, removed_on, added_by, created_at),
        insert on received_file to lt_household;
  grant select (id, household_id, text, sent_at, read_at), insert on household_message to lt_household;
  grant select (rule, organisation_id, value, valid_from, valid_to, source, checked, created_at) on dated_setting to lt_household;
  grant insert on outbox_event to lt_household;
end $$;
