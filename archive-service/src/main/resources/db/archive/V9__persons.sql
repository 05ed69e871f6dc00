-- Patients of institutions, linked region-wide to persons. Run by the owner role. archive.patient has the patients and is
-- written by ingest; all of this is written afterwards, when a study has settled, or by a steward. Nothing is deleted: what
-- is over has an end. Bytes and studies stay as they are.

-- Numbers a patient has, as an institution's data sets state them: never the number, but its keyed digest to compare by.
create table archive.patient_number (
    patient     bigint not null references archive.patient,
    institution int not null,
    kind        text not null check (kind in ('id-card', 'insurance')),
    mac         bytea not null check (octet_length(mac) = 32),
    ending      text not null check (length(ending) <= 4),
    place       text not null,
    fits        boolean not null,
    stated_at   timestamptz not null default now(),
    primary key (patient, kind, mac)
);

comment on column archive.patient_number.mac is 'HMAC-SHA256 of the kind and the normal form; the key lies in a file';
comment on column archive.patient_number.ending is 'Last four characters, which people are shown';
comment on column archive.patient_number.place is 'The attribute it stood in first';
comment on column archive.patient_number.fits is 'The birth date and sex that stand in the number are not other than the patient''s';

create index patient_number_same on archive.patient_number (kind, mac);

-- How a patient's name may be spoken, with the birth date and sex without which a name says nothing.
create table archive.patient_sound (
    patient    bigint not null references archive.patient,
    birth_date date not null,
    sex        text not null check (sex in ('M', 'F')),
    sound      text collate "C" not null,
    primary key (patient, sound)
);

comment on column archive.patient_sound.sound is 'Small letters of a whole name';

create index patient_sound_same on archive.patient_sound (birth_date, sex, sound);

-- Says of patients only that they are one. Nothing of a person stands here.
create table archive.person (
    id      bigint generated always as identity primary key,
    made_at timestamptz not null default now()
);

create table archive.person_link (
    id            bigint generated always as identity primary key,
    version       int not null default 0,
    person        bigint not null references archive.person,
    patient       bigint not null references archive.patient,
    institution   int not null,
    basis         text not null check (basis in ('id-card', 'insurance', 'steward')),
    made_at       timestamptz not null default now(),
    made_by       text not null,
    reason        text not null check (length(reason) <= 500),
    candidate     bigint,
    former_person bigint references archive.person,
    ended_at      timestamptz,
    ended_by      text,
    ended_because text check (length(ended_because) <= 500),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_because is null))
);

comment on column archive.person_link.institution is 'That of the patient';
comment on column archive.person_link.made_by is 'Login of the steward; empty: by rule';
comment on column archive.person_link.candidate is 'The decision it came of';
comment on column archive.person_link.former_person is 'Whose the patient was before this decision, to undo it';

create unique index person_link_now on archive.person_link (patient) where ended_at is null;
create index person_link_of_person on archive.person_link (person) where ended_at is null;
create index person_link_patient on archive.person_link (patient, id);
create index person_link_candidate on archive.person_link (candidate) where candidate is not null;

-- Two patients who may be one person, or may not be although a rule says so: for a steward.
create table archive.person_candidate (
    id                bigint generated always as identity primary key,
    version           int not null default 0,
    one               bigint not null references archive.patient,
    other             bigint not null references archive.patient,
    one_institution   int not null,
    other_institution int not null,
    basis             text not null check (basis in ('same-name', 'conflict', 'two-persons', 'unlinked')),
    found_at          timestamptz not null default now(),
    state             text not null default 'open' check (state in ('open', 'linked', 'distinct')),
    decided_at        timestamptz,
    decided_by        text,
    decided_because   text check (length(decided_because) <= 500),
    unique (one, other),
    check (one < other),
    check ((state = 'open') = (decided_at is null))
);

comment on column archive.person_candidate.basis is
    'same-name: name, birth date and sex; conflict: a common number, and something against it; two-persons: a common number, '
    'and each is linked with others; unlinked: were linked, and a steward took them apart';

create index person_candidate_state on archive.person_candidate (state, id);
create index person_candidate_other on archive.person_candidate (other);

alter table archive.person_link add foreign key (candidate) references archive.person_candidate;

-- Studies that settled before have their patients looked at at the next start (IdentityBackfill), up to this one.
create table archive.identity_backfill (
    only_row boolean primary key default true check (only_row),
    done     int not null,
    last     int not null
);

insert into archive.identity_backfill (done, last) select 0, coalesce(max(id), 0) from archive.study;

-- Whether the transaction is that of a steward of the region, who sees the index of all institutions, and nothing else of them.
create function archive.keeps_index() returns boolean stable language sql
    as $$ select coalesce(pg_catalog.current_setting('app.index', true), '') = 'region' $$;

-- Whether anybody of the person is a patient of another institution than the transaction's. Tells no more.
create function archive.reaches_beyond(which bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
    select exists (
        select from archive.person_link l
        where l.person = which and l.ended_at is null and l.institution is distinct from directory.me())
$$;

-- Studies of the patient of a study, and of all who are the same person, as far as the institution of the transaction may
-- see them; nothing when it may not see that study.
create function archive.studies_of_same_person(which int) returns setof int
language sql stable security definer set search_path = pg_catalog as $$
    with asked as (
        select s.patient
        from archive.study s
        join archive.study_viewer v on v.viewer = directory.me() and v.study_id = s.id and v.until > now()
        where s.id = which
    ),
    same as (
        select patient from asked
        union
        select o.patient
        from asked a
        join archive.person_link l on l.patient = a.patient and l.ended_at is null
        join archive.person_link o on o.person = l.person and o.ended_at is null
    )
    select s.id
    from same
    join archive.study s on s.patient = same.patient
    join archive.study_viewer v on v.viewer = directory.me() and v.study_id = s.id and v.until > now()
    where s.id <> which
$$;

revoke all on function archive.reaches_beyond(bigint), archive.studies_of_same_person(int) from public;
grant execute on function archive.reaches_beyond(bigint), archive.studies_of_same_person(int) to pacs_runtime;

-- Digests are not for requests: nobody asks whether a number he guesses is here.
grant select (patient, institution, kind, ending, place, fits, stated_at) on archive.patient_number to pacs_runtime;
grant select on archive.patient to pacs_runtime;
grant select, insert on archive.person to pacs_runtime;
grant select, insert on archive.person_link, archive.person_candidate to pacs_runtime;
grant update (version, ended_at, ended_by, ended_because) on archive.person_link to pacs_runtime;
grant update (version, state, decided_at, decided_by, decided_because) on archive.person_candidate to pacs_runtime;

grant select on archive.patient to pacs_keeper;
grant select, insert on archive.patient_number, archive.patient_sound, archive.person, archive.person_link to pacs_keeper;
grant select, insert, update on archive.person_candidate, archive.identity_backfill to pacs_keeper;

create policy keeper on archive.patient for select to pacs_keeper using (true);
create policy seen on archive.patient for select to pacs_runtime
    using (institution = (select directory.me()) or (select archive.keeps_index()));

alter table archive.patient_number enable row level security;
alter table archive.patient_number force row level security;
create policy owner on archive.patient_number to pacs_owner using (true) with check (true);
create policy keeper on archive.patient_number to pacs_keeper using (true) with check (true);
create policy seen on archive.patient_number for select to pacs_runtime
    using (institution = (select directory.me()) or (select archive.keeps_index()));

alter table archive.patient_sound enable row level security;
alter table archive.patient_sound force row level security;
create policy owner on archive.patient_sound to pacs_owner using (true) with check (true);
create policy keeper on archive.patient_sound to pacs_keeper using (true) with check (true);

-- A person is a number and a moment; who is one stands in the links.
alter table archive.person enable row level security;
alter table archive.person force row level security;
create policy owner on archive.person to pacs_owner using (true) with check (true);
create policy keeper on archive.person to pacs_keeper using (true) with check (true);
create policy anybody on archive.person to pacs_runtime
    using (directory.me() is not null) with check (directory.me() is not null);

alter table archive.person_link enable row level security;
alter table archive.person_link force row level security;
create policy owner on archive.person_link to pacs_owner using (true) with check (true);
create policy keeper on archive.person_link to pacs_keeper using (true) with check (true);
create policy kept on archive.person_link to pacs_runtime
    using (institution = (select directory.me()) or (select archive.keeps_index()))
    with check (institution = (select directory.me()) or (select archive.keeps_index()));

alter table archive.person_candidate enable row level security;
alter table archive.person_candidate force row level security;
create policy owner on archive.person_candidate to pacs_owner using (true) with check (true);
create policy keeper on archive.person_candidate to pacs_keeper using (true) with check (true);
create policy kept on archive.person_candidate to pacs_runtime
    using ((one_institution = (select directory.me()) and other_institution = (select directory.me()))
        or (select archive.keeps_index()))
    with check ((one_institution = (select directory.me()) and other_institution = (select directory.me()))
        or (select archive.keeps_index()));
