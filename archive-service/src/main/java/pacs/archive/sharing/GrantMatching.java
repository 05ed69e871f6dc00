package pacs.archive.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import pacs.platform.events.Event;
import pacs.platform.events.EventConsumer;
import pacs.platform.events.StudyEvent;

/** Has a study that has arrived seen by those its patient was opened to. Beside ingest, which need not look for grants. */
@ApplicationScoped
public class GrantMatching implements EventConsumer {

    private static final String MATCH = "select archive.match_grants(?, ?)";

    @Override
    public String name() {
        return "grants";
    }

    @Override
    public void take(Connection connection, Event event) throws SQLException {
        if (StudyEvent.of(event).orElse(null) instanceof StudyEvent.StudyReceived received) {
            try (PreparedStatement match = connection.prepareStatement(MATCH)) {
                match.setInt(1, received.institution().value());
                match.setString(2, received.study().value());
                match.execute();
            }
        }
    }
}
