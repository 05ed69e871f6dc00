package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import pacs.platform.audit.Act;
import pacs.platform.audit.Actor;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.database.Transactions;
import pacs.platform.security.Caller.Kind;

/** One's own second factor: set up in two steps, so that nobody is locked out by a secret that did not arrive. */
@ApplicationScoped
public class OwnFactors {

    /**
     * What somebody has.
     *
     * @param isNeeded whether a role of theirs needs one
     */
    public record State(boolean totp, int recoveryCodes, boolean isNeeded) {}

    /** How setting up began. */
    public sealed interface Begun {

        /** @param uri for an authenticator to read, as a picture */
        record Secret(String base32, String uri) implements Begun {}

        /** There is one already. */
        record Exists() implements Begun {}

        /** The password is not right. */
        record Wrong() implements Begun {}

        /** Too many were wrong. */
        record TooSoon(Duration pause) implements Begun {}
    }

    private static final String ISSUER = "PACS";

    private final DataSource source;
    private final AuditTrail trail;
    private final Factors factors;
    private final Accounts accounts;
    private final Reproof reproof;
    private final Sessions sessions;

    @Inject
    OwnFactors(
            @Named("region") DataSource source,
            AuditKey key,
            Factors factors,
            Accounts accounts,
            Reproof reproof,
            Sessions sessions) {
        this.source = source;
        this.trail = new AuditTrail("directory", key);
        this.factors = factors;
        this.accounts = accounts;
        this.reproof = reproof;
        this.sessions = sessions;
    }

    public State state(Caller caller) {
        String login = caller.subject();
        return new State(
                factors.totp(login).isPresent(),
                factors.recoveryCodes(login),
                Dues.needsFactor(accounts.of(Kind.PERSON, login)));
    }

    /** A new secret; it counts when {@link #confirm} was given a code of it. */
    public Begun begin(Caller caller, String password, Actor actor) {
        String login = caller.subject();
        return switch (reproof.byPassword(login, password, actor)) {
            case Reproof.Answer.TooSoon(Duration pause) -> new Begun.TooSoon(pause);
            case Reproof.Answer.Wrong() -> new Begun.Wrong();
            case Reproof.Answer.Right() ->
                Transactions.inTransaction(source, connection -> {
                    if (factors.totp(connection, login).isPresent()) {
                        return new Begun.Exists();
                    }
                    Totp totp = factors.enrol(connection, login);
                    return new Begun.Secret(totp.secret(), totp.uri(ISSUER, login));
                });
        };
    }

    /**
     * Makes the new secret count, and ends every other session of the person.
     *
     * @return the recovery codes, which are shown this once; empty when the code is wrong
     */
    public Optional<List<String>> confirm(Caller caller, SessionId session, String code, Actor actor) {
        Optional<List<String>> codes = Transactions.inTransaction(source, connection -> {
            Optional<List<String>> confirmed = factors.confirm(connection, caller.subject(), code);
            if (confirmed.isPresent()) {
                trail.record(connection, Act.by(actor, "factor-added").noting("totp"));
                sessions.endAll(connection, caller.subject(), Optional.of(session), SessionEnd.FACTOR, actor);
            }
            return confirmed;
        });
        sessions.told();
        return codes;
    }

    /** How taking it away ended. */
    public sealed interface Removed {

        /** It counts no more. */
        record Done() implements Removed {}

        /** The code is not right. */
        record Wrong() implements Removed {}

        /** Too many were wrong. */
        record TooSoon(Duration pause) implements Removed {}
    }

    /** Takes the factor away, for another one to be set up: whoever does so shows a code of it. */
    public Removed remove(Caller caller, SessionId session, String code, Actor actor) {
        return switch (reproof.byCode(caller.subject(), code, actor)) {
            case Reproof.Answer.TooSoon(Duration pause) -> new Removed.TooSoon(pause);
            case Reproof.Answer.Wrong() -> new Removed.Wrong();
            case Reproof.Answer.Right() -> {
                Transactions.inTransaction(source, connection -> {
                    if (factors.remove(connection, caller.subject())) {
                        trail.record(connection, Act.by(actor, "factor-removed").noting("totp"));
                        sessions.endAll(connection, caller.subject(), Optional.of(session), SessionEnd.FACTOR, actor);
                    }
                    return code;
                });
                sessions.told();
                yield new Removed.Done();
            }
        };
    }
}
