package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import pacs.platform.security.Proofs.Proof;
import pacs.platform.security.Proofs.Proof.Proven;
import pacs.platform.security.Sessions.Begun;

/**
 * Exchanges a password or secret for tokens. A person's account that failed five times is locked for a quarter of an hour; a
 * program may fail five times, then once in three minutes; an address fifty times, then once in twenty seconds, since a
 * hospital may stand behind one. Whoever locks accounts from one address so runs dry after ten, and is on record.
 */
@ApplicationScoped
public class SignIn {

    /** How an attempt ended. */
    public sealed interface Outcome {

        /** In. */
        record Granted(Tokens tokens) implements Outcome {}

        /** The password is right; a code of the second factor is needed, too. */
        record NeedsCode() implements Outcome {}

        /** Wrong name, password, code or institution, or the account is locked: which of them is not said. */
        record Refused() implements Outcome {}

        /** Not looked at, since too many failed before. */
        record TooSoon(Duration pause) implements Outcome {}
    }

    private static final int REMEMBERED = 10_000;

    private final Proofs proofs;
    private final Accounts accounts;
    private final Issuer issuer;
    private final Sessions sessions;
    private final Lockout lockout;
    private final Throttle perProgram;
    private final Throttle perAddress;

    @Inject
    SignIn(Proofs proofs, Accounts accounts, Issuer issuer, Sessions sessions, Lockout lockout) {
        this(proofs, accounts, issuer, sessions, lockout, InstantSource.system());
    }

    SignIn(Proofs proofs, Accounts accounts, Issuer issuer, Sessions sessions, Lockout lockout, InstantSource clock) {
        this.proofs = proofs;
        this.accounts = accounts;
        this.issuer = issuer;
        this.sessions = sessions;
        this.lockout = lockout;
        this.perProgram = new Throttle(5, Duration.ofMinutes(3), REMEMBERED, clock);
        this.perAddress = new Throttle(50, Duration.ofSeconds(20), REMEMBERED, clock);
    }

    public Outcome attempt(SignInAttempt attempt) {
        String account = attempt.kind() + " " + attempt.account();
        Optional<Duration> wait = wait(attempt, account);
        if (wait.isPresent()) {
            return new Outcome.TooSoon(wait.get());
        }
        Optional<Lockout.Taken> taken =
                switch (attempt.kind()) {
                    case PERSON -> lockout.take(account);
                    case CLIENT -> Optional.of(new Lockout.Taken(false));
                };
        return switch (taken.isPresent() ? proofs.of(attempt) : proofs.ofLocked(attempt)) {
            case Proven proven -> {
                Tokens tokens = tokens(attempt, proven);
                perAddress.giveBack(attempt.from().address());
                perProgram.giveBack(account);
                yield new Outcome.Granted(tokens);
            }
            case Proof.NeedsCode() -> {
                accounts.recordAsked(attempt);
                lockout.giveBack(account);
                perAddress.giveBack(attempt.from().address());
                yield new Outcome.NeedsCode();
            }
            case Proof.Wrong(String why) -> {
                accounts.recordRefused(
                        attempt, why, taken.filter(Lockout.Taken::isLast).isPresent());
                yield new Outcome.Refused();
            }
        };
    }

    /** A program that tries again and again costs its address nothing while it is not looked at. */
    private Optional<Duration> wait(SignInAttempt attempt, String account) {
        Optional<Duration> ofProgram =
                switch (attempt.kind()) {
                    case PERSON -> Optional.empty();
                    case CLIENT -> perProgram.take(account);
                };
        if (ofProgram.isPresent()) {
            return ofProgram;
        }
        Optional<Duration> ofAddress = perAddress.take(attempt.from().address());
        ofAddress.ifPresent(_ -> perProgram.giveBack(account));
        return ofAddress;
    }

    private Tokens tokens(SignInAttempt attempt, Proven proven) {
        return switch (attempt.kind()) {
            case PERSON -> {
                Begun begun = sessions.begin(proven, attempt.from(), attempt.before());
                lockout.clear(attempt.kind() + " " + attempt.account());
                yield issuer.issue(proven.account(), begun.standing(), begun.continuation());
            }
            case CLIENT -> {
                accounts.recordAdmitted(
                        proven.account().caller(), attempt.from().address());
                yield new Tokens(
                        issuer.issue(proven.account().caller()),
                        proven.account().code(),
                        Optional.empty());
            }
        };
    }
}
