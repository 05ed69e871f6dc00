package pacs.platform.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** What makes many looks one act: the same of everything within one span of the clock, as counted from 1970. */
final class Gathering {

    /** Long enough that reading a study is a few rows, short enough to say when somebody looked. */
    static final Duration SPAN = Duration.ofMinutes(15);

    private final InstantSource clock;

    Gathering(InstantSource clock) {
        this.clock = clock;
    }

    /** Number of the span that it is now. */
    long now() {
        return number(clock.instant());
    }

    static long number(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SPAN.toSeconds());
    }

    /** The act under the operation that all acts of its kind have in this span. */
    static Act gathered(Act act, long span) {
        Act bounded = RowForm.bounded(act.as(new UUID(0, span)).noting(""));
        return act.as(UUID.nameUUIDFromBytes(RowForm.bytes(bounded)));
    }

    /** Who it was, as text. */
    static String key(Actor actor) {
        return new String(
                RowForm.bytes(RowForm.bounded(Act.by(actor, "").as(new UUID(0, 0)))), StandardCharsets.ISO_8859_1);
    }
}
