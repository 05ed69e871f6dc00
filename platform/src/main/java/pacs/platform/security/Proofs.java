package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;
import pacs.platform.security.Accounts.Account;

/** Looks at what somebody shows to prove who they are. Takes as long for a name that nobody has. */
@ApplicationScoped
class Proofs {

    /** What was found. */
    sealed interface Proof {

        /** @param due what has to be done before anything else */
        record Proven(Account account, Set<String> methods, Optional<Due> due) implements Proof {}

        /** The secret is right, and a code of the second factor is needed, too. */
        record NeedsCode() implements Proof {}

        /** @param why for the audit trail, never for the one who asks */
        record Wrong(String why) implements Proof {}
    }

    private final DataSource source;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Factors factors;
    private final Dues dues;

    @Inject
    Proofs(@Named("region") DataSource source, Accounts accounts, Passwords passwords, Factors factors, Dues dues) {
        this.source = source;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.dues = dues;
    }

    Proof of(SignInAttempt attempt) {
        List<Account> found = accounts.of(attempt.kind(), attempt.account());
        Optional<String> hash = found.stream().map(Account::hash).findFirst();
        if (!passwords.matches(hash, attempt.secret())) {
            return new Proof.Wrong("wrong name or password");
        }
        Optional<Account> chosen = found.stream()
                .filter(account ->
                        attempt.institution().map(account.code()::equals).orElse(true))
                .findFirst();
        if (chosen.isEmpty()) {
            return new Proof.Wrong("does not belong to the institution");
        }
        return switch (attempt.kind()) {
            case CLIENT -> new Proof.Proven(chosen.get(), Set.of(), Optional.empty());
            case PERSON -> person(attempt, chosen.get(), found);
        };
    }

    /** Looks at nothing, in the time of a look: whether the secret is right is told to nobody while the account is locked. */
    Proof ofLocked(SignInAttempt attempt) {
        accounts.of(attempt.kind(), attempt.account());
        passwords.matches(Optional.empty(), attempt.secret());
        return new Proof.Wrong("the account is locked");
    }

    private Proof person(SignInAttempt attempt, Account account, List<Account> belongs) {
        String login = account.caller().subject();
        boolean enrolled = factors.totp(login).isPresent();
        if (enrolled && attempt.otp().isEmpty()) {
            return new Proof.NeedsCode();
        }
        if (enrolled && !factors.takes(login, attempt.otp().orElseThrow())) {
            return new Proof.Wrong("wrong code of the second factor");
        }
        Set<String> methods = enrolled ? Standing.BOTH : Set.of(Standing.PASSWORD);
        return new Proof.Proven(
                account, methods, Transactions.read(source, connection -> dues.of(connection, login, belongs)));
    }
}
