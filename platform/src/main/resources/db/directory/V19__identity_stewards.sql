-- Who keeps the index of persons: of an institution, or of the region. Run by the owner role.

alter table directory.membership drop constraint membership_role_check;
alter table directory.membership add constraint membership_role_check check (role in (
    'technician', 'physician', 'radiologist', 'auditing-radiologist', 'expert', 'dispatcher', 'referral-desk',
    'quality-controller', 'identity-steward', 'region-identity-steward', 'institution-admin', 'region-admin',
    'security-admin', 'auditor'));

-- As before; but who sees patients of all institutions is made so by the region's administrator alone.
create or replace function directory.set_roles(giver int, who int, place int, wanted text[], unit int) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    apart constant text[] := array['region-admin', 'security-admin', 'auditor'];
    of_region constant text[] := array['region-identity-steward'];
    held text[];
    changed text[];
    moved int;
    "order" int;
begin
    perform from directory.person where id = who for no key update;
    select coalesce(array_agg(m.role), '{}'), min(m.position) into held, "order"
        from directory.membership m where m.person = who and m.institution = place and m.until is null;
    select coalesce(array_agg(role), '{}') into changed from (
        (select unnest(held) as role except select unnest(wanted))
        union all (select unnest(wanted) except select unnest(held))) as differing;
    if giver = who and (changed <> '{}') then
        raise exception using errcode = 'insufficient_privilege', message = 'nobody changes their own roles';
    end if;
    if changed && apart and not exists (
        select from directory.membership_now n where n.person = giver and n.role = 'security-admin') then
        raise exception using errcode = 'insufficient_privilege', message = 'only a security-admin gives or takes these roles';
    end if;
    if changed && of_region and not exists (
        select from directory.membership_now n where n.person = giver and n.role = 'region-admin') then
        raise exception using errcode = 'insufficient_privilege', message = 'only a region-admin gives or takes this role';
    end if;
    if not changed <@ apart and not exists (
        select from directory.membership_now n
        where n.person = giver and (n.role = 'region-admin' or n.role = 'institution-admin' and n.institution = place)) then
        raise exception using errcode = 'insufficient_privilege', message = 'only an administrator gives or takes roles';
    end if;
    update directory.membership m set until = transaction_timestamp()
        where m.person = who and m.institution = place and m.until is null and m.role <> all (wanted);
    update directory.membership m set department = unit
        where m.person = who and m.institution = place and m.until is null and m.department is distinct from unit;
    get diagnostics moved = row_count;
    insert into directory.membership (person, institution, position, role, department)
        select who, place, coalesce("order", (
            select coalesce(max(m.position), 0) + 1 from directory.membership m where m.person = who and m.until is null)),
            role, unit
        from unnest(wanted) as role where role <> all (held);
    return changed <> '{}' or moved > 0;
end $$;
