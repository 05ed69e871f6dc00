package pacs.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/** Who saw a patient, what somebody saw: the trails of this process as one, the latest first. */
@ApplicationScoped
public class TrailSearch {

    private final DataSource source;
    private final List<String> schemas;

    @Inject
    TrailSearch(@Named("region") DataSource source, @Any Instance<AuditedSchema> schemas) {
        this(
                source,
                StreamSupport.stream(schemas.spliterator(), false)
                        .map(AuditedSchema::name)
                        .sorted()
                        .toList());
    }

    TrailSearch(DataSource source, List<String> schemas) {
        this.source = source;
        this.schemas = schemas;
    }

    /**
     * At most so many rows.
     *
     * @param after where the page before ended; empty for the first
     */
    public List<TrailRow> find(TrailQuery query, Optional<TrailRow.Place> after, int limit) {
        TrailSql sql = TrailSql.of(query, schemas, after, limit);
        return Transactions.read(source, connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql.text())) {
                sql.bind(select);
                List<TrailRow> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        SealedRow row = SealedRow.of(rows);
                        found.add(new TrailRow(rows.getString("trail"), row.id(), row.at(), row.kind(), row.act()));
                    }
                }
                return found;
            }
        });
    }
}
