-- Who did what, in the shape it has in every schema that records acts (pacs.platform.audit). Run by the owner role.

alter table directory.audit
    drop constraint audit_action_check,
    drop constraint audit_kind_check,
    add check (kind in ('person', 'client', 'peer', 'link', 'system', 'nobody', 'unknown')),
    add xid          xid8  not null default pg_current_xact_id(),
    add operation    uuid  not null default uuidv7(),
    add owner        int,
    add on_behalf_of text  not null default '',
    add patient      text  not null default '',
    add study_uid    text collate "C" not null default '',
    add purpose      text  not null default '',
    add refusal      text  not null default '',
    add times        int   not null default 1 check (times > 0),
    add detail       text  not null default '',
    add mac          bytea not null default '' check (octet_length(mac) in (0, 32)),
    add unique nulls not distinct (operation, action, study_uid, institution);

update directory.audit set refusal = 'wrong name, password or institution' where action = 'sign-in-refused';

comment on column directory.audit.institution is 'For which the actor acted; null when nobody knows';
comment on column directory.audit.owner is 'Whose data it was about, when that is another institution';
comment on column directory.audit.operation is 'What one act is: a repeat of it adds no row';
comment on column directory.audit.patient is 'Patient ID as the owner of the data uses it';
comment on column directory.audit.purpose is 'Why: the reason that was given, or the purpose of the grant';
comment on column directory.audit.refusal is 'Why not; empty when it was done';
comment on column directory.audit.times is 'Of refusals that were counted instead of written one by one';
comment on column directory.audit.mac is 'HMAC-SHA256 over what was recorded (RowForm); empty in rows from before there was one';

create index audit_feed on directory.audit (xid, id);
create index audit_latest on directory.audit (at, id);
create index audit_actor on directory.audit (actor, at, id);
create index audit_institution on directory.audit (institution, at, id);
create index audit_owner on directory.audit (owner, at, id) where owner is not null;
create index audit_study on directory.audit (study_uid, at, id) where study_uid <> '';
create index audit_patient on directory.audit (patient, at, id) where patient <> '';
create index audit_refused on directory.audit (at, id) where refusal <> '';

grant select on directory.audit to pacs_runtime;
