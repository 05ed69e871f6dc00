package pacs.gateway.forward;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to try again: after twice the time with every failure, up to a limit, and a random part of it earlier, so that
 * all gateways of a region do not come back to a restarted archive in the same second.
 *
 * @param first after one failure
 * @param longest after however many
 */
public record RetryPlan(Duration first, Duration longest) {

    private static final int DOUBLINGS = 30;

    /** @param failures in a row, at least 1 */
    public Duration after(int failures) {
        long grown = first.toMillis() << Math.min(failures - 1, DOUBLINGS);
        long whole = Math.min(grown, longest.toMillis());
        return Duration.ofMillis(whole - ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
