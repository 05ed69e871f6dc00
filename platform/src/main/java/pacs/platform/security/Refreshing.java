package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import pacs.platform.audit.Actor;
import pacs.platform.database.Transactions;
import pacs.platform.security.Accounts.Account;
import pacs.platform.security.Caller.Kind;
import pacs.platform.security.Tokens.Continuation;

/**
 * Goes on with a session by a refresh token, which is good once. One that comes a second time was copied, by whom is not
 * known, so the session ends; except for some seconds, while the answer to the first may have been lost on the way and
 * nobody has used what was in it.
 */
@ApplicationScoped
public class Refreshing {

    private static final Duration LOST_ANSWER = Duration.ofSeconds(10);

    /**
     * What a client wants to go on with.
     *
     * @param session which the client means; a browser may have got another one meanwhile
     * @param institution code of the one the access token shall be for; empty for the person's first one
     * @param isQuiet whether the client asks by itself: then the session is over as early as it was going to be
     */
    public record Wish(
            RefreshToken token, Optional<SessionId> session, Optional<String> institution, boolean isQuiet) {}

    private final DataSource source;
    private final Issuer issuer;
    private final Sessions sessions;
    private final Dues dues;
    private final SessionConfig config;
    private final InstantSource clock;

    @Inject
    Refreshing(@Named("region") DataSource source, Issuer issuer, Sessions sessions, Dues dues, SessionConfig config) {
        this(source, issuer, sessions, dues, config, InstantSource.system());
    }

    Refreshing(
            DataSource source, Issuer issuer, Sessions sessions, Dues dues, SessionConfig config, InstantSource clock) {
        this.dues = dues;
        this.source = source;
        this.issuer = issuer;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    public Refreshed refresh(Wish wish, Origin from) {
        Refreshed outcome = Transactions.inTransaction(source, connection -> answer(connection, wish, from));
        if (outcome instanceof Refreshed.Over) {
            sessions.told();
        }
        return outcome;
    }

    private Refreshed answer(Connection connection, Wish wish, Origin from) throws SQLException {
        SessionRows rows = new SessionRows(connection);
        Optional<SessionId> id = rows.sessionOf(wish.token());
        Optional<SessionRows.Row> locked = id.isPresent() ? rows.lock(id.get()) : Optional.empty();
        if (locked.isEmpty()) {
            return new Refreshed.Unknown();
        }
        SessionRows.Row session = locked.get();
        if (wish.session().filter(meant -> !meant.equals(session.id())).isPresent()) {
            return new Refreshed.OfAnother();
        }
        List<Account> belongs = Accounts.of(connection, Kind.PERSON, session.login());
        Optional<SessionEnd> end = end(rows, session, wish.token(), belongs);
        if (end.isPresent()) {
            Actor actor = new Actor(
                    Actor.Kind.PERSON,
                    session.login(),
                    belongs.stream().findFirst().map(account -> account.caller().institution()),
                    "",
                    from.address());
            sessions.end(connection, session, end.get(), actor);
            return new Refreshed.Over(end.get());
        }
        Optional<Account> chosen = belongs.stream()
                .filter(account ->
                        wish.institution().map(account.code()::equals).orElse(true))
                .findFirst();
        if (chosen.isEmpty()) {
            return new Refreshed.NotThere();
        }
        Standing standing =
                new Standing(session.id(), session.methods(), dues.of(connection, session.login(), belongs));
        return new Refreshed.GoesOn(issuer.issue(chosen.get(), standing, goOn(rows, session, wish)));
    }

    private Optional<SessionEnd> end(
            SessionRows rows, SessionRows.Row session, RefreshToken shown, List<Account> belongs) throws SQLException {
        Instant now = clock.instant();
        Optional<SessionEnd> over = sessions.over(session, now);
        if (over.isPresent()) {
            return over;
        }
        if (belongs.isEmpty()) {
            return Optional.of(SessionEnd.ACCOUNT);
        }
        Optional<Instant> before = rows.usedAt(shown);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        boolean mayBeLost = now.isBefore(before.get().plus(LOST_ANSWER));
        return mayBeLost && rows.withdrawNext(shown, now) ? Optional.empty() : Optional.of(SessionEnd.REUSED);
    }

    private Continuation goOn(SessionRows rows, SessionRows.Row session, Wish wish) throws SQLException {
        Instant now = clock.instant();
        RefreshToken next = RefreshToken.random();
        rows.replace(session.id(), wish.token(), next, now);
        Instant used = wish.isQuiet() ? session.used() : now;
        rows.use(session.id(), used);
        return new Continuation(
                session.id(),
                next,
                Duration.between(now, session.until()),
                Duration.between(now, used.plus(config.idle())));
    }
}
