-- What the table may know of an item while it prepares: acts of the procedure without their reasons, months of the account in sums,
-- what was decided before, and whether each point of the referral is said. No sentence, no name, no id of the household. Nothing of an
-- item that is closed to the asker, who either reads it by item_facts or not at all.
create or replace function app.item_preparation(item uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'acts', coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'on', a.acted_on, 'statedTime', a.stated_time,
                        'more', coalesce(a.detail, '{}') - 'reason') order by a.acted_on, a.created_at)
                        from procedure_act a where a.household_id = i.household_id and a.landlord_id = i.landlord_id), '[]'),
    'lease', (select t.starts_on from tenancy t where t.household_id = i.household_id and t.landlord_id = i.landlord_id
               order by t.ends_on desc nulls first, t.starts_on desc nulls last limit 1),
    'leaseEnded', (select max(t.ends_on) from tenancy t where t.household_id = i.household_id and t.landlord_id = i.landlord_id
                   having bool_and(t.ends_on is not null)),
    'submittedOn', r.submitted_on,
    'earlier', coalesce((select jsonb_agg(jsonb_build_object('on', d.decided_on, 'kind', d.kind, 'missing', d.missing) order by d.decided_on)
                           from decision d where d.referral_id = i.referral_id and d.agenda_item_id <> i.id), '[]'),
    'months', coalesce((select jsonb_agg(jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'chargedCents', m.charged,
                          'benefitCents', m.benefit, 'paidCents', m.paid, 'balanceCents', m.balance) order by m.month)
                          from (select am.month, sum(am.charged_cents) as charged, sum(am.benefit_cents) as benefit,
                                       sum(am.paid_cents) as paid, sum(am.balance_cents) as balance
                                  from tenant_account ta join account_month am on am.landlord_id = ta.landlord_id and am.account_id = ta.id
                                 where ta.household_id = i.household_id and ta.landlord_id = i.landlord_id
                                 group by am.month order by am.month desc limit 12) m), '[]'),
    'said', jsonb_build_object('tie', r.tie is not null, 'informedOn', r.informed_on is not null, 'informedHow', r.informed_how is not null,
              'informedBy', r.informed_by is not null,
              'situation', exists (select 1 from referral_words w where w.referral_id = r.id and w.domain = 'situation'),
              'agreement', exists (select 1 from household_agreement g where g.referral_id = r.id and g.kind <> 'sharing')))
    from agenda_item i join referral r on r.id = i.referral_id
   where i.id = item and exists (select 1 from app.item_facts(i.session_id) f where f.agenda_item_id = i.id) $$;
