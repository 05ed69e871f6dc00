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

    private final Duration pause;
    private final Duration burst;
    private final int capacity;
    private final InstantSource clock;
    /** When a key has its whole burst again: each try moves this on by one pause. */
    private final SequencedMap<String, Instant> rested = new LinkedHashMap<>(16, 0.75f, true);

    Throttle(int burst, Duration pause, int capacity, InstantSource clock) {
        this.pause = pause;
        this.burst = pause.multipliedBy(burst);
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Takes one try, before it is known how it ends: those that run at once count, too. Else how long to wait. */
    synchronized Optional<Duration> take(String key) {
        Duration tired = tired(key).plus(pause);
        if (tired.compareTo(burst) > 0) {
            return Optional.of(tired.minus(burst));
        }
        keep(key, tired);
        return Optional.empty();
    }

    /** A try that succeeded does not count. */
    synchronized void giveBack(String key) {
        keep(key, tired(key).minus(pause));
    }

    /** From nothing to the whole burst, also when the clock was set back. */
    private Duration tired(String key) {
        Instant now = clock.instant();
        Duration tired = Duration.between(now, rested.getOrDefault(key, now));
        if (tired.isNegative()) {
            return Duration.ZERO;
        }
        return tired.compareTo(burst) > 0 ? burst : tired;
    }

    private void keep(String key, Duration tired) {
        if (!tired.isPositive()) {
            rested.remove(key);
            return;
        }
        rested.put(key, clock.instant().plus(tired));
        if (rested.size() > capacity) {
            rested.pollFirstEntry();
        }
    }
}
