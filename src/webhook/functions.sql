-- A webhook's secret is written by its organisation and read by the job that sends: replacing it ends the former after a while.
create or replace function app.end_webhook_secrets(hook uuid, hours integer) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update webhook_secret s set ends_at = now() + make_interval(hours => hours)
   where s.webhook_id = hook and s.ends_at is null
     and exists (select 1 from webhook w where w.id = hook and w.organisation_id = app.organisation_id()
                  and app.role() in ('landlordLead', 'operatorLead')) $$;
