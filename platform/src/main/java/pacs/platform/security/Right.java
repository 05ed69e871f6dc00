package pacs.platform.security;

import static pacs.platform.tenancy.Role.AUDITING_RADIOLOGIST;
import static pacs.platform.tenancy.Role.DISPATCHER;
import static pacs.platform.tenancy.Role.EXPERT;
import static pacs.platform.tenancy.Role.GATEWAY;
import static pacs.platform.tenancy.Role.IDENTITY_STEWARD;
import static pacs.platform.tenancy.Role.INSTITUTION_ADMIN;
import static pacs.platform.tenancy.Role.INTEGRATION;
import static pacs.platform.tenancy.Role.PHYSICIAN;
import static pacs.platform.tenancy.Role.QUALITY_CONTROLLER;
import static pacs.platform.tenancy.Role.RADIOLOGIST;
import static pacs.platform.tenancy.Role.REFERRAL_DESK;
import static pacs.platform.tenancy.Role.REGION_IDENTITY_STEWARD;
import static pacs.platform.tenancy.Role.TECHNICIAN;

import java.util.Set;
import pacs.platform.tenancy.Role;

/**
 * What a request needs its caller to be allowed, and the roles that are. A role counts in the institution of the token only.
 * Who runs the region, guards it or watches them has none of these, whatever else they are: images are nothing for them.
 */
public enum Right {
    /** Finds studies and sees their images. */
    READ(
            TECHNICIAN,
            PHYSICIAN,
            RADIOLOGIST,
            AUDITING_RADIOLOGIST,
            EXPERT,
            DISPATCHER,
            REFERRAL_DESK,
            QUALITY_CONTROLLER,
            INTEGRATION),
    /** Stores objects. */
    STORE(TECHNICIAN, GATEWAY, INTEGRATION),
    /** Lets another institution see studies of this one. */
    SHARE(PHYSICIAN, RADIOLOGIST, AUDITING_RADIOLOGIST, DISPATCHER, REFERRAL_DESK),
    /** Knows what is shared with whom, and may end it. */
    KEEP_GRANTS(PHYSICIAN, RADIOLOGIST, AUDITING_RADIOLOGIST, DISPATCHER, REFERRAL_DESK, INSTITUTION_ADMIN),
    /** Says which patients are one person. */
    KEEP_INDEX(IDENTITY_STEWARD, REGION_IDENTITY_STEWARD),
    /** Knows how far studies of the institution have come. */
    FOLLOW(
            TECHNICIAN,
            PHYSICIAN,
            RADIOLOGIST,
            AUDITING_RADIOLOGIST,
            EXPERT,
            DISPATCHER,
            REFERRAL_DESK,
            QUALITY_CONTROLLER,
            INTEGRATION,
            GATEWAY);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed.
    private final Set<Role> roles;

    Right(Role... roles) {
        this.roles = Set.of(roles);
    }

    boolean isHeldWith(Set<Role> held) {
        return held.stream().anyMatch(roles::contains) && held.stream().noneMatch(Role::standsApart);
    }
}
