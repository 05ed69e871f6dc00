-- What came under the UIDs of an instance that is here with other bytes. Run by the owner role.

-- Not shown and not counted: archive.instance has the one that is. Kept, since its sender was told so.
create table archive.other_version (
    arrived_at      timestamptz not null default clock_timestamp(),
    position        bigint not null,
    object_length   bigint not null,
    study           int not null references archive.study,
    trailer_length  int not null,
    version         smallint not null check (version > 1),
    same_content    boolean not null,
    blob            uuid not null,
    transfer        uuid not null,
    sop_uid         text collate "C" not null,
    series_uid      text collate "C" not null,
    transfer_syntax text not null,
    actor           text not null,
    dataset_sha256  bytea not null check (octet_length(dataset_sha256) = 32),
    primary key (study, sop_uid, version),
    unique (study, sop_uid, dataset_sha256)
);

comment on column archive.other_version.same_content is
    'The same attributes and pixels in another encoding; otherwise it contradicts the one that is shown';

grant select, insert, update on archive.other_version to pacs_runtime;
