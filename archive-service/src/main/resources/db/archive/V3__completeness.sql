-- Whether a study is complete, who has said what belongs to it, and what the archive has signed for. Run by the owner role.

-- Events: where each consumer stands, and what it has had.
create table archive.feed_cursor (
    xid      xid8 not null default '0',
    id       bigint not null default 0,
    consumer text primary key
);

comment on table archive.feed_cursor is 'A consumer that will never come again has to be deleted here: events wait for it';

create table archive.inbox (
    at       timestamptz not null default clock_timestamp(),
    event    uuid not null,
    consumer text not null,
    primary key (consumer, event)
);

create index inbox_age on archive.inbox (at);

-- The runtime role cannot take back what happened; it can only let go what is old and everybody has had.
create function archive.forget_events(age interval) returns int
language sql security definer set search_path = pg_catalog as $$
    with passed as (
        select xid, id from archive.feed_cursor order by xid, id limit 1
    ),
    inboxes as (
        delete from archive.inbox where at < clock_timestamp() - age - interval '1 day'
    ),
    gone as (
        delete from archive.outbox o using passed p
        where (o.xid, o.id) <= (p.xid, p.id) and o.at < clock_timestamp() - greatest(age, interval '1 day')
        returning 1
    )
    select count(*)::int from gone
$$;

revoke all on function archive.forget_events(interval) from public;
grant execute on function archive.forget_events(interval) to pacs_runtime;

-- How far a study has come; kept beside ingest by a consumer of its events. Not a row for each of archive.study: a manifest
-- may come before the first instance.
create table archive.study_progress (
    version         bigint not null default 0,
    settled_version bigint not null default 0,
    arrived_at      timestamptz not null,
    settled_at      timestamptz,
    institution     int not null,
    settled_by      text check (settled_by in ('manifest', 'timeout')),
    study_uid       text collate "C" not null,
    primary key (institution, study_uid),
    check ((settled_at is null) = (settled_by is null))
) with (fillfactor = 70);

comment on column archive.study_progress.version is 'Of the study, as the feed has told so far';
comment on column archive.study_progress.settled_version is 'The last one nothing more was expected of; 0: never';

create index study_progress_open on archive.study_progress (arrived_at) where settled_version < version;

-- What a gateway said last that it has of a study.
create table archive.manifest (
    complete_version bigint,
    bytes            bigint not null,
    received_at      timestamptz not null default clock_timestamp(),
    institution      int not null,
    instances        int not null,
    study_uid        text collate "C" not null,
    gateway          text not null,
    digest           bytea not null check (octet_length(digest) = 32),
    primary key (institution, study_uid, gateway)
);

comment on column archive.manifest.complete_version is 'Version of the study in which all of the manifest was here; null: not yet';
comment on column archive.manifest.gateway is 'Its AE title, which is unique in the region';

-- What of the newest manifest is not here as it was announced.
create table archive.manifest_gap (
    institution    int not null,
    study_uid      text collate "C" not null,
    gateway        text not null,
    sop_uid        text collate "C" not null,
    dataset_sha256 bytea not null,
    kind           text not null check (kind in ('missing', 'differing', 'damaged')),
    primary key (institution, study_uid, gateway, sop_uid),
    foreign key (institution, study_uid, gateway) references archive.manifest on delete cascade
);

-- What was signed for: the newest receipt of each manifest and level.
create table archive.receipt (
    at          timestamptz not null default clock_timestamp(),
    institution int not null,
    study_uid   text collate "C" not null,
    gateway     text not null,
    level       text not null check (level in ('none', 'stored', 'protected')),
    digest      bytea not null,
    signed      text not null,
    primary key (institution, study_uid, gateway, digest, level)
);

comment on column archive.receipt.signed is 'JWS in compact form (RFC 7515), Ed25519';

-- What gateways report of their studies, the newest word of each.
create table archive.gateway_study (
    at          timestamptz not null default clock_timestamp(),
    since       timestamptz not null,
    institution int not null,
    instances   int not null,
    sent        int not null,
    gateway     text not null,
    state       text not null check (state in ('captured', 'queued', 'sending', 'received', 'complete', 'archived')),
    problem     text not null,
    study_uid   text collate "C" not null,
    primary key (institution, gateway, study_uid)
);

create index gateway_study_latest on archive.gateway_study (institution, gateway, since desc);

grant select, insert, update on archive.feed_cursor, archive.study_progress, archive.gateway_study to pacs_runtime;
grant select, insert on archive.inbox to pacs_runtime;
grant select on archive.outbox to pacs_runtime;
grant select, insert, update on archive.manifest, archive.receipt to pacs_runtime;
grant select, insert, update, delete on archive.manifest_gap to pacs_runtime;
