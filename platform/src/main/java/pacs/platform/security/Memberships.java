package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pacs.platform.security.Accounts.Account;
import pacs.platform.tenancy.InstitutionId;

/** Where somebody belongs, and the change from one institution to another without showing the password again. */
@ApplicationScoped
public class Memberships {

    private final Accounts accounts;
    private final Issuer issuer;

    @Inject
    Memberships(Accounts accounts, Issuer issuer) {
        this.accounts = accounts;
        this.issuer = issuer;
    }

    /** The institutions a caller belongs to now, the first one first. */
    public List<InstitutionId> of(Caller caller) {
        return accounts.of(caller.kind(), caller.subject()).stream()
                .map(account -> account.caller().institution())
                .toList();
    }

    /**
     * A token for another institution, with the roles held there now. The change is recorded as signing in there.
     *
     * @param code of the institution
     * @param left how long the token in hand is still good: nobody stays in longer by changing
     * @param address the call came from
     * @return empty when the caller does not belong there
     */
    public Optional<Token> change(Caller caller, String code, Duration left, String address) {
        Optional<Caller> there = accounts.of(caller.kind(), caller.subject()).stream()
                .filter(account -> account.code().equals(code))
                .map(Account::caller)
                .findFirst();
        accounts.record(caller.kind(), caller.subject(), address, there);
        return there.map(changed -> issuer.issue(changed, left));
    }
}
