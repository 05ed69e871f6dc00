package pacs.platform.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import pacs.platform.audit.Actor;
import pacs.platform.security.SessionEnd;
import pacs.platform.security.Sessions;

/** Signs out who may no longer do what the tokens in their hands say. */
@ApplicationScoped
class Leaving {

    private final Sessions sessions;
    private final Instance<Actor> actor;

    @Inject
    Leaving(Sessions sessions, Instance<Actor> actor) {
        this.sessions = sessions;
        this.actor = actor;
    }

    /** In the transaction of the change; {@link #told} comes after it. */
    void check(Connection connection, Entry before, Entry after) throws SQLException {
        if (before.kind() != Kind.PERSON) {
            return;
        }
        Set<String> lost = roles(before);
        lost.removeAll(roles(after));
        if (after.ended() && !before.ended()) {
            end(connection, after, SessionEnd.ACCOUNT);
        } else if (!lost.isEmpty()) {
            end(connection, after, SessionEnd.ADMINISTRATOR);
        }
    }

    private void end(Connection connection, Entry person, SessionEnd why) throws SQLException {
        String login = person.json().path("login").asText();
        sessions.endAll(connection, login, Optional.empty(), why, actor.get());
    }

    private static Set<String> roles(Entry person) {
        Set<String> roles = new HashSet<>();
        for (JsonNode membership : person.json().path("memberships")) {
            for (JsonNode role : membership.path("roles")) {
                roles.add(membership.path("institution").asText() + " " + role.asText());
            }
        }
        return roles;
    }

    /** After the transaction: here the tokens count no more at once, in other services within two seconds. */
    void told() {
        sessions.told();
    }
}
