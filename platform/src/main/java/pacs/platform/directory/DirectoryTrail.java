package pacs.platform.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import pacs.platform.audit.Act;
import pacs.platform.audit.Actor;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.tenancy.InstitutionId;

/** Records in the audit trail of the directory what was done, with the fields that changed. */
@ApplicationScoped
class DirectoryTrail {

    private static final Set<String> COUNTED = Set.of("version", "elsewhere");

    private final AuditTrail trail;
    private final Instance<Actor> actor;

    @Inject
    DirectoryTrail(AuditKey key, Instance<Actor> actor) {
        this.trail = new AuditTrail("directory", key);
        this.actor = actor;
    }

    void created(Connection connection, Entry made) throws SQLException {
        record(connection, "directory-created", made, made.json().toString());
    }

    void changed(Connection connection, Entry before, Entry after) throws SQLException {
        Set<String> names = new TreeSet<>();
        before.json().fieldNames().forEachRemaining(names::add);
        after.json().fieldNames().forEachRemaining(names::add);
        StringBuilder detail = new StringBuilder();
        for (String name : names) {
            JsonNode was = before.json().path(name);
            JsonNode is = after.json().path(name);
            if (!was.equals(is) && !COUNTED.contains(name)) {
                detail.append(' ')
                        .append(name)
                        .append(": ")
                        .append(was)
                        .append(" -> ")
                        .append(is);
            }
        }
        record(connection, "directory-changed", after, detail.toString());
    }

    /** @param entries how many */
    void exported(Connection connection, Kind kind, int entries) throws SQLException {
        trail.record(connection, Act.by(actor.get(), "directory-exported").noting(kind.word() + " " + entries));
    }

    private void record(Connection connection, String action, Entry entry, String detail) throws SQLException {
        Act act = Act.by(actor.get(), action).noting(entry.kind().word() + "/" + entry.id() + " " + detail.strip());
        trail.record(
                connection,
                entry.scope().isEmpty()
                        ? act
                        : act.on(new InstitutionId(entry.scope().getFirst())));
    }
}
