-- Where bytes lie. Run by the owner role; the runtime role owns nothing.

create table tiering.placement (
    blob        uuid primary key,
    volume      uuid not null,
    epoch       bigint not null default 1,
    opened_at   timestamptz not null default now(),
    sealed_at   timestamptz,
    bytes       bigint,
    institution int not null,
    state       text not null default 'HOT' check (state in ('HOT', 'PROTECTED', 'COLD')),
    study_uid   text collate "C" not null,
    check ((sealed_at is null) = (bytes is null)),
    check (state = 'HOT' or sealed_at is not null)
);

comment on column tiering.placement.volume is 'The hot volume that holds, or held, the blob';
comment on column tiering.placement.epoch is 'Raised by whoever moves or rewrites the blob: a worker of an older epoch is fenced';
comment on column tiering.placement.bytes is 'Length of the sealed blob; unknown while it is open';

-- Blobs that a start has to look at: those not sealed when the process ended.
create index placement_open on tiering.placement (volume) where sealed_at is null;

grant usage on schema tiering to pacs_runtime;
grant select, insert, update on tiering.placement to pacs_runtime;
