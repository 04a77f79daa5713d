-- How far each landlord and operator is, in counts and yes or no: an administrator learns that a file is in, not what it says.
-- For the administrator and the coordination of all, for a lead of its own.
create or replace function app.joining_facts()
  returns table (organisation_id uuid, in_post jsonb, invited jsonb, has_mapping boolean, has_ledger boolean, has_zone boolean,
                 has_settings boolean, has_agreement boolean, worklist_seen boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.id,
         coalesce((select jsonb_object_agg(p.role, p.n) from (
                     select m.role, count(*) as n from member m where m.organisation_id = o.id and m.active group by m.role) p), '{}'),
         coalesce((select jsonb_object_agg(p.role, p.n) from (
                     select i.role, count(*) as n from invitation i where i.organisation_id = o.id and i.accepted_at is null group by i.role) p), '{}'),
         exists (select 1 from ledger_mapping l where l.landlord_id = o.id),
         exists (select 1 from tenant_account a where a.landlord_id = o.id),
         exists (select 1 from zone z join zone_commune c on c.zone_id = z.id
                  where z.operator_id = o.id and (c.valid_to is null or c.valid_to >= app.today())),
         exists (select 1 from dated_setting s where s.organisation_id = o.id)
           or exists (select 1 from joining_step j where j.organisation_id = o.id and j.step = 'settings' and j.confirmed_at is not null),
         exists (select 1 from partner_agreement g where g.organisation_id = o.id),
         exists (select 1 from audit_entry e where e.organisation_id = o.id and e.role = 'arrearsOfficer' and e.subject = 'worklist')
    from organisation o
   where o.kind in ('landlord', 'operator')
     and (app.role() in ('administrator', 'coordinator')
          or (app.role() in ('landlordLead', 'operatorLead') and o.id = app.organisation_id())) $$;
