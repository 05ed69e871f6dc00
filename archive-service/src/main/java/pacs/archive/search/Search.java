package pacs.archive.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import pacs.dicom.core.DataSet;
import pacs.platform.Refusal;
import pacs.platform.database.Transactions;

/** Answers queries from the catalogue; each looks into one institution. */
@ApplicationScoped
public class Search {

    private final DataSource region;

    @Inject
    public Search(@Named("region") DataSource region) {
        this.region = region;
    }

    /**
     * As many matches as the query wants and its level allows.
     *
     * @throws Refusal when a value cannot be matched
     */
    public Matches find(Query query) {
        int most = Math.min(query.limit(), query.level().most());
        MatchRows rows = new MatchRows(query.returned());
        List<DataSet> found = Transactions.read(region, connection -> {
            try (PreparedStatement statement = SearchSql.select(connection, query, most + 1);
                    ResultSet row = statement.executeQuery()) {
                List<DataSet> read = new ArrayList<>();
                while (row.next()) {
                    read.add(rows.read(row));
                }
                return read;
            }
        });
        boolean more = found.size() > most;
        return new Matches(more ? found.subList(0, most) : found, more);
    }

    /** How many matches there are in all, whatever limit and offset say. */
    public long count(Query query) {
        return Transactions.read(region, connection -> {
            try (PreparedStatement statement = SearchSql.count(connection, query);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
