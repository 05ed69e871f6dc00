package pacs.archive.catalogue;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;

/** Where the objects lie that an institution has of a study or series, in the order of their numbers. */
@ApplicationScoped
public class StoredInstances {

    private static final String OF_STUDY = """
            select s.institution, s.uid, e.uid, i.uid, t.transferSyntax, i.blob, i.position, i.length
            from Instance i join i.series e join e.study s join i.transferSyntax t
            where s.institution = :institution and s.uid = :study""";
    private static final String OF_SERIES = OF_STUDY + " and e.uid = :series";
    private static final String OF_INSTANCE = OF_SERIES + " and i.study = s.id and i.uid = :instance";
    private static final String IN_ORDER = " order by e.number nulls last, e.uid, i.number nulls last, i.uid";

    private final StatelessSession session;

    /** @param session reads the region's database; of the request or transaction in hand */
    @Inject
    public StoredInstances(@PersistenceUnit("region") StatelessSession session) {
        this.session = session;
    }

    /** @throws Refusal NOT_FOUND when the institution has no such study */
    @Transactional
    public List<StoredInstance> of(InstitutionId institution, StudyUid study) {
        return found(query(OF_STUDY + IN_ORDER, institution, study), "No study " + study + " is here.");
    }

    /** @throws Refusal NOT_FOUND when the institution has no such series in this study */
    @Transactional
    public List<StoredInstance> of(InstitutionId institution, StudyUid study, SeriesUid series) {
        return found(
                query(OF_SERIES + IN_ORDER, institution, study).setParameter("series", series),
                "No series " + series + " is here in study " + study + ".");
    }

    /** @throws Refusal NOT_FOUND when the institution has no such instance in this series */
    @Transactional
    public StoredInstance of(InstitutionId institution, StudyUid study, SeriesUid series, SopInstanceUid instance) {
        return found(
                        query(OF_INSTANCE, institution, study)
                                .setParameter("series", series)
                                .setParameter("instance", instance.value()),
                        "No instance " + instance + " is here in series " + series + " of study " + study + ".")
                .getFirst();
    }

    private SelectionQuery<StoredInstance> query(String hql, InstitutionId institution, StudyUid study) {
        return session.createSelectionQuery(hql, StoredInstance.class)
                .setParameter("institution", institution)
                .setParameter("study", study);
    }

    private static List<StoredInstance> found(SelectionQuery<StoredInstance> query, String absent) {
        List<StoredInstance> instances = query.getResultList();
        if (instances.isEmpty()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, absent);
        }
        return instances;
    }
}
