package pacs.archive.catalogue;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.archive.names.NameTokens;
import pacs.dicom.core.PersonName;
import pacs.platform.database.Transactions;

/**
 * Makes the name tokens of studies that came before there were any: beside the running archive, some hundred studies in a
 * transaction, from where the last run stopped.
 */
@ApplicationScoped
public class NameBackfill {

    private static final Logger LOG = Logger.getLogger(NameBackfill.class);

    private static final int STUDIES = 500;

    private static final String NEXT = """
            select s.id, s.patient_name
            from archive.study s
            where s.id > (select done from archive.name_backfill for update)
              and s.id <= (select last from archive.name_backfill)
            order by s.id
            limit\s""" + STUDIES;

    private static final String ADD = """
            insert into archive.name_token (institution, token, study_at, study)
            select s.institution, t.token, s.study_at, s.id
            from archive.study s, unnest(string_to_array(?, ' ')) as t (token)
            where s.id = ?
            on conflict do nothing""";

    private final DataSource keeper;

    public NameBackfill(@Named("keeper") DataSource keeper) {
        this.keeper = keeper;
    }

    void onStart(@Observes @Priority(2500) StartupEvent start) {
        Thread.ofVirtual().name("name-backfill").start(this::attempt);
    }

    private void attempt() {
        try {
            NameTokens.prepare();
            long studies = run();
            if (studies > 0) {
                LOG.infof("%d studies that came before can be found by characters, pinyin and initials now", studies);
            }
        } catch (RuntimeException e) {
            LOG.warn("Older studies are not all found by their names; the next start goes on with them", e);
        }
    }

    /** Until none is left; tells how many there were. */
    public long run() {
        long all = 0;
        int studies;
        do {
            studies = Transactions.inTransaction(keeper, NameBackfill::some);
            all += studies;
        } while (studies == STUDIES);
        return all;
    }

    private static int some(Connection connection) throws SQLException {
        int studies = 0;
        int last = 0;
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(NEXT);
                PreparedStatement add = connection.prepareStatement(ADD)) {
            while (row.next()) {
                last = row.getInt(1);
                studies++;
                add.setString(1, String.join(" ", NameTokens.of(PersonName.parse(row.getString(2)))));
                add.setInt(2, last);
                add.addBatch();
            }
            add.executeBatch();
        }
        try (PreparedStatement note = connection.prepareStatement("update archive.name_backfill set done = ?")) {
            note.setInt(1, last);
            if (studies > 0) {
                note.executeUpdate();
            }
        }
        return studies;
    }
}
