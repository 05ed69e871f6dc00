package pacs.archive.rewrite;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When work that failed is tried again: later each time, an hour at most. Used by one thread. */
final class Retries<K> {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private record Wait(Instant until, Duration pause) {}

    private final Map<K, Wait> waits = new HashMap<>();

    boolean isDue(K work) {
        Wait wait = waits.get(work);
        return wait == null || !Instant.now().isBefore(wait.until());
    }

    void failed(K work) {
        Wait last = waits.get(work);
        Duration pause = last == null ? FIRST : last.pause().multipliedBy(2);
        Duration next = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        waits.put(work, new Wait(Instant.now().plus(next), next));
    }

    void done(K work) {
        waits.remove(work);
    }
}
