-- Who did what, in the shape it has in every schema that records acts (pacs.platform.audit). Run by the owner role.

alter table archive.audit rename column transfer to operation;

alter table archive.audit
    alter institution drop not null,
    alter operation set default uuidv7(),
    alter study_uid set default '',
    drop constraint audit_transfer_institution_study_uid_action_key,
    add kind         text  not null default 'unknown'
                     check (kind in ('person', 'client', 'peer', 'link', 'system', 'nobody', 'unknown')),
    add owner        int,
    add on_behalf_of text  not null default '',
    add patient      text  not null default '',
    add purpose      text  not null default '',
    add refusal      text  not null default '',
    add times        int   not null default 1 check (times > 0),
    add detail       text  not null default '',
    add mac          bytea not null default '' check (octet_length(mac) in (0, 32)),
    add unique nulls not distinct (operation, action, study_uid, institution);

comment on column archive.audit.institution is 'For which the actor acted; null when nobody knows';
comment on column archive.audit.owner is 'Whose data it was about, when that is another institution';
comment on column archive.audit.operation is
    'What one act is: a transfer, or all looks of somebody at a study in a quarter of an hour; a repeat of it adds no row';
comment on column archive.audit.patient is 'Patient ID as the owner of the data uses it';
comment on column archive.audit.purpose is 'Why: the reason that was given, or the purpose of the grant';
comment on column archive.audit.refusal is 'Why not; empty when it was done';
comment on column archive.audit.times is 'Of refusals that were counted instead of written one by one';
comment on column archive.audit.mac is 'HMAC-SHA256 over what was recorded (RowForm); empty in rows from before there was one';

create index audit_feed on archive.audit (xid, id);
create index audit_latest on archive.audit (at, id);
create index audit_actor on archive.audit (actor, at, id);
create index audit_institution on archive.audit (institution, at, id);
create index audit_owner on archive.audit (owner, at, id) where owner is not null;
create index audit_study on archive.audit (study_uid, at, id) where study_uid <> '';
create index audit_patient on archive.audit (patient, at, id) where patient <> '';
create index audit_refused on archive.audit (at, id) where refusal <> '';

grant select on archive.audit to pacs_runtime;
