-- Who sees which study, and row-level security on all that belongs to an institution. Run by the owner role.
--
-- pacs_runtime answers requests and sees what the institution of its transaction may see; directory.me() says which that is.
-- pacs_intake takes objects in and pacs_keeper looks after what is here, both for every institution, each with what it needs.
-- Conditions of these policies are made of operators that are leakproof, and of stored columns: others would keep
-- PostgreSQL from the indexes.

-- One row for each institution and study it may see: its own for ever, another's until the latest of its grants ends.
create table archive.study_viewer (
    until    timestamptz not null default 'infinity',
    study_at timestamp not null,
    viewer   int not null,
    owner    int not null,
    study_id int not null,
    primary key (viewer, study_id) include (until),
    check (owner <> viewer or until = 'infinity')
);

comment on column archive.study_viewer.study_at is 'That of the study';
comment on column archive.study_viewer.owner is 'The institution of the study';

-- Lists of what others let see: in their order, without what is one's own.
create index study_viewer_granted on archive.study_viewer (viewer, study_at desc, study_id desc) include (until, owner)
    where owner <> viewer;

insert into archive.study_viewer (viewer, owner, study_id, study_at)
select institution, institution, id, study_at from archive.study;

-- A study by its UID alone, whosever it is.
create index study_uid on archive.study (study_uid);

create function archive.show_granted(which uuid) returns int
language sql security definer set search_path = pg_catalog as $$
    with g as (
        select * from directory.access_grant where id = which and ended_at is null and until > now()
    ),
    meant as (
        select g.grantee, g.until, s.institution, s.id, s.study_at
        from g join archive.study s on s.institution = g.owner and s.study_uid = any(g.studies)
        union all
        select g.grantee, g.until, s.institution, s.id, s.study_at
        from g join archive.study s
          on s.institution = g.owner and s.patient_id = g.patient_id and s.patient_issuer = g.patient_issuer
    ),
    shown as (
        insert into archive.study_viewer as v (viewer, owner, study_id, study_at, until)
        select grantee, institution, id, study_at, until from meant
        on conflict (viewer, study_id) do update set until = greatest(v.until, excluded.until)
        returning 1
    )
    select count(*)::int from shown
$$;

-- What was seen by a grant that has ended is seen until the latest end of those that have not.
create function archive.hide_granted(which uuid) returns int
language sql security definer set search_path = pg_catalog as $$
    with g as (
        select * from directory.access_grant where id = which
    ),
    hidden as (
        update archive.study_viewer v
        set until = coalesce(
            (select max(o.until) from directory.access_grant o
             where o.owner = v.owner and o.grantee = v.viewer and o.ended_at is null and o.until > now()
               and (s.study_uid = any(o.studies) or (s.patient_id = o.patient_id and s.patient_issuer = o.patient_issuer))),
            now())
        from g, archive.study s
        where v.viewer = g.grantee and v.owner = g.owner and s.id = v.study_id
          and (s.study_uid = any(g.studies) or (s.patient_id = g.patient_id and s.patient_issuer = g.patient_issuer))
        returning 1
    )
    select count(*)::int from hidden
$$;

-- A study that has arrived is seen by whom its patient was opened to. Waits for grants that are being opened.
create function archive.match_grants(whose int, which text) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
    shown int;
begin
    perform pg_advisory_xact_lock(hashtext('directory.access_grant'), whose);
    insert into archive.study_viewer as v (viewer, owner, study_id, study_at, until)
    select g.grantee, s.institution, s.id, s.study_at, max(g.until)
    from archive.study s
    join directory.access_grant g
      on g.owner = s.institution and g.patient_id = s.patient_id and g.patient_issuer = s.patient_issuer
    where s.institution = whose and s.study_uid = which and g.ended_at is null and g.until > now()
    group by g.grantee, s.institution, s.id, s.study_at
    on conflict (viewer, study_id) do update set until = greatest(v.until, excluded.until);
    get diagnostics shown = row_count;
    return shown;
end $$;

revoke all on function archive.show_granted(uuid), archive.hide_granted(uuid), archive.match_grants(int, text) from public;
grant execute on function archive.match_grants(int, text) to pacs_keeper;

-- Requests read what is here and write what gateways say.
revoke all on archive.patient, archive.study, archive.series, archive.instance, archive.sop_class, archive.transfer_syntax,
    archive.other_version, archive.name_token, archive.name_backfill, archive.feed_cursor, archive.inbox, archive.outbox,
    archive.study_progress from pacs_runtime;
revoke all on function archive.forget_events(interval) from pacs_runtime;
grant select on archive.study, archive.series, archive.instance, archive.sop_class, archive.transfer_syntax,
    archive.other_version, archive.name_token, archive.study_viewer, archive.study_progress to pacs_runtime;

grant usage on schema archive to pacs_intake, pacs_keeper;
grant select, insert, maintain on archive.patient, archive.sop_class, archive.transfer_syntax to pacs_intake;
grant select, insert, update, maintain on archive.study, archive.series, archive.instance to pacs_intake;
grant select, insert, update on archive.other_version to pacs_intake;
grant insert, maintain on archive.name_token, archive.study_viewer to pacs_intake;
grant insert on archive.outbox to pacs_intake;
grant select, insert on archive.audit to pacs_intake, pacs_keeper;

grant select, update on archive.study, archive.instance, archive.other_version, archive.name_backfill, archive.manifest to pacs_keeper;
grant select on archive.series, archive.sop_class, archive.transfer_syntax to pacs_keeper;
grant select, insert on archive.name_token, archive.inbox, archive.outbox to pacs_keeper;
grant select, insert, update on archive.feed_cursor, archive.study_progress to pacs_keeper;
grant select, delete on archive.manifest_gap to pacs_keeper;
grant execute on function archive.forget_events(interval) to pacs_keeper;

alter table archive.patient enable row level security;
alter table archive.patient force row level security;
create policy owner on archive.patient to pacs_owner using (true) with check (true);
create policy intake on archive.patient to pacs_intake using (true) with check (true);

alter table archive.study enable row level security;
alter table archive.study force row level security;
create policy owner on archive.study to pacs_owner using (true) with check (true);
create policy intake on archive.study to pacs_intake using (true) with check (true);
create policy keeper on archive.study to pacs_keeper using (true) with check (true);
create policy seen on archive.study for select to pacs_runtime using (
    institution = (select directory.me())
    or exists (
        select from archive.study_viewer v
        where v.viewer = (select directory.me()) and v.study_id = study.id and v.until > now()));

alter table archive.series enable row level security;
alter table archive.series force row level security;
create policy owner on archive.series to pacs_owner using (true) with check (true);
create policy intake on archive.series to pacs_intake using (true) with check (true);
create policy keeper on archive.series for select to pacs_keeper using (true);
create policy seen on archive.series for select to pacs_runtime using (exists (
        select from archive.study_viewer v
        where v.viewer = (select directory.me()) and v.study_id = series.study and v.until > now()));

alter table archive.instance enable row level security;
alter table archive.instance force row level security;
create policy owner on archive.instance to pacs_owner using (true) with check (true);
create policy intake on archive.instance to pacs_intake using (true) with check (true);
create policy keeper on archive.instance to pacs_keeper using (true) with check (true);
create policy seen on archive.instance for select to pacs_runtime using (exists (
        select from archive.study_viewer v
        where v.viewer = (select directory.me()) and v.study_id = instance.study and v.until > now()));

alter table archive.other_version enable row level security;
alter table archive.other_version force row level security;
create policy owner on archive.other_version to pacs_owner using (true) with check (true);
create policy intake on archive.other_version to pacs_intake using (true) with check (true);
create policy keeper on archive.other_version to pacs_keeper using (true) with check (true);
create policy seen on archive.other_version for select to pacs_runtime using (exists (
        select from archive.study_viewer v
        where v.viewer = (select directory.me()) and v.study_id = other_version.study and v.until > now()));

alter table archive.name_token enable row level security;
alter table archive.name_token force row level security;
create policy owner on archive.name_token to pacs_owner using (true) with check (true);
create policy intake on archive.name_token for insert to pacs_intake with check (true);
create policy keeper on archive.name_token to pacs_keeper using (true) with check (true);
create policy seen on archive.name_token for select to pacs_runtime using (
    institution = (select directory.me())
    or exists (
        select from archive.study_viewer v
        where v.viewer = (select directory.me()) and v.study_id = name_token.study and v.until > now()));

alter table archive.study_viewer enable row level security;
alter table archive.study_viewer force row level security;
create policy owner on archive.study_viewer to pacs_owner using (true) with check (true);
create policy intake on archive.study_viewer for insert to pacs_intake with check (true);
create policy seen on archive.study_viewer for select to pacs_runtime using (viewer = (select directory.me()));

alter table archive.study_progress enable row level security;
alter table archive.study_progress force row level security;
create policy owner on archive.study_progress to pacs_owner using (true) with check (true);
create policy keeper on archive.study_progress to pacs_keeper using (true) with check (true);
create policy seen on archive.study_progress for select to pacs_runtime using (institution = (select directory.me()));

alter table archive.manifest enable row level security;
alter table archive.manifest force row level security;
create policy owner on archive.manifest to pacs_owner using (true) with check (true);
create policy keeper on archive.manifest to pacs_keeper using (true) with check (true);
create policy own on archive.manifest to pacs_runtime
    using (institution = (select directory.me())) with check (institution = (select directory.me()));

alter table archive.manifest_gap enable row level security;
alter table archive.manifest_gap force row level security;
create policy owner on archive.manifest_gap to pacs_owner using (true) with check (true);
create policy keeper on archive.manifest_gap to pacs_keeper using (true) with check (true);
create policy own on archive.manifest_gap to pacs_runtime
    using (institution = (select directory.me())) with check (institution = (select directory.me()));

alter table archive.receipt enable row level security;
alter table archive.receipt force row level security;
create policy owner on archive.receipt to pacs_owner using (true) with check (true);
create policy own on archive.receipt to pacs_runtime
    using (institution = (select directory.me())) with check (institution = (select directory.me()));

alter table archive.gateway_study enable row level security;
alter table archive.gateway_study force row level security;
create policy owner on archive.gateway_study to pacs_owner using (true) with check (true);
create policy own on archive.gateway_study to pacs_runtime
    using (institution = (select directory.me())) with check (institution = (select directory.me()));

alter table archive.outbox enable row level security;
alter table archive.outbox force row level security;
create policy owner on archive.outbox to pacs_owner using (true) with check (true);
create policy intake on archive.outbox for insert to pacs_intake with check (true);
create policy keeper on archive.outbox to pacs_keeper using (true) with check (true);
