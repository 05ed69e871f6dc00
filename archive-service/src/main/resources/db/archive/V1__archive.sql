-- What the archive holds. Run by the owner role; the runtime role owns nothing and gets what it needs at the end.
--
-- A study is (institution, Study Instance UID), an instance is that and SOP Instance UID and version. Where the bytes lie
-- is the record's blob and position; positions of frames and the header are in the record's trailer, not here.

-- A patient as one institution knows it. Whoever sends no id gets a patient of its own per study.
create table archive.patient (
    id               bigint generated always as identity primary key,
    institution      int not null,
    issuer           text not null,
    patient_id       text not null,
    only_study       text collate "C" not null default '',
    name             text not null,
    name_ideographic text not null,
    name_roman       text not null,
    birth_date       date,
    sex              text not null,
    unique (institution, issuer, patient_id, only_study),
    check (only_study = '' or patient_id = '')
);

comment on column archive.patient.only_study is 'Study Instance UID of the only study of a patient without id, else empty';

-- Attributes are those of the first instance. Counters stand in no index, so that each commit is a HOT update.
create table archive.study (
    id                  int generated always as identity primary key,
    patient             bigint not null references archive.patient,
    version             bigint not null default 0,
    study_at            timestamp not null,
    received_at         timestamptz not null default now(),
    institution         int not null,
    series_count        int not null default 0,
    instance_count      int not null default 0,
    study_date          date,
    birth_date          date,
    patient_conflict    boolean not null default false,
    study_uid           text collate "C" not null,
    study_time          text not null,
    study_id            text not null,
    accession           text not null,
    description         text not null,
    referring_physician text not null,
    patient_id          text not null,
    patient_issuer      text not null,
    patient_name        text not null,
    name_ideographic    text not null,
    name_roman          text not null,
    sex                 text not null,
    modalities          text[] not null default '{}',
    unique (institution, study_uid)
) with (fillfactor = 60);

comment on column archive.study.version is 'Raised by every commit that adds to the study; 1 is the first';
comment on column archive.study.study_at is 'Study Date and Time as the modality wrote them, else the time of arrival';
comment on column archive.study.study_time is 'HHMMSS.FFFFFF without colons and as short as received, else empty';
comment on column archive.study.patient_conflict is 'An instance came with another Patient ID; that of the first one stays';
comment on column archive.study.patient_name is 'As received: alphabetic=ideographic=phonetic';
comment on column archive.study.name_roman is 'For search: capital Latin letters, components separated by one space';
comment on column archive.study.name_ideographic is 'For search: components separated by one space';

create index study_latest on archive.study (institution, study_at desc, id desc);
create index study_accession on archive.study (institution, accession) where accession <> '';
create index study_patient_id on archive.study (institution, patient_id) where patient_id <> '';
create index study_name_roman on archive.study (institution, name_roman collate "C");
create index study_name_ideographic on archive.study (institution, name_ideographic collate "C") where name_ideographic <> '';
create index study_patient on archive.study (patient);

create table archive.series (
    id             bigint generated always as identity primary key,
    version        bigint not null default 1,
    study          int not null references archive.study,
    instance_count int not null,
    number         int,
    performed_date date,
    series_uid     text collate "C" not null,
    modality       text not null,
    description    text not null,
    body_part      text not null,
    performed_time text not null,
    unique (study, series_uid)
) with (fillfactor = 60);

-- SOP classes and transfer syntaxes by number: an instance row with its indexes stays below 300 bytes.
create table archive.sop_class (
    id  int generated always as identity primary key,
    uid text collate "C" not null unique
);

create table archive.transfer_syntax (
    id  smallint generated always as identity primary key,
    uid text collate "C" not null unique
);

create table archive.instance (
    series          bigint not null references archive.series,
    position        bigint not null,
    object_length   bigint not null,
    study           int not null,
    number          int,
    blob            uuid not null,
    trailer_length  int not null,
    sop_class       int not null,
    transfer_syntax smallint not null,
    version         smallint not null default 1,
    sop_uid         text collate "C" not null,
    dataset_sha256  bytea not null check (octet_length(dataset_sha256) = 32),
    -- UIDs of one scanner share their beginning; that a UID came in two studies is seen by it, too.
    primary key (sop_uid, study, version)
);

comment on column archive.instance.position is 'Of the record''s head in its blob, in bytes';
comment on column archive.instance.dataset_sha256 is 'Of the data set without file meta, as received';

create index instance_series on archive.instance (series);

-- Who did what. One row per transfer and study for what came in; later instances of the transfer add none.
create table archive.audit (
    id          bigint generated always as identity primary key,
    xid         xid8 not null default pg_current_xact_id(),
    at          timestamptz not null default clock_timestamp(),
    institution int not null,
    action      text not null,
    actor       text not null,
    address     text not null,
    transfer    uuid not null,
    study_uid   text collate "C" not null,
    unique (transfer, institution, study_uid, action)
);

-- Facts for others, written in the transaction of the fact; readers go by (xid, id) below the oldest running transaction.
create table archive.outbox (
    xid     xid8 not null default pg_current_xact_id(),
    id      bigint generated always as identity,
    event   uuid not null default uuidv7(),
    at      timestamptz not null default clock_timestamp(),
    type    text not null,
    key     text not null,
    payload jsonb not null,
    primary key (xid, id)
);

grant usage on schema archive to pacs_runtime;
grant select, insert, update on archive.patient, archive.study, archive.series, archive.instance to pacs_runtime;
grant select, insert on archive.sop_class, archive.transfer_syntax to pacs_runtime;
grant insert on archive.audit, archive.outbox to pacs_runtime;
