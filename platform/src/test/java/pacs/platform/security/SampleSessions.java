package pacs.platform.security;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import pacs.platform.audit.AuditKey;

/** Sessions over a database, with the times a region has by default. */
final class SampleSessions {

    record Times(Duration idle, Duration longest) implements SessionConfig {}

    static final Times TIMES = new Times(Duration.ofMinutes(15), Duration.ofHours(12));

    private SampleSessions() {}

    static Sessions of(DataSource source, AuditKey key, InstantSource clock) {
        return new Sessions(source, key, TIMES, ended(source, clock), clock);
    }

    static EndedSessions ended(DataSource source, InstantSource clock) {
        return new EndedSessions(source, Duration.ofMinutes(10), clock);
    }
}
