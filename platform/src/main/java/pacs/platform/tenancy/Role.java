package pacs.platform.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or a program may do in its institution. */
public enum Role {
    TECHNICIAN(false),
    PHYSICIAN(false),
    RADIOLOGIST(false),
    INSTITUTION_ADMIN(false),
    REGION_ADMIN(false),
    /** A gateway: stores what its modalities send. */
    GATEWAY(true),
    /** Another system of the institution: stores and reads. */
    INTEGRATION(true);

    private final boolean program;

    Role(boolean program) {
        this.program = program;
    }

    /** Whether programs hold it, by client id and secret; the others are held by people. */
    public boolean isForPrograms() {
        return program;
    }

    /** The role of this word, as region files, tokens and {@code @RolesAllowed} spell it. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(word))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
