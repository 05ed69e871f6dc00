package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import pacs.platform.audit.Act;
import pacs.platform.audit.Actor;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.database.Transactions;
import pacs.platform.security.Proofs.Proof.Proven;
import pacs.platform.security.Tokens.Continuation;

/** People's sessions: begun by signing in, ended by whoever may. Every service refuses the tokens of one that is over. */
@ApplicationScoped
public class Sessions {

    /** How long what is over is remembered, to say why it is when somebody comes with it. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    /** A session that has just begun. */
    record Begun(Standing standing, Continuation continuation) {}

    private final DataSource source;
    private final AuditTrail trail;
    private final SessionConfig config;
    private final EndedSessions ended;
    private final InstantSource clock;

    @Inject
    Sessions(@Named("region") DataSource source, AuditKey key, SessionConfig config, EndedSessions ended) {
        this(source, key, config, ended, InstantSource.system());
    }

    Sessions(DataSource source, AuditKey key, SessionConfig config, EndedSessions ended, InstantSource clock) {
        this.source = source;
        this.trail = new AuditTrail("directory", key);
        this.config = config;
        this.ended = ended;
        this.clock = clock;
    }

    /**
     * Signs a person in. Written before the answer leaves: who could not be recorded does not get in.
     *
     * @param before what the browser had of a session before, which this one replaces
     */
    Begun begin(Proven proven, Origin from, Optional<RefreshToken> before) {
        Instant now = clock.instant();
        Standing standing = new Standing(SessionId.random(), proven.methods(), proven.due());
        RefreshToken first = RefreshToken.random();
        Act act = Act.by(ActorOfRequest.actor(proven.account().caller(), from.address()), "signed-in")
                .noting(String.join(" ", proven.methods().stream().sorted().toList()));
        boolean replaced = Transactions.inTransaction(source, connection -> {
            SessionRows rows = new SessionRows(connection);
            rows.forget(now.minus(REMEMBERED));
            boolean one = before.isPresent() && isReplaced(rows, before.get(), now);
            rows.begin(proven.account().caller().subject(), standing, from, now, now.plus(config.longest()));
            rows.add(standing.session(), first);
            trail.record(connection, act);
            return one;
        });
        if (replaced) {
            ended.read();
        }
        return new Begun(standing, new Continuation(standing.session(), first, config.longest(), config.idle()));
    }

    private static boolean isReplaced(SessionRows rows, RefreshToken token, Instant now) throws SQLException {
        Optional<SessionId> session = rows.sessionOf(token);
        return session.isPresent() && rows.end(session.get(), SessionEnd.REPLACED, now);
    }

    /** Signs out whoever holds the token; does nothing when nobody gave it. */
    public void signOut(RefreshToken token, Origin from) {
        Transactions.inTransaction(source, connection -> {
            SessionRows rows = new SessionRows(connection);
            Optional<SessionId> id = rows.sessionOf(token);
            Optional<SessionRows.Row> row = id.isPresent() ? rows.lock(id.get()) : Optional.empty();
            if (row.isPresent() && rows.end(row.get().id(), SessionEnd.SIGNED_OUT, clock.instant())) {
                Actor actor = new Actor(Actor.Kind.PERSON, row.get().login(), Optional.empty(), "", from.address());
                trail.record(connection, Act.by(actor, "signed-out"));
            }
            return id;
        });
        ended.read();
    }

    /** How long a session may still last, when it is not over; counts as going on with it. */
    Optional<Duration> use(SessionId id) {
        Instant now = clock.instant();
        return Transactions.inTransaction(source, connection -> {
            SessionRows rows = new SessionRows(connection);
            Optional<SessionRows.Row> live =
                    rows.lock(id).filter(row -> over(row, now).isEmpty());
            if (live.isPresent()) {
                rows.use(id, now);
            }
            return live.map(row -> Duration.between(now, row.until()));
        });
    }

    /** Why a session is over, marked so or not; empty when it is not. */
    Optional<SessionEnd> over(SessionRows.Row row, Instant now) {
        if (row.end().isPresent()) {
            return row.end();
        }
        if (!now.isBefore(row.until())) {
            return Optional.of(SessionEnd.EXPIRED);
        }
        return now.isBefore(row.used().plus(config.idle())) ? Optional.empty() : Optional.of(SessionEnd.IDLE);
    }

    /** Ends a session and records it; for who does so in a transaction of their own, and calls {@link #told} after it. */
    void end(Connection connection, SessionRows.Row row, SessionEnd end, Actor by) throws SQLException {
        if (new SessionRows(connection).end(row.id(), end, clock.instant())) {
            trail.record(
                    connection,
                    Act.by(by, "session-ended").because(end.toString()).noting(row.login()));
        }
    }

    /**
     * Ends every session of a person but one; for who does so in a transaction of their own, and calls {@link #told} after it.
     *
     * @param but the one that goes on, such as that of who does it
     */
    public void endAll(Connection connection, String login, Optional<SessionId> but, SessionEnd end, Actor by)
            throws SQLException {
        for (SessionRows.Row row : new SessionRows(connection).lockLive(login)) {
            if (!but.equals(Optional.of(row.id()))) {
                end(connection, row, end, by);
            }
        }
    }

    /** After the transaction in which sessions were ended: here their tokens count no more at once, elsewhere in a second. */
    public void told() {
        ended.read();
    }
}
