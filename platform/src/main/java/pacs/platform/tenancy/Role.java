package pacs.platform.tenancy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person or a program may do in its institution; the three that stand apart, in the region. */
public enum Role {
    TECHNICIAN,
    /** Asks for examinations and opinions, and reads what comes of them. */
    PHYSICIAN,
    /** Reads and reports. */
    RADIOLOGIST,
    /** Checks the reports of others. */
    AUDITING_RADIOLOGIST,
    /** Is asked for an opinion. */
    EXPERT,
    /** Hands requests to those who read. */
    DISPATCHER,
    REFERRAL_DESK,
    QUALITY_CONTROLLER,
    /** Says which patients of its institution are one person. */
    IDENTITY_STEWARD,
    /** Says so across institutions. */
    REGION_IDENTITY_STEWARD,
    /** Keeps the directory of its own institution. */
    INSTITUTION_ADMIN,
    /** Keeps the directory of the region. */
    REGION_ADMIN,
    /** Decides who keeps the region and who watches it. */
    SECURITY_ADMIN,
    /** Reads what everybody did, and changes nothing. */
    AUDITOR,
    /** A gateway: stores what its modalities send. */
    GATEWAY,
    /** Another system of the institution: stores and reads. */
    INTEGRATION;

    /** Who runs a region, who guards it and who watches them (三员): no person holds two of these, wherever. */
    public static final Set<Role> APART = Set.copyOf(EnumSet.of(REGION_ADMIN, SECURITY_ADMIN, AUDITOR));

    /** Whether programs hold it, by client id and secret; the others are held by people. */
    public boolean isForPrograms() {
        return this == GATEWAY || this == INTEGRATION;
    }

    /** Whether who holds it may hold none of the others that stand apart. */
    public boolean standsApart() {
        return APART.contains(this);
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
