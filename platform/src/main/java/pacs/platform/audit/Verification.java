package pacs.platform.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/** Holds trails against their chains, and the chains against their anchors. It changes nothing. */
public final class Verification {

    /** What was looked at, and what is wrong with it. */
    public record Report(List<Trail> trails, List<Finding> findings) {

        /** Nothing was changed and nothing is missing. */
        public boolean isClean() {
            return findings.isEmpty();
        }
    }

    /**
     * A trail that was looked at.
     *
     * @param sealed rows in the chain
     * @param unsealed rows that came too late for it
     * @param anchors words about it that are written down elsewhere
     */
    public record Trail(String schema, long sealed, long unsealed, int anchors) {}

    private final DataSource source;
    private final AuditKey key;
    private final Path anchors;

    /**
     * @param source of a role that may read the trails
     * @param anchors the folder where they lie
     */
    public Verification(DataSource source, AuditKey key, Path anchors) {
        this.source = source;
        this.key = key;
        this.anchors = anchors;
    }

    /** Looks at each of these schemas in turn, every row once. */
    public Report of(List<String> schemas) throws IOException {
        List<ChainCheck> checks = new ArrayList<>();
        for (String schema : schemas) {
            ChainCheck check = new ChainCheck(schema, key, new Anchors(anchors, schema, key).written());
            Transactions.inTransaction(source, check::run);
            checks.add(check);
        }
        return new Report(
                checks.stream().map(ChainCheck::trail).toList(),
                checks.stream().map(ChainCheck::findings).flatMap(List::stream).toList());
    }
}
