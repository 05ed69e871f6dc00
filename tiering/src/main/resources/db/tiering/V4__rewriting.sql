-- Blobs whose records were written anew elsewhere. Run by the owner role.

alter table tiering.placement
    add column replaced_at timestamptz,
    add column deleted_at timestamptz,
    add column replaced_by uuid[],
    add check ((replaced_at is null) = (replaced_by is null)),
    add check (deleted_at is null or replaced_at is not null);

comment on column tiering.placement.replaced_by is 'Blobs that hold what was kept of this one; nothing refers to it any more';
comment on column tiering.placement.deleted_at is 'Its bytes are gone in every place';

-- What is to be deleted once nobody reads it any more.
create index placement_replaced on tiering.placement (volume, replaced_at)
    where replaced_at is not null and deleted_at is null;

-- The blobs of a study.
create index placement_study on tiering.placement (institution, study_uid) where replaced_at is null;
