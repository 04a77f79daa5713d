-- Notes the signature that a treasurer gave on paper, once: a list that is signed changes no more. Whether it did; by the coordination.
create or replace function app.sign_payment_list(list uuid, day date, signer text) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if app.role() is distinct from 'coordinator' then raise insufficient_privilege using message = 'permission denied for payment_list'; end if;
  update payment_list l set signed_on = day, signed_by = signer where l.id = list and l.signed_on is null;
  return found;
end $$;
