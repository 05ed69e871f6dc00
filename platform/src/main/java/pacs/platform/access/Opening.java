package pacs.platform.access;

import java.time.Duration;
import java.time.Instant;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;

/**
 * What somebody asks to be opened for another institution.
 *
 * @param reason for people, 1 to 500 characters
 */
public record Opening(InstitutionId grantee, Purpose purpose, Extent extent, Instant until, String reason) {

    public static final Duration LONGEST = Duration.ofDays(366);
    public static final int LONGEST_REASON = 500;

    /** @throws Refusal INVALID_REQUEST when it cannot be opened so */
    void require(Instant now) {
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw refusal("The end lies after now and within " + LONGEST.toDays() + " days.");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw refusal("Say why, in at most " + LONGEST_REASON + " characters.");
        }
        if (purpose == Purpose.EMERGENCY) {
            throw refusal("An emergency is nothing one opens for others.");
        }
    }

    private static Refusal refusal(String why) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, why + " Nothing was opened.");
    }
}
