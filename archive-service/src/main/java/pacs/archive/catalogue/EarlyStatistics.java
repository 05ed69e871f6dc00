package pacs.archive.catalogue;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.platform.database.Transactions;

/**
 * Has the tables of ingest analysed while they grow from nothing. A plan made on an empty table takes any index for as good as
 * any other, and autovacuum comes by only once a minute; until then each object would cost more than the one before.
 */
final class EarlyStatistics {

    private static final Logger LOG = Logger.getLogger(EarlyStatistics.class);

    private static final long FIRST = 50;
    private static final int STEP = 8;

    /** From here on autovacuum is enough. */
    private static final long LAST = 100_000;

    private final DataSource region;
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong next = new AtomicLong(FIRST);

    EarlyStatistics(DataSource region) {
        this.region = region;
    }

    /** Notes how many instances a commit added; what there is to be done is done beside the caller. */
    void added(int instances) {
        long now = added.addAndGet(instances);
        long due = next.get();
        if (now >= due && due < LAST && next.compareAndSet(due, due * STEP)) {
            Thread.ofVirtual().name("early-statistics").start(this::analyse);
        }
    }

    /** Whether there was need to: a large archive that was started again has its statistics. */
    boolean analyse() {
        try {
            return Transactions.inTransaction(region, connection -> {
                try (Statement statement = connection.createStatement()) {
                    boolean small;
                    try (ResultSet row = statement.executeQuery(
                            "select reltuples < " + LAST + " from pg_class where oid = 'archive.instance'::regclass")) {
                        small = row.next() && row.getBoolean(1);
                    }
                    if (small) {
                        statement.execute(
                                "analyze archive.patient, archive.study, archive.series, archive.instance, archive.name_token, archive.study_viewer,"
                                        + " archive.sop_class, archive.transfer_syntax, tiering.placement");
                    }
                    return small;
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("The tables of ingest could not be analysed; autovacuum will do it", e);
            return false;
        }
    }
}
