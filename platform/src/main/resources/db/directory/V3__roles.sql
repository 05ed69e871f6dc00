-- The roles of a region: who reads, who asks, who runs it, who guards it, who watches. The last three are never one person.

alter table directory.membership drop constraint membership_role_check;
alter table directory.membership add constraint membership_role_check check (role in (
    'technician', 'physician', 'radiologist', 'auditing-radiologist', 'expert', 'dispatcher', 'referral-desk',
    'quality-controller', 'institution-admin', 'region-admin', 'security-admin', 'auditor'));

-- The person's row is locked first: of two that give one person two of these roles at once, the second sees the first's.
create function directory.keep_apart() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    perform from directory.person where id = new.person for no key update;
    if exists (
        select from directory.membership m
        where m.person = new.person and m.role <> new.role and m.role in ('region-admin', 'security-admin', 'auditor')) then
        raise exception using
            errcode = 'integrity_constraint_violation',
            constraint = 'membership_apart',
            schema = 'directory',
            table = 'membership',
            message = 'region-admin, security-admin and auditor are never one person';
    end if;
    return null;
end $$;

-- After the row is there: two in one statement are seen, too.
create trigger keep_apart after insert or update on directory.membership
    for each row when (new.role in ('region-admin', 'security-admin', 'auditor'))
    execute function directory.keep_apart();

comment on function directory.keep_apart is 'Separation of duties (三员分立)';
