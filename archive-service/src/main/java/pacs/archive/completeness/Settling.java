package pacs.archive.completeness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import pacs.dicom.core.StudyUid;
import pacs.platform.database.Transactions;
import pacs.platform.events.Outbox;
import pacs.platform.events.StudyEvent.Reason;
import pacs.platform.events.StudyEvent.StudySettled;
import pacs.platform.tenancy.InstitutionId;

/** Says of a study that nothing more is expected: its manifests are complete, or nothing came for a while. */
@ApplicationScoped
public class Settling {

    /** One look settles so many at most; the rest is next. */
    private static final int MOST = 200;

    private static final String DUE = """
            select institution, study_uid, version, by_manifest from (
                select p.institution, p.study_uid, p.version, p.arrived_at,
                       exists (select from archive.manifest m
                               where m.institution = p.institution and m.study_uid = p.study_uid
                                 and m.complete_version >= p.version)
                       and not exists (select from archive.manifest m
                                       where m.institution = p.institution and m.study_uid = p.study_uid
                                         and m.complete_version is null) as by_manifest
                from archive.study_progress p
                where p.settled_version < p.version) open
            where by_manifest or arrived_at < now() - make_interval(secs => ?)
            order by arrived_at limit ?""";

    private static final String LOCK =
            "select version from archive.study where institution = ? and study_uid = ? for no key update";

    private static final String SETTLE = """
            update archive.study_progress set settled_version = version, settled_by = ?, settled_at = now()
            where institution = ? and study_uid = ? and version = ? and settled_version < version""";

    private final DataSource keeper;
    private final Outbox outbox = new Outbox(ArchiveFeed.SCHEMA);

    @Inject
    public Settling(@Named("keeper") DataSource keeper) {
        this.keeper = keeper;
    }

    /**
     * Settles what is due.
     *
     * @param quiet how long nothing has come of a study without a complete manifest
     * @return how many
     */
    public int settle(Duration quiet) {
        int settled = 0;
        for (StudySettled due : due(quiet)) {
            settled += Transactions.inTransaction(keeper, connection -> settle(connection, due));
        }
        return settled;
    }

    private List<StudySettled> due(Duration quiet) {
        return Transactions.read(keeper, connection -> {
            try (PreparedStatement select = connection.prepareStatement(DUE)) {
                select.setDouble(1, quiet.toMillis() / 1000.0);
                select.setInt(2, MOST);
                List<StudySettled> due = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        due.add(new StudySettled(
                                new InstitutionId(row.getInt(1)),
                                new StudyUid(row.getString(2)),
                                row.getLong(3),
                                row.getBoolean(4) ? Reason.MANIFEST : Reason.TIMEOUT));
                    }
                }
                return due;
            }
        });
    }

    /** Under the lock of the study's row: if it has grown since, the feed will say so, and this is not its last word. */
    private int settle(Connection connection, StudySettled due) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setInt(1, due.institution().value());
            lock.setString(2, due.study().value());
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next() || row.getLong(1) != due.version()) {
                    return 0;
                }
            }
        }
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            update.setString(1, due.reason().word());
            update.setInt(2, due.institution().value());
            update.setString(3, due.study().value());
            update.setLong(4, due.version());
            if (update.executeUpdate() == 0) {
                return 0;
            }
        }
        outbox.append(connection, List.of(due));
        return 1;
    }
}
