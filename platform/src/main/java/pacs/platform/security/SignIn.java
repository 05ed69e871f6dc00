package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pacs.platform.security.Accounts.Account;
import pacs.platform.security.Caller.Kind;
import pacs.platform.security.Sessions.Begun;

/**
 * Exchanges a password or secret for a token. An account may fail five times, then once in three minutes; an address
 * fifty times, then once in twenty seconds, since a hospital may stand behind one.
 */
@ApplicationScoped
public class SignIn {

    /** How an attempt ended. */
    public sealed interface Outcome {

        /** In. */
        record Granted(Tokens tokens) implements Outcome {}

        /** Wrong name, password or institution: which of them is not said. */
        record Refused() implements Outcome {}

        /** Not looked at, since too many failed before. */
        record TooSoon(Duration pause) implements Outcome {}
    }

    private static final int REMEMBERED = 10_000;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Issuer issuer;
    private final Sessions sessions;
    private final Throttle perAccount;
    private final Throttle perAddress;

    @Inject
    SignIn(Accounts accounts, Passwords passwords, Issuer issuer, Sessions sessions) {
        this(accounts, passwords, issuer, sessions, InstantSource.system());
    }

    SignIn(Accounts accounts, Passwords passwords, Issuer issuer, Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.passwords = passwords;
        this.issuer = issuer;
        this.perAccount = new Throttle(5, Duration.ofMinutes(3), REMEMBERED, clock);
        this.perAddress = new Throttle(50, Duration.ofSeconds(20), REMEMBERED, clock);
    }

    public Outcome attempt(SignInAttempt attempt) {
        String account = attempt.kind() + " " + attempt.account();
        Optional<Duration> wait = wait(account, attempt.from().address());
        if (wait.isPresent()) {
            return new Outcome.TooSoon(wait.get());
        }
        Optional<Account> admitted = admitted(attempt);
        if (admitted.isEmpty()) {
            accounts.record(attempt.kind(), attempt.account(), attempt.from().address(), Optional.empty());
            return new Outcome.Refused();
        }
        Tokens tokens = tokens(attempt, admitted.get());
        perAddress.giveBack(attempt.from().address());
        perAccount.giveBack(account);
        return new Outcome.Granted(tokens);
    }

    private Tokens tokens(SignInAttempt attempt, Account account) {
        return switch (attempt.kind()) {
            case PERSON -> {
                Begun begun = sessions.begin(account, Set.of(Standing.PASSWORD), attempt.from(), attempt.before());
                yield issuer.issue(account, begun.standing(), begun.continuation());
            }
            case CLIENT -> {
                accounts.record(
                        Kind.CLIENT, attempt.account(), attempt.from().address(), Optional.of(account.caller()));
                yield new Tokens(issuer.issue(account.caller()), account.code(), Optional.empty());
            }
        };
    }

    /** One account that tries again and again costs its address nothing while it is not looked at. */
    private Optional<Duration> wait(String account, String address) {
        Optional<Duration> ofAccount = perAccount.take(account);
        if (ofAccount.isPresent()) {
            return ofAccount;
        }
        Optional<Duration> ofAddress = perAddress.take(address);
        ofAddress.ifPresent(_ -> perAccount.giveBack(account));
        return ofAddress;
    }

    private Optional<Account> admitted(SignInAttempt attempt) {
        List<Account> found = accounts.of(attempt.kind(), attempt.account());
        Optional<String> hash = found.stream().map(Account::hash).findFirst();
        if (!passwords.matches(hash, attempt.secret())) {
            return Optional.empty();
        }
        Stream<Account> chosen = found.stream()
                .filter(account ->
                        attempt.institution().map(account.code()::equals).orElse(true));
        return chosen.findFirst();
    }
}
