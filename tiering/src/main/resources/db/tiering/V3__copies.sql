-- Second copies and what was found when bytes were read again. Run by the owner role.

alter table tiering.placement drop constraint placement_state_check;
alter table tiering.placement
    add check (state in ('HOT', 'COPYING', 'PROTECTED', 'COLD')),
    add column copied_at timestamptz,
    add column checked_to bigint not null default 0,
    add column sha256 bytea check (octet_length(sha256) = 32),
    add check ((state in ('PROTECTED', 'COLD')) = (sha256 is not null));

comment on column tiering.placement.checked_to is 'All records before this position were read again and judged';
comment on column tiering.placement.sha256 is 'Of the whole blob, the same in every copy';

-- Work for the copier, oldest first.
create index placement_unprotected on tiering.placement (volume, sealed_at)
    where sealed_at is not null and state in ('HOT', 'COPYING');

-- Records whose bytes are not what was written. A row stays when the instance has found other bytes elsewhere.
create table tiering.damage (
    found_at timestamptz not null default clock_timestamp(),
    position bigint not null,
    blob     uuid not null references tiering.placement,
    reason   text not null,
    primary key (blob, position)
);

grant select, insert on tiering.damage to pacs_runtime;
