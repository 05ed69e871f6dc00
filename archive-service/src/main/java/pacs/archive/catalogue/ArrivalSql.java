package pacs.archive.catalogue;

/** The statements of ingest. Arrays go in, one element per object; a group costs as many round trips as one object. */
final class ArrivalSql {

    /** Locks the studies of a group in their order and tells which exist. */
    static final String LOCK_STUDIES = """
            select s.id, s.institution, s.study_uid
            from archive.study s
            join unnest(?::int[], ?::text[]) as w (institution, study_uid)
              on s.institution = w.institution and s.study_uid = w.study_uid
            order by s.institution, s.study_uid
            for no key update of s""";

    static final String ADD_PATIENTS = """
            insert into archive.patient (institution, issuer, patient_id, only_study,
                                         name, name_ideographic, name_roman, birth_date, sex)
            select * from unnest(?::int[], ?::text[], ?::text[], ?::text[],
                                 ?::text[], ?::text[], ?::text[], ?::date[], ?::text[])
            order by 1, 2, 3, 4
            on conflict (institution, issuer, patient_id, only_study) do nothing""";

    /** With the tokens of their names and their owner as a viewer, which only a study that is new gets. */
    static final String ADD_STUDIES = """
            with w as materialized (
                select * from unnest(?::int[], ?::text[], ?::text[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::date[], ?::text[],
                                     ?::text[], ?::date[], ?::text[], ?::timestamp[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::text[])
                     as w (institution, issuer, patient_id, only_study,
                           name, name_ideographic, name_roman, birth_date, sex,
                           study_uid, study_date, study_time, study_at, study_id,
                           accession, description, referring_physician, name_tokens)
            ),
            added as (
                insert into archive.study (patient, institution, patient_issuer, patient_id,
                                           patient_name, name_ideographic, name_roman, birth_date, sex,
                                           study_uid, study_date, study_time, study_at, study_id,
                                           accession, description, referring_physician)
                select p.id, w.institution, w.issuer, w.patient_id,
                       w.name, w.name_ideographic, w.name_roman, w.birth_date, w.sex,
                       w.study_uid, w.study_date, w.study_time, w.study_at, w.study_id,
                       w.accession, w.description, w.referring_physician
                from w
                join archive.patient p using (institution, issuer, patient_id, only_study)
                order by w.institution, w.study_uid
                on conflict (institution, study_uid) do nothing
                returning id, institution, study_uid, study_at
            ),
            seen as (
                insert into archive.study_viewer (viewer, owner, study_id, study_at)
                select institution, institution, id, study_at from added
            )
            insert into archive.name_token (institution, token, study_at, study)
            select a.institution, t.token, a.study_at, a.id
            from added a
            join w on w.institution = a.institution and w.study_uid = a.study_uid
            cross join lateral unnest(string_to_array(w.name_tokens, ' ')) as t (token)""";

    /**
     * Everything else, under the locks of the studies: one change per study and series, a row per new instance, the
     * event and the audit row. Answers with the objects whose SOP Instance UID is here already, in their study or in
     * another one of the institution, and those whose blob was written anew without them. Placement is looked at under
     * the lock under which {@code Rewriting} changes it.
     */
    static final String ADD_INSTANCES = """
            with incoming as (
                select * from unnest(
                    ?::int[], ?::int[], ?::text[],
                    ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::date[], ?::text[],
                    ?::text[], ?::int[], ?::int[], ?::int[], ?::bytea[],
                    ?::uuid[], ?::bigint[], ?::bigint[], ?::int[],
                    ?::int[])
                as i (n, study, patient_id,
                      series_uid, modality, series_number, description, body_part, performed_date, performed_time,
                      sop_uid, sop_class, transfer_syntax, number, dataset_sha256,
                      blob, position, object_length, trailer_length,
                      act)
            ),
            known as (
                select i.n, x.dataset_sha256, x.blob, x.position
                from incoming i
                join archive.instance x on x.sop_uid = i.sop_uid and x.study = i.study and x.version = 1
            ),
            late as (
                select i.n from incoming i join tiering.placement p on p.blob = i.blob and p.replaced_at is not null
            ),
            fresh as (
                select * from incoming i
                where not exists (select from known k where k.n = i.n) and not exists (select from late l where l.n = i.n)
            ),
            elsewhere as (
                select f.n, min(s.study_uid) as study_uid
                from fresh f
                join archive.instance x on x.sop_uid = f.sop_uid and x.study <> f.study
                join archive.study s on s.id = x.study
                where s.institution = (select mine.institution from archive.study mine where mine.id = f.study)
                group by f.n
            ),
            series_grown as (
                insert into archive.series as s (study, series_uid, instance_count, modality, number, description,
                                                 body_part, performed_date, performed_time)
                select distinct on (study, series_uid)
                       study, series_uid, count(*) over (partition by study, series_uid), modality, series_number,
                       description, body_part, performed_date, performed_time
                from fresh
                order by study, series_uid, n
                on conflict (study, series_uid) do update
                set instance_count = s.instance_count + excluded.instance_count, version = s.version + 1
                returning s.id, s.study, s.series_uid, s.version = 1 as created
            ),
            added as (
                insert into archive.instance (study, series, position, object_length, blob, trailer_length,
                                              sop_class, transfer_syntax, number, sop_uid, dataset_sha256)
                select f.study, g.id, f.position, f.object_length, f.blob, f.trailer_length,
                       f.sop_class, f.transfer_syntax, f.number, f.sop_uid, f.dataset_sha256
                from fresh f
                join series_grown g using (study, series_uid)
                order by f.n
            ),
            study_grown as (
                update archive.study s
                set version = s.version + 1,
                    instance_count = s.instance_count + d.instances,
                    series_count = s.series_count + d.series,
                    modalities = array(select distinct m from unnest(s.modalities || d.modalities) m
                                       where m <> '' order by m),
                    patient_conflict = s.patient_conflict or exists (select from unnest(d.patient_ids) other (id) where other.id <> s.patient_id)
                from (
                    select f.study, count(*) as instances,
                           (select count(*) from series_grown g where g.study = f.study and g.created) as series,
                           array_agg(distinct f.modality) as modalities,
                           array_agg(distinct f.patient_id) as patient_ids
                    from fresh f
                    group by f.study) d
                where s.id = d.study
                returning s.id, s.institution, s.study_uid, s.version
            ),
            told as (
                insert into archive.outbox (type, key, payload)
                select case version when 1 then 'StudyReceived' else 'StudyGrew' end,
                       institution || '/' || study_uid,
                       jsonb_build_object('institution', institution, 'study', study_uid, 'version', version)
                from study_grown
                order by institution, study_uid
            ),
            audited as (
                insert into archive.audit (institution, study_uid,
                                           operation, action, kind, actor, address, patient, mac)
                select g.institution, g.study_uid,
                       (?::uuid[])[d.act], (?::text[])[d.act], (?::text[])[d.act], (?::text[])[d.act],
                       (?::text[])[d.act], (?::text[])[d.act], (?::bytea[])[d.act]
                from (select distinct f.study, f.act from fresh f where f.act > 0) d
                join study_grown g on g.id = d.study
                on conflict do nothing
            )
            select i.n, k.dataset_sha256, k.blob, k.position, e.study_uid, l.n is not null as late
            from incoming i
            left join known k using (n)
            left join elsewhere e using (n)
            left join late l using (n)
            where k.n is not null or e.n is not null or l.n is not null""";

    /**
     * All of a commit in one round trip, for studies and blobs that have their rows: {@link #LOCK_STUDIES} for ids that are
     * known, and after it, with a view of its own, {@link #ADD_INSTANCES}. When one of the statements fails, the server skips
     * the rest; so does the first by a division by zero when a study is not the one that was known by this id.
     */
    static final String COMMIT_INSTANCES = """
            with locked as materialized (
                select s.id
                from archive.study s
                join unnest(?::int[], ?::int[], ?::text[]) as w (id, institution, study_uid)
                  on s.id = w.id and s.institution = w.institution and s.study_uid = w.study_uid
                order by s.institution, s.study_uid
                for no key update of s
            )
            select 1 / (count(*) = ?)::int from locked;
            """ + ADD_INSTANCES + """
            ;
            commit""";

    /** The digest of an instance that is here; a repeat is recognised by it before its bytes are made durable. */
    static final String FIND = """
            select x.dataset_sha256
            from archive.study s
            join archive.instance x on x.study = s.id
            where s.institution = ? and s.study_uid = ? and x.sop_uid = ? and x.version = 1""";

    /** Where the instances of a study lie in one of its blobs. */
    static final String LOCATIONS = """
            select x.sop_uid, x.position
            from archive.study s
            join archive.series e on e.study = s.id
            join archive.instance x on x.series = e.id
            where s.institution = ? and s.study_uid = ? and x.blob = ?
            union all
            select o.sop_uid, o.position
            from archive.study s
            join archive.other_version o on o.study = s.id
            where s.institution = ? and s.study_uid = ? and o.blob = ?
            order by 2""";

    private ArrivalSql() {}
}
