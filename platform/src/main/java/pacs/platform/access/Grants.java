package pacs.platform.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.audit.Act;
import pacs.platform.audit.Actor;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.database.SqlFailure;
import pacs.platform.tenancy.AsInstitution;
import pacs.platform.tenancy.InstitutionId;

/** Opens, ends and lists grants. Each sees those it gave and those it received. */
@ApplicationScoped
public class Grants {

    private static final int MOST = 500;

    private static final String LIST = """
            select id, owner, grantee, purpose, studies, patient_id, patient_issuer, opened_at, until, ended_at, ended_by,
                   opened_by, reason
            from directory.access_grant
            where owner = ? or grantee = ?
            order by opened_at desc, id
            limit\s""" + MOST;

    private static final String OPEN = "select directory.open_grant(?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String END = "select directory.end_grant(?, ?)";

    private static final String NO_SUCH_STUDY = "P0002";

    private final DataSource region;
    private final AuditTrail trail;

    @Inject
    public Grants(@Named("region") DataSource region, AuditKey key) {
        this.region = region;
        this.trail = new AuditTrail("directory", key);
    }

    /** The latest 500 of those an institution gave or received, the latest first. */
    public List<Grant> of(InstitutionId institution) {
        return AsInstitution.inTransaction(region, institution, connection -> {
            try (PreparedStatement select = connection.prepareStatement(LIST)) {
                select.setInt(1, institution.value());
                select.setInt(2, institution.value());
                List<Grant> grants = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        grants.add(grant(row));
                    }
                }
                return grants;
            }
        });
    }

    /**
     * Lets another institution see what is the owner's.
     *
     * @param actor of the owner
     * @throws Refusal NOT_FOUND when a study is not the owner's, INVALID_REQUEST when it cannot be opened so; nothing is opened
     */
    public UUID open(InstitutionId owner, Actor actor, Opening opening) {
        opening.require(Instant.now());
        if (opening.grantee().equals(owner)) {
            throw new Refusal(
                    Refusal.Reason.INVALID_REQUEST, "Your institution sees its own studies. Nothing was opened.");
        }
        try {
            return AsInstitution.inTransaction(region, owner, connection -> {
                UUID made = open(connection, actor, opening);
                trail.record(connection, acts(made, actor, opening));
                return made;
            });
        } catch (SqlFailure failure) {
            if (failure.sqlState().equals(Optional.of(NO_SUCH_STUDY))) {
                throw new Refusal(
                        Refusal.Reason.NOT_FOUND,
                        "One of these studies is not in your institution. Nothing was opened.");
            }
            throw failure;
        }
    }

    /**
     * Ends a grant now; either side may.
     *
     * @throws Refusal NOT_FOUND when there is none, or it has ended
     */
    public void end(InstitutionId institution, Actor actor, UUID grant) {
        boolean ended = AsInstitution.inTransaction(region, institution, connection -> {
            try (PreparedStatement end = connection.prepareStatement(END)) {
                end.setObject(1, grant);
                end.setString(2, actor.name());
                try (ResultSet row = end.executeQuery()) {
                    boolean done = row.next() && row.getBoolean(1);
                    if (done) {
                        trail.record(connection, Act.by(actor, "grant-ended").noting(grant.toString()));
                    }
                    return done;
                }
            }
        });
        if (!ended) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, "There is no such grant, or it has ended.");
        }
    }

    private static UUID open(Connection connection, Actor actor, Opening opening) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setInt(1, opening.grantee().value());
            open.setString(2, opening.purpose().toString());
            switch (opening.extent()) {
                case Extent.Studies(List<StudyUid> studies) -> {
                    Object[] uids =
                            studies.stream().map(StudyUid::value).distinct().toArray();
                    open.setArray(3, connection.createArrayOf("text", uids));
                    open.setString(4, null);
                    open.setString(5, null);
                }
                case Extent.Patient(String id, String issuer) -> {
                    open.setArray(3, null);
                    open.setString(4, issuer);
                    open.setString(5, id);
                }
            }
            open.setTimestamp(6, Timestamp.from(opening.until()));
            open.setString(7, actor.name());
            open.setString(8, opening.reason());
            try (ResultSet row = open.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** One for each study, so that it is found by it. */
    private static List<Act> acts(UUID grant, Actor actor, Opening opening) {
        Act act = Act.by(actor, "grant-opened")
                .because(opening.purpose() + ": " + opening.reason())
                .noting("to institution " + opening.grantee() + " until " + opening.until() + ", " + grant);
        return switch (opening.extent()) {
            case Extent.Studies(List<StudyUid> studies) ->
                studies.stream().map(study -> act.onStudy(study.value())).toList();
            case Extent.Patient(String id, String _) -> List.of(act.ofPatient(id));
        };
    }

    private static Grant grant(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Grant(
                row.getObject("id", UUID.class),
                new InstitutionId(row.getInt("owner")),
                new InstitutionId(row.getInt("grantee")),
                Purpose.of(row.getString("purpose")).orElseThrow(),
                extent(row),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                ended == null
                        ? Optional.empty()
                        : Optional.of(new Grant.End(ended.toInstant(), row.getString("ended_by"))),
                row.getString("opened_by"),
                row.getString("reason"));
    }

    private static Extent extent(ResultSet row) throws SQLException {
        String patient = row.getString("patient_id");
        if (patient != null) {
            return new Extent.Patient(patient, row.getString("patient_issuer"));
        }
        List<StudyUid> studies = new ArrayList<>();
        for (String uid : (String[]) row.getArray("studies").getArray()) {
            studies.add(new StudyUid(uid));
        }
        return new Extent.Studies(studies);
    }
}
