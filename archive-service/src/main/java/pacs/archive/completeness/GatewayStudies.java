package pacs.archive.completeness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.AsInstitution;
import pacs.platform.tenancy.Gateway;
import pacs.platform.tenancy.InstitutionId;

/** What gateways have reported of their studies: the newest word of each. */
@ApplicationScoped
public class GatewayStudies {

    private static final int MOST = 500;

    private static final String REPORT = """
            insert into archive.gateway_study (institution, gateway, study_uid, state, instances, sent, since, problem)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (institution, gateway, study_uid) do update
            set state = excluded.state, instances = excluded.instances, sent = excluded.sent, since = excluded.since,
                problem = excluded.problem, at = clock_timestamp()""";

    private static final String OF_GATEWAY = """
            select study_uid, state, instances, sent, since, problem from archive.gateway_study
            where institution = ? and gateway = ? order by since desc, study_uid limit ?""";

    private final DataSource region;

    @Inject
    public GatewayStudies(@Named("region") DataSource region) {
        this.region = region;
    }

    /** Keeps what a gateway says in place of what it said before. */
    public void report(Gateway gateway, Collection<GatewayStudy> studies) {
        AsInstitution.inTransaction(region, gateway.institution(), connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(REPORT)) {
                for (GatewayStudy study : studies) {
                    upsert.setInt(1, gateway.institution().value());
                    upsert.setString(2, gateway.aeTitle().value());
                    upsert.setString(3, study.study().value());
                    upsert.setString(4, study.state().name().toLowerCase(Locale.ROOT));
                    upsert.setInt(5, study.instances());
                    upsert.setInt(6, study.sent());
                    upsert.setTimestamp(7, Timestamp.from(study.since()));
                    upsert.setString(8, study.problem());
                    upsert.addBatch();
                }
                return upsert.executeBatch().length;
            }
        });
    }

    /** The 500 that changed last; none when it is another institution's gateway, or nobody's. */
    public List<GatewayStudy> of(InstitutionId institution, String gateway) {
        return AsInstitution.inTransaction(region, institution, connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF_GATEWAY)) {
                select.setInt(1, institution.value());
                select.setString(2, gateway);
                select.setInt(3, MOST);
                List<GatewayStudy> studies = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        studies.add(new GatewayStudy(
                                new StudyUid(row.getString(1)),
                                GatewayStudy.State.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                                row.getInt(3),
                                row.getInt(4),
                                row.getTimestamp(5).toInstant(),
                                row.getString(6)));
                    }
                }
                return studies;
            }
        });
    }
}
