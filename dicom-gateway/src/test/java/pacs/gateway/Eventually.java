package pacs.gateway;

import java.time.Duration;
import java.time.Instant;

/** Waits for what other threads bring about. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A condition, or a read of something that may still fail. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    private Eventually() {}

    /** @throws AssertionError when it does not come to hold within half a minute */
    public static void holds(String what, Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(10);
        }
    }
}
