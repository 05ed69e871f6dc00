-- What is kept about the region's institutions and people: departments, contracts, duties, devices. Nothing here is ever
-- deleted; what is over has an end, and records of its time stay readable. The runtime role changes what administrators
-- may change, column by column; who may do what goes through one function, which looks for itself whether its caller may.

create sequence directory.institution_id as int owned by directory.institution.id;
select setval('directory.institution_id', coalesce(max(id), 0) + 1, false) from directory.institution;

alter table directory.institution
    alter column id set default nextval('directory.institution_id'),
    add version int not null default 1,
    add ended timestamptz;

create table directory.department (
    id          int generated always as identity primary key,
    institution int not null references directory.institution,
    code        text collate "C" not null,
    name        text not null,
    phone       text not null default '',
    version     int not null default 1,
    ended       timestamptz,
    unique (institution, code),
    unique (institution, id)
);

comment on column directory.department.phone is 'Where it is reached at any hour; empty for none';

alter table directory.person
    add title text not null default '',
    add rank text not null default 'none' check (rank in ('none', 'junior', 'intermediate', 'deputy-senior', 'senior')),
    add phone text not null default '',
    add version int not null default 1,
    add ended timestamptz;

comment on column directory.person.title is 'As it is printed below a signature, such as 副主任医师';
comment on column directory.person.rank is 'Grade of the professional title (职称级别), by which rules compare people';

-- One row for each time a person was something somewhere: who was what, when, stays known.
alter table directory.membership
    add since timestamptz not null default transaction_timestamp(),
    add until timestamptz check (until >= since),
    add department int,
    add foreign key (institution, department) references directory.department (institution, id),
    drop constraint membership_pkey;

create unique index membership_held on directory.membership (person, institution, role) where until is null;
create index membership_place on directory.membership (institution, person);

comment on column directory.membership.until is 'When it was taken away; null while it is held';

-- Who may ask whom for what. A contract is between two; days are whole days, the last one included.
create table directory.contract (
    id       int generated always as identity primary key,
    number   text collate "C" not null unique,
    asking   int not null references directory.institution,
    serving  int not null references directory.institution,
    purposes text[] not null check (cardinality(purposes) > 0 and purposes <@ array[
        'diagnosis', 'consultation', 'referral', 'quality-control', 'teaching']),
    since    date not null,
    until    date,
    hours    text[] not null default '{}',
    limits   text[] not null default '{}',
    note     text not null default '',
    version  int not null default 1,
    ended    timestamptz,
    check (asking <> serving),
    check (until >= since)
);

create index contract_asking on directory.contract (asking);
create index contract_serving on directory.contract (serving);

comment on column directory.contract.hours is 'When the serving one serves: days 1 (Monday) to 7 and times, such as 1-5 08:00-17:30; none: always';
comment on column directory.contract.limits is
    'Minutes to accept, to a preliminary and to the published answer per priority, such as P1 10/30/60; of others the defaults hold';

-- Who is on duty for what, when.
create table directory.duty (
    id          int generated always as identity primary key,
    institution int not null references directory.institution,
    person      int not null references directory.person,
    department  int,
    task        text not null check (task in (
        'diagnosis', 'audit', 'consultation', 'critical-value', 'referral', 'quality-control')),
    starts      timestamptz not null,
    ends        timestamptz not null,
    note        text not null default '',
    version     int not null default 1,
    ended       timestamptz,
    foreign key (institution, department) references directory.department (institution, id),
    check (ends > starts)
);

create index duty_place on directory.duty (institution, starts);
create index duty_person on directory.duty (person, starts);

comment on column directory.duty.ended is 'When it was called off; null while it stands';

alter table directory.ae_title
    add id int generated always as identity unique,
    add note text not null default '',
    add version int not null default 1,
    add ended timestamptz,
    add unique (institution, title);

create table directory.device (
    id          int generated always as identity primary key,
    institution int not null references directory.institution,
    code        text collate "C" not null,
    name        text not null,
    modality    text not null,
    maker       text not null default '',
    model       text not null default '',
    serial      text not null default '',
    room        text not null default '',
    department  int,
    title       text collate "C",
    version     int not null default 1,
    ended       timestamptz,
    unique (institution, code),
    foreign key (institution, department) references directory.department (institution, id),
    foreign key (institution, title) references directory.ae_title (institution, title)
);

comment on column directory.device.title is 'The AE title it calls with; null when it speaks no DICOM';

-- What holds now: of institutions, people and memberships that have not ended.
create view directory.membership_now as
    select m.person, m.institution, m.position, m.role, m.department
    from directory.membership m
    join directory.person p on p.id = m.person and p.ended is null
    join directory.institution i on i.id = m.institution and i.ended is null
    where m.until is null;

-- Who may ask whom for what, today.
create view directory.relation_now as
    select c.asking, c.serving, purpose, c.id as contract, c.hours, c.limits
    from directory.contract c
    join directory.institution a on a.id = c.asking and a.ended is null
    join directory.institution s on s.id = c.serving and s.ended is null
    cross join unnest(c.purposes) as purpose
    where c.ended is null and current_date between c.since and coalesce(c.until, 'infinity');

create or replace function directory.keep_apart() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    perform from directory.person where id = new.person for no key update;
    if exists (
        select from directory.membership m
        where m.person = new.person and m.role <> new.role and m.until is null
            and m.role in ('region-admin', 'security-admin', 'auditor')) then
        raise exception using
            errcode = 'integrity_constraint_violation',
            constraint = 'membership_apart',
            schema = 'directory',
            table = 'membership',
            message = 'region-admin, security-admin and auditor are never one person';
    end if;
    return null;
end $$;

drop trigger keep_apart on directory.membership;
create trigger keep_apart after insert or update on directory.membership
    for each row when (new.role in ('region-admin', 'security-admin', 'auditor') and new.until is null)
    execute function directory.keep_apart();

-- Makes somebody exactly this at an institution. Looks itself for what the giver is now: the three that stand apart are
-- given and taken by a security-admin, all others by a region-admin, or by an institution-admin of that institution; by
-- nobody for himself. Answers whether anything changed.
create function directory.set_roles(giver int, who int, place int, wanted text[], unit int) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    apart constant text[] := array['region-admin', 'security-admin', 'auditor'];
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

revoke execute on function directory.set_roles from public;
grant execute on function directory.set_roles to pacs_runtime;

-- How administrators see each kind: by the names people use. "scope" has the institutions whose business an entry is.
create view directory.institutions as
    select i.id, i.version, i.ended, i.code, i.name, i.level, p.code as parent,
        array[i.id] as scope, i.code || ' ' || i.name as searched
    from directory.institution i left join directory.institution p on p.id = i.parent;

create view directory.departments as
    select d.id, d.version, d.ended, i.code as institution, d.code, d.name, d.phone,
        array[d.institution] as scope, d.code || ' ' || d.name || ' ' || d.phone as searched
    from directory.department d join directory.institution i on i.id = d.institution;

create view directory.people as
    select p.id, p.version, p.ended, p.login, p.name, p.title, p.rank, p.phone,
        coalesce((
            select jsonb_agg(jsonb_build_object(
                'institution', m.code, 'name', m.name, 'department', m.department, 'roles', m.roles) order by m.position)
            from (
                select i.code, i.name, d.code as department, min(m.position) as position, array_agg(m.role order by m.role) as roles
                from directory.membership m
                join directory.institution i on i.id = m.institution
                left join directory.department d on d.id = m.department
                where m.person = p.id and m.until is null
                group by i.code, i.name, d.code) as m), '[]') as memberships,
        coalesce((select array_agg(distinct m.institution) from directory.membership m where m.person = p.id), '{}') as scope,
        p.login || ' ' || p.name || ' ' || p.title || ' ' || p.phone as searched
    from directory.person p;

create view directory.contracts as
    select c.id, c.version, c.ended, c.number, a.code as asking, s.code as serving, c.purposes, c.since, c.until, c.hours,
        c.limits, c.note, array[c.asking, c.serving] as scope,
        c.number || ' ' || a.code || ' ' || a.name || ' ' || s.code || ' ' || s.name || ' ' || c.note as searched
    from directory.contract c
    join directory.institution a on a.id = c.asking
    join directory.institution s on s.id = c.serving;

create view directory.duties as
    select t.id, t.version, t.ended, i.code as institution, p.login as person, p.name as "personName", d.code as department,
        t.task, t.starts, t.ends, t.note, array[t.institution] as scope,
        p.login || ' ' || p.name || ' ' || coalesce(d.code || ' ' || d.name, '') || ' ' || t.note as searched
    from directory.duty t
    join directory.institution i on i.id = t.institution
    join directory.person p on p.id = t.person
    left join directory.department d on d.id = t.department;

create view directory.ae_titles as
    select t.id, t.version, t.ended, i.code as institution, t.title, host(t.address) as address, t.certificate, t.note,
        array[t.institution] as scope, t.title || ' ' || coalesce(host(t.address), '') || ' ' || t.note as searched
    from directory.ae_title t join directory.institution i on i.id = t.institution;

create view directory.devices as
    select t.id, t.version, t.ended, i.code as institution, t.code, t.name, t.modality, t.maker, t.model, t.serial, t.room,
        d.code as department, t.title, array[t.institution] as scope,
        concat_ws(' ', t.code, t.name, t.modality, t.maker, t.model, t.serial, t.room, t.title) as searched
    from directory.device t
    join directory.institution i on i.id = t.institution
    left join directory.department d on d.id = t.department;

grant select on directory.department, directory.contract, directory.duty, directory.device, directory.membership_now,
    directory.relation_now, directory.institutions, directory.departments, directory.people, directory.contracts,
    directory.duties, directory.ae_titles, directory.devices to pacs_runtime;

-- Never a key, never who owns it, never a delete.
grant usage on sequence directory.institution_id to pacs_runtime;
grant insert (code, name, level, parent), update (name, level, parent, version, ended) on directory.institution to pacs_runtime;
grant insert (institution, code, name, phone), update (name, phone, version, ended) on directory.department to pacs_runtime;
grant insert (login, name, title, rank, phone, password_hash), update (name, title, rank, phone, version, ended)
    on directory.person to pacs_runtime;
grant insert (number, asking, serving, purposes, since, until, hours, limits, note),
    update (purposes, since, until, hours, limits, note, version, ended) on directory.contract to pacs_runtime;
grant insert (institution, person, department, task, starts, ends, note),
    update (department, task, starts, ends, note, version, ended) on directory.duty to pacs_runtime;
grant insert (institution, title, address, certificate, note), update (address, certificate, note, version, ended)
    on directory.ae_title to pacs_runtime;
grant insert (institution, code, name, modality, maker, model, serial, room, department, title),
    update (name, modality, maker, model, serial, room, department, title, version, ended) on directory.device to pacs_runtime;
