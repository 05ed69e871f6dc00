package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pacs.platform.security.Accounts.Account;

/**
 * Exchanges a password or secret for a token. An account may fail five times, then once in three minutes; an address
 * fifty times, then once in twenty seconds, since a hospital may stand behind one.
 */
@ApplicationScoped
public class SignIn {

    /** How an attempt ended. */
    public sealed interface Outcome {

        /** In. */
        record Granted(Token token) implements Outcome {}

        /** Wrong name, password or institution: which of them is not said. */
        record Refused() implements Outcome {}

        /** Not looked at, since too many failed before. */
        record TooSoon(Duration pause) implements Outcome {}
    }

    private static final int REMEMBERED = 10_000;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Issuer issuer;
    private final Throttle perAccount;
    private final Throttle perAddress;

    @Inject
    SignIn(Accounts accounts, Passwords passwords, Issuer issuer) {
        this(accounts, passwords, issuer, InstantSource.system());
    }

    SignIn(Accounts accounts, Passwords passwords, Issuer issuer, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.issuer = issuer;
        this.perAccount = new Throttle(5, Duration.ofMinutes(3), REMEMBERED, clock);
        this.perAddress = new Throttle(50, Duration.ofSeconds(20), REMEMBERED, clock);
    }

    public Outcome attempt(SignInAttempt attempt) {
        String account = attempt.kind() + " " + attempt.account();
        Optional<Duration> wait = wait(account, attempt.address());
        if (wait.isPresent()) {
            return new Outcome.TooSoon(wait.get());
        }
        Optional<Caller> admitted = admitted(attempt);
        accounts.record(attempt.kind(), attempt.account(), attempt.address(), admitted);
        admitted.ifPresent(_ -> {
            perAddress.giveBack(attempt.address());
            perAccount.giveBack(account);
        });
        return admitted.<Outcome>map(caller -> new Outcome.Granted(issuer.issue(caller)))
                .orElseGet(Outcome.Refused::new);
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

    private Optional<Caller> admitted(SignInAttempt attempt) {
        List<Account> found = accounts.of(attempt.kind(), attempt.account());
        Optional<String> hash = found.stream().map(Account::hash).findFirst();
        if (!passwords.matches(hash, attempt.secret())) {
            return Optional.empty();
        }
        Stream<Account> chosen = found.stream()
                .filter(account ->
                        attempt.institution().map(account.code()::equals).orElse(true));
        return chosen.findFirst().map(Account::caller);
    }
}
