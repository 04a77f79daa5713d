-- Renewals on the agenda of a session, for who sits in it and for the coordination: who carries the measure, for which landlord, since
-- when and until when, and the words that the coordination wrote for the table. No household, no reason as the operator wrote it.
create or replace function app.renewals_on(session uuid)
  returns table (id uuid, operator text, landlord text, rank integer, starts_on date, ends_on date, asked_on date, words text, answer text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select q.id, o.name, l.name, m.rank, m.starts_on, m.ends_on, q.asked_on, q.agenda_words, q.answer
    from renewal_request q join measure m on m.id = q.measure_id
    join organisation o on o.id = q.operator_id join organisation l on l.id = q.landlord_id
   where q.agenda_session_id = session
     and (app.role() = 'coordinator' or session in (select app.sessions_sat_in())) $$;
