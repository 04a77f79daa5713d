-- What the committee's policies ask.

-- Whether a session may still change: its minutes are not signed. Asked by the policies of the session, its members, its agenda
-- and its decisions. Sees the row as it was before the statement: signing itself passes, nothing after it does.
create or replace function app.session_open(session uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from committee_session s where s.id = session and s.status <> 'signed') $$;
