package pacs.platform.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * What was looked up in the last seconds, found or not. Holds a bounded number: whoever asks for many names only pushes
 * out other names.
 */
final class Recent<K, V> {

    private record Answer<V>(V value, Instant until) {}

    private final int capacity;
    private final Duration age;
    private final InstantSource clock;
    private final SequencedMap<K, Answer<V>> answers;

    Recent(int capacity, Duration age, InstantSource clock) {
        this.capacity = capacity;
        this.age = age;
        this.clock = clock;
        this.answers = new LinkedHashMap<>(16, 0.75f, true);
    }

    /** Two threads may look the same thing up at once: cheaper than one waiting for the other's database. */
    V get(K key, Function<K, V> lookUp) {
        return known(key).orElseGet(() -> {
            V value = lookUp.apply(key);
            keep(key, value);
            return value;
        });
    }

    private synchronized Optional<V> known(K key) {
        return Optional.ofNullable(answers.get(key))
                .filter(answer -> clock.instant().isBefore(answer.until()))
                .map(Answer::value);
    }

    private synchronized void keep(K key, V value) {
        answers.put(key, new Answer<>(value, clock.instant().plus(age)));
        if (answers.size() > capacity) {
            answers.pollFirstEntry();
        }
    }
}
