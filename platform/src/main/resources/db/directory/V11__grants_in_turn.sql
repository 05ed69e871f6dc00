-- What opens and what ends grants of an institution takes turns, and with whoever matches a study that arrives: otherwise two
-- grants that end at once, or one that ends while a study is matched, each see the other as it was, and leave the study shown.
-- Run by the owner role.

create or replace function directory.open_grant(
    to_whom int, what_for text, of_studies text[], issuer text, patient text, ends timestamptz, by_whom text, why text)
returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
    made uuid;
begin
    if directory.me() is null then
        raise insufficient_privilege using message = 'no institution is set';
    end if;
    if what_for = 'emergency' then
        raise invalid_parameter_value using message = 'an emergency is nothing an owner opens';
    end if;
    perform pg_advisory_xact_lock(hashtext('directory.access_grant'), directory.me());
    insert into directory.access_grant (owner, grantee, purpose, studies, patient_issuer, patient_id, until, opened_by, reason)
    values (directory.me(), to_whom, what_for, of_studies, issuer, patient, ends, by_whom, why)
    returning id into made;
    if archive.show_granted(made) < coalesce(cardinality(of_studies), 0) then
        raise no_data_found using message = 'a study is not there';
    end if;
    return made;
end $$;

create or replace function directory.end_grant(which uuid, by_whom text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
    -- In a statement of its own: the next one sees what those before it have committed.
    perform pg_advisory_xact_lock(hashtext('directory.access_grant'), g.owner)
    from directory.access_grant g
    where g.id = which and directory.me() in (g.owner, g.grantee);
    update directory.access_grant g
    set ended_at = now(), ended_by = by_whom
    where g.id = which and g.ended_at is null and g.until > now() and directory.me() in (g.owner, g.grantee);
    if not found then
        return false;
    end if;
    perform archive.hide_granted(which);
    return true;
end $$;
