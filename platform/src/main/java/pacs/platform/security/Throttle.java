package pacs.platform.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How often something may be tried for one key: a burst at first, then once per pause. Holds a bounded number of keys;
 * the one not tried for longest is forgotten first.
 */
final class Throttle {

    /** @param tries left at {@code since}; afterwards they come back one per pause */
    private record Left(double tries, Instant since) {}

    private final int burst;
    private final Duration pause;
    private final int capacity;
    private final InstantSource clock;
    private final SequencedMap<String, Left> keys = new LinkedHashMap<>(16, 0.75f, true);

    Throttle(int burst, Duration pause, int capacity, InstantSource clock) {
        this.burst = burst;
        this.pause = pause;
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Takes one try, before it is known how it ends: those that run at once count, too. Else how long to wait. */
    synchronized Optional<Duration> take(String key) {
        double tries = left(key);
        if (tries < 1) {
            return Optional.of(Duration.ofMillis((long) Math.ceil(pause.toMillis() * (1 - tries))));
        }
        keep(key, tries - 1);
        return Optional.empty();
    }

    /** A try that succeeded does not count. */
    synchronized void giveBack(String key) {
        keep(key, Math.min(burst, left(key) + 1));
    }

    private double left(String key) {
        Left left = keys.get(key);
        if (left == null) {
            return burst;
        }
        double back = (double) Duration.between(left.since(), clock.instant()).toMillis() / pause.toMillis();
        return Math.min(burst, left.tries() + Math.max(0, back));
    }

    private void keep(String key, double tries) {
        if (tries >= burst) {
            keys.remove(key);
            return;
        }
        keys.put(key, new Left(tries, clock.instant()));
        if (keys.size() > capacity) {
            keys.pollFirstEntry();
        }
    }
}
