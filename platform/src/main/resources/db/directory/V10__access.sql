-- For whom a transaction reads, and who may see what is not their own. Run by the owner role.

-- Set at the beginning of a transaction, for no longer than that: set_config('app.institution', ..., true). Null elsewhere,
-- and null equals nothing.
create function directory.me() returns int stable language sql
    as $$ select nullif(pg_catalog.current_setting('app.institution', true), '')::int $$;

-- An institution lets another one see some of its studies, or all there are and will be of a patient, for a purpose and a
-- time. Rows come and end by the functions below only.
create table directory.access_grant (
    id             uuid primary key default uuidv7(),
    opened_at      timestamptz not null default now(),
    until          timestamptz not null,
    ended_at       timestamptz,
    owner          int not null references directory.institution,
    grantee        int not null references directory.institution,
    purpose        text not null check (purpose in ('diagnosis', 'consultation', 'referral', 'recognition', 'emergency')),
    patient_issuer text,
    patient_id     text check (patient_id <> ''),
    opened_by      text not null,
    reason         text not null check (length(reason) <= 500),
    ended_by       text,
    studies        text[] check (cardinality(studies) between 1 and 1000),
    check (owner <> grantee),
    check (until > opened_at),
    check ((ended_at is null) = (ended_by is null)),
    check ((studies is null) = (patient_id is not null)),
    check ((patient_id is null) = (patient_issuer is null))
);

comment on table directory.access_grant is 'What studies are seen by it stands in archive.study_viewer, each with the latest end';
comment on column directory.access_grant.until is 'From then on nothing is seen by it; ended_at is earlier when somebody ended it';
comment on column directory.access_grant.studies is 'Study Instance UIDs of the owner; null when it names a patient of the owner';

create index access_grant_given on directory.access_grant (owner, opened_at desc);
create index access_grant_received on directory.access_grant (grantee, opened_at desc);
create index access_grant_patient on directory.access_grant (owner, patient_id) where patient_id is not null;

alter table directory.access_grant enable row level security;
alter table directory.access_grant force row level security;
create policy owner on directory.access_grant to pacs_owner using (true) with check (true);
create policy seen on directory.access_grant for select to pacs_runtime
    using (owner = (select directory.me()) or grantee = (select directory.me()));
grant select on directory.access_grant to pacs_runtime;

-- The institution of the transaction gives what is its own.
create function directory.open_grant(
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
    if patient is not null then
        -- Whoever matches a study that arrives meanwhile waits, and then finds this grant.
        perform pg_advisory_xact_lock(hashtext('directory.access_grant'), directory.me());
    end if;
    insert into directory.access_grant (owner, grantee, purpose, studies, patient_issuer, patient_id, until, opened_by, reason)
    values (directory.me(), to_whom, what_for, of_studies, issuer, patient, ends, by_whom, why)
    returning id into made;
    if archive.show_granted(made) < coalesce(cardinality(of_studies), 0) then
        raise no_data_found using message = 'a study is not there';
    end if;
    return made;
end $$;

-- Either side may end it; false when there is nothing to end.
create function directory.end_grant(which uuid, by_whom text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
    update directory.access_grant g
    set ended_at = now(), ended_by = by_whom
    where g.id = which and g.ended_at is null and g.until > now() and directory.me() in (g.owner, g.grantee);
    if not found then
        return false;
    end if;
    perform archive.hide_granted(which);
    return true;
end $$;

revoke all on function directory.open_grant(int, text, text[], text, text, timestamptz, text, text) from public;
revoke all on function directory.end_grant(uuid, text) from public;
grant execute on function directory.open_grant(int, text, text[], text, text, timestamptz, text, text) to pacs_runtime;
grant execute on function directory.end_grant(uuid, text) to pacs_runtime;
