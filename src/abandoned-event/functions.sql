-- Events that were given up, for the administrator: nothing of whom they are about. Run at each start.
create or replace function app.abandoned_events()
  returns table (id bigint, kind text, created_at timestamptz, failed_at timestamptz, fault text, retried_at timestamptz, retried_by uuid, retry_reason text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.kind, e.created_at, e.failed_at, e.fault, e.retried_at, e.retried_by, e.retry_reason
    from outbox_event e where e.outcome = 'dead' and app.role() = 'administrator' $$;

-- Puts events that were given up back among those that wait, with who asked and why; null: all of them. Gives their numbers.
create or replace function app.try_events_again(wanted bigint[], reason text) returns setof bigint
  language sql security definer set search_path = public, pg_temp as $$
  update outbox_event e set dispatched_at = null, outcome = null, retried_at = now(), retried_by = app.user_id(), retry_reason = reason
   where e.outcome = 'dead' and (wanted is null or e.id = any (wanted)) and app.role() = 'administrator' returning e.id $$;
