package pacs.archive.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.platform.database.Transactions;

/** Looks at the patients of studies that settled before anybody did: beside the running archive, from where the last run stopped. */
@ApplicationScoped
public class IdentityBackfill {

    private static final Logger LOG = Logger.getLogger(IdentityBackfill.class);

    /** Nobody is linked by a steward while a transaction with so many goes on. */
    private static final int STUDIES = 50;

    private static final String NEXT = """
            select s.id
            from archive.study s
            where s.id > (select done from archive.identity_backfill for update)
              and s.id <= (select last from archive.identity_backfill)
            order by s.id
            limit\s""" + STUDIES;

    private final DataSource keeper;
    private final Recognition recognition;

    @Inject
    public IdentityBackfill(@Named("keeper") DataSource keeper, Recognition recognition) {
        this.keeper = keeper;
        this.recognition = recognition;
    }

    void onStart(@Observes @Priority(2600) StartupEvent start) {
        Thread.ofVirtual().name("identity-backfill").start(this::attempt);
    }

    private void attempt() {
        try {
            long studies = run();
            if (studies > 0) {
                LOG.infof("The patients of %d studies that came before have been looked at", studies);
            }
        } catch (RuntimeException e) {
            LOG.warn("Patients of older studies are not all linked; the next start goes on with them", e);
        }
    }

    /** Until none is left; tells how many there were. */
    public long run() {
        long all = 0;
        int studies;
        do {
            studies = Transactions.inTransaction(keeper, this::some);
            all += studies;
        } while (studies == STUDIES);
        return all;
    }

    private int some(Connection connection) throws SQLException {
        List<Integer> studies = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(NEXT)) {
            while (row.next()) {
                studies.add(row.getInt(1));
            }
        }
        for (int study : studies) {
            recognition.look(connection, PatientRow.of(connection, study));
        }
        if (!studies.isEmpty()) {
            try (PreparedStatement note =
                    connection.prepareStatement("update archive.identity_backfill set done = ?")) {
                note.setInt(1, studies.getLast());
                note.executeUpdate();
            }
        }
        return studies.size();
    }
}
