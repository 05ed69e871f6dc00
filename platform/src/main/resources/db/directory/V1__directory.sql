-- Who is in the region. Run by the owner role, which also fills it from the region file; the runtime role reads it and
-- writes one thing: who signed in.

create table directory.institution (
    id     int primary key check (id > 0),
    parent int references directory.institution,
    code   text collate "C" not null unique,
    name   text not null,
    level  text not null check (level in ('province', 'city', 'county', 'township')),
    check (parent <> id)
);

comment on table directory.institution is 'The tenants. Whatever the archive holds belongs to one of them';
comment on column directory.institution.parent is 'The institution that supervises this one; null for the top';

create table directory.person (
    id            int generated always as identity primary key,
    login         text collate "C" not null unique,
    name          text not null,
    password_hash text not null
);

-- What a person may do, and where: none of it reaches beyond the institution it names.
create table directory.membership (
    person      int not null references directory.person,
    institution int not null references directory.institution,
    position    smallint not null,
    role        text not null check (role in ('technician', 'physician', 'radiologist', 'institution-admin', 'region-admin')),
    primary key (person, institution, role)
);

comment on column directory.membership.position is 'Order of a person''s institutions; sign-in takes the first unless told';

-- Programs that sign in by themselves, each for one institution.
create table directory.client (
    institution int not null references directory.institution,
    id          text collate "C" primary key,
    secret_hash text not null,
    roles       text[] not null check (roles <@ array['gateway', 'integration'] and cardinality(roles) > 0),
    unique (id, institution)
);

-- Who may call over DICOM. A title has one owner in the region, since the title alone says whose a C-STORE is.
create table directory.ae_title (
    institution int not null references directory.institution,
    title       text collate "C" primary key check (length(title) between 1 and 16),
    address     inet
);

comment on column directory.ae_title.address is 'The only address the title may call from; null for any';

-- The composite key holds a gateway to a client of its own institution.
create table directory.gateway (
    institution int not null references directory.institution,
    name        text primary key,
    ae_title    text collate "C" not null unique check (length(ae_title) between 1 and 16),
    client      text collate "C" not null unique,
    foreign key (client, institution) references directory.client (id, institution)
);

-- Who signed in or failed to.
create table directory.audit (
    id          bigint generated always as identity primary key,
    at          timestamptz not null default clock_timestamp(),
    institution int references directory.institution,
    action      text not null check (action in ('signed-in', 'sign-in-refused')),
    kind        text not null check (kind in ('person', 'client')),
    actor       text not null,
    address     text not null
);

comment on column directory.audit.actor is 'Login or client id as it was given, at most 64 characters: it may name nobody';

grant usage on schema directory to pacs_runtime;
grant select on directory.institution, directory.person, directory.membership, directory.client, directory.ae_title,
    directory.gateway to pacs_runtime;
grant insert on directory.audit to pacs_runtime;
