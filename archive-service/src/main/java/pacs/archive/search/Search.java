package pacs.archive.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import pacs.archive.retrieve.StoredObjects;
import pacs.platform.Refusal;
import pacs.platform.database.SqlWork;
import pacs.platform.tenancy.AsInstitution;

/** Answers queries from the catalogue, and of instances from their headers; each sees what its institution may see. */
@ApplicationScoped
public class Search {

    private static final String GRANTED = "select exists (select from archive.study_viewer v"
            + " where v.viewer = ? and v.owner <> v.viewer and v.until > now())";

    private final DataSource region;
    private final InstanceHeaders headers;

    @Inject
    public Search(@Named("region") DataSource region, StoredObjects objects) {
        this.region = region;
        this.headers = new InstanceHeaders(objects);
    }

    /**
     * As many matches as the query wants and its level allows.
     *
     * @throws Refusal when a value cannot be matched
     */
    public Matches find(Query query) {
        int most = Math.min(query.limit(), query.level().most());
        MatchRows rows = new MatchRows(query.returned());
        if (query.level() != QueryLevel.INSTANCE) {
            List<Match> found = rows(query, most + 1, rows::read);
            return new Matches(firstOf(found, most), found.size() > most);
        }
        List<PlacedMatch> found = rows(query, most + 1, rows::readPlaced);
        return new Matches(headers.addTo(firstOf(found, most), query), found.size() > most);
    }

    /** How many matches there are in all, whatever limit and offset say. */
    public long count(Query query) {
        return asked(query, connection -> {
            List<Part> parts = parts(connection, query.scope());
            if (parts.isEmpty()) {
                return 0L;
            }
            try (PreparedStatement statement = SearchSql.count(connection, query, parts);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private <T> List<T> rows(Query query, int most, Row<T> reader) {
        return asked(query, connection -> {
            List<T> read = new ArrayList<>();
            List<Part> parts = parts(connection, query.scope());
            if (parts.isEmpty()) {
                return read;
            }
            try (PreparedStatement statement = SearchSql.select(connection, query, parts, most);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read.add(reader.read(row));
                }
                return read;
            }
        });
    }

    /** Most institutions may see nothing of others, and then need not look for it. */
    private static List<Part> parts(Connection connection, Scope scope) throws SQLException {
        if (scope.study().isPresent() || scope.owner().equals(Optional.of(scope.viewer()))) {
            return Part.of(scope, false);
        }
        try (PreparedStatement asked = connection.prepareStatement(GRANTED)) {
            asked.setInt(1, scope.viewer().value());
            try (ResultSet row = asked.executeQuery()) {
                return Part.of(scope, row.next() && row.getBoolean(1));
            }
        }
    }

    /** A plan for any name would be wrong for the rare or for the common one. */
    private <T> T asked(Query query, SqlWork<T> work) {
        boolean named = query.criteria().containsKey(QueryKey.PATIENT_NAME);
        return AsInstitution.inTransaction(region, query.scope().viewer(), connection -> {
            if (named) {
                try (Statement setting = connection.createStatement()) {
                    setting.execute("set local plan_cache_mode = force_custom_plan");
                }
            }
            return work.run(connection);
        });
    }

    private static <T> List<T> firstOf(List<T> found, int most) {
        return found.size() > most ? found.subList(0, most) : found;
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
