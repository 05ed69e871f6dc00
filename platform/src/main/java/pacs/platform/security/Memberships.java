package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;
import pacs.platform.security.Accounts.Account;
import pacs.platform.tenancy.InstitutionId;

/** Where somebody belongs, and the change from one institution to another without showing the password again. */
@ApplicationScoped
public class Memberships {

    private static final int REMEMBERED = 10_000;

    private final Throttle perSession = new Throttle(20, Duration.ofSeconds(10), REMEMBERED, InstantSource.system());
    private final DataSource source;
    private final Dues dues;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Issuer issuer;

    @Inject
    Memberships(@Named("region") DataSource source, Accounts accounts, Issuer issuer, Sessions sessions, Dues dues) {
        this.source = source;
        this.dues = dues;
        this.sessions = sessions;
        this.accounts = accounts;
        this.issuer = issuer;
    }

    /** The institutions a caller belongs to now, the first one first. */
    public List<InstitutionId> of(Caller caller) {
        return accounts.of(caller.kind(), caller.subject()).stream()
                .map(account -> account.caller().institution())
                .toList();
    }

    /** How an attempt to change ended. */
    public sealed interface Change {

        /** There. */
        record Done(Token token) implements Change {}

        /** The caller does not belong there. */
        record NotThere() implements Change {}

        /** The session is over. */
        record Over() implements Change {}

        /** Changed too often. */
        record TooSoon(Duration pause) implements Change {}
    }

    /**
     * A token for another institution, with the roles held there now and what is due now. The change is recorded as signing in
     * there; the session stays what it is, and the token ends with the one in hand, so nobody stays in longer by changing.
     *
     * @param standing the session of the token in hand, as it says
     * @param rest how long the token in hand still counts
     * @param code of the institution
     * @param address the call came from
     */
    public Change change(Caller caller, Standing standing, Duration rest, String code, String address) {
        Optional<Duration> pause = perSession.take(standing.session().toString());
        if (pause.isPresent()) {
            return new Change.TooSoon(pause.get());
        }
        Optional<Duration> left = sessions.use(standing.session());
        if (left.isEmpty()) {
            return new Change.Over();
        }
        List<Account> belongs = accounts.of(caller.kind(), caller.subject());
        Optional<Caller> there = belongs.stream()
                .filter(account -> account.code().equals(code))
                .map(Account::caller)
                .findFirst();
        accounts.recordChange(caller, address, there);
        Duration longest = rest.compareTo(left.get()) < 0 ? rest : left.get();
        return there.<Change>map(
                        changed -> new Change.Done(issuer.issue(changed, today(caller, standing, belongs), longest)))
                .orElseGet(Change.NotThere::new);
    }

    /** What the token in hand says may be ten minutes old. */
    private Standing today(Caller caller, Standing standing, List<Account> belongs) {
        return new Standing(
                standing.session(),
                standing.methods(),
                Transactions.read(source, connection -> dues.of(connection, caller.subject(), belongs)));
    }
}
