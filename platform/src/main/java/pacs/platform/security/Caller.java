package pacs.platform.security;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/**
 * Who makes this request, as the token says. Injected, it is the caller of the request in hand; the institution of every
 * query is taken from here.
 */
public class Caller {

    /** Whether a person or a program holds the token. */
    public enum Kind {
        PERSON,
        CLIENT;

        /** As tokens and the database spell it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final InstitutionId institution;
    private final String subject;
    private final String name;
    private final Set<Role> roles;

    /**
     * @param subject login of a person, id of a client
     * @param name of a person as colleagues call them; of a client its id
     */
    public Caller(Kind kind, InstitutionId institution, String subject, String name, Set<Role> roles) {
        this.kind = kind;
        this.institution = institution;
        this.subject = subject;
        this.name = name;
        this.roles = Set.copyOf(roles);
    }

    public Kind kind() {
        return kind;
    }

    public InstitutionId institution() {
        return institution;
    }

    public String subject() {
        return subject;
    }

    public String name() {
        return name;
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean may(Right right) {
        return right.isHeldWith(roles);
    }

    /** @throws Refusal FORBIDDEN when none of the caller's roles gives any of these rights */
    public void requireOne(Right... rights) {
        if (Stream.of(rights).noneMatch(this::may)) {
            throw new Refusal(
                    Refusal.Reason.FORBIDDEN,
                    "None of your roles in this institution allows this. Nothing was shown or changed.");
        }
    }
}
