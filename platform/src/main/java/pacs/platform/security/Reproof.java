package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import pacs.platform.audit.Actor;
import pacs.platform.security.Accounts.Account;
import pacs.platform.security.Caller.Kind;

/**
 * Asks somebody who is signed in for a proof again, before something that outlasts the session: who sits down at an
 * open screen must not take the account over. Wrong ones count as at signing in.
 */
@ApplicationScoped
class Reproof {

    /** What was found. */
    sealed interface Answer {

        record Right() implements Answer {}

        record Wrong() implements Answer {}

        record TooSoon(Duration pause) implements Answer {}
    }

    private final Accounts accounts;
    private final Passwords passwords;
    private final Factors factors;
    private final Lockout lockout;
    private final PasswordConfig config;

    @Inject
    Reproof(Accounts accounts, Passwords passwords, Factors factors, Lockout lockout, PasswordConfig config) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.lockout = lockout;
        this.config = config;
    }

    Answer byPassword(String login, String password, Actor actor) {
        return of(login, actor, "wrong password", () -> {
            Optional<String> hash =
                    accounts.of(Kind.PERSON, login).stream().map(Account::hash).findFirst();
            return passwords.matches(hash, password);
        });
    }

    /** By a code of the second factor, which is taken by it. */
    Answer byCode(String login, String code, Actor actor) {
        return of(login, actor, "wrong code of the second factor", () -> factors.takes(login, code));
    }

    private Answer of(String login, Actor actor, String wrong, BooleanSupplier isRight) {
        String account = Kind.PERSON + " " + login;
        Optional<Duration> locked = lockout.locked(account);
        if (locked.isPresent() || lockout.take(account).isEmpty()) {
            return new Answer.TooSoon(locked.orElse(config.locked()));
        }
        if (!isRight.getAsBoolean()) {
            accounts.recordUnproven(actor, wrong);
            return new Answer.Wrong();
        }
        lockout.clear(account);
        return new Answer.Right();
    }
}
