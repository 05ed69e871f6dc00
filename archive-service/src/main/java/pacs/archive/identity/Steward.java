package pacs.archive.identity;

import pacs.platform.audit.Actor;
import pacs.platform.tenancy.InstitutionId;

/**
 * Who keeps the index of persons.
 *
 * @param institution whose patients are seen
 * @param ofRegion whether those of all others are, too
 */
public record Steward(InstitutionId institution, boolean ofRegion, Actor actor) {

    String login() {
        return actor.name();
    }
}
