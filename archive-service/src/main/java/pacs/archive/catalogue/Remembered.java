package pacs.archive.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import pacs.platform.blobs.BlobId;

/**
 * What commits of this process have left in the database that stays there: with it the next commit of a study needs one round
 * trip. Only what is committed is remembered, and all of it forgotten when a commit fails for what it found.
 */
final class Remembered {

    /** Of each kind; begun anew when there are more. */
    private static final int AT_MOST = 10_000;

    /** What is one act for the audit. */
    record Delivery(UUID transfer, StudyKey study) {
        static Delivery of(Arrival arrival) {
            return new Delivery(arrival.transfer().id(), arrival.study());
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StudyKey, Integer> studies = new HashMap<>();
    private final Set<BlobId> blobs = new HashSet<>();
    private final Set<Delivery> deliveries = new HashSet<>();

    /** The ids of the group's studies, when all of them and all of its blobs have their rows. */
    Optional<Map<StudyKey, Integer>> studies(Collection<Arrival> group) {
        lock.lock();
        try {
            Map<StudyKey, Integer> found = new HashMap<>();
            for (Arrival arrival : group) {
                Integer id = studies.get(arrival.study());
                if (id == null || !blobs.contains(arrival.stored().blob())) {
                    return Optional.empty();
                }
                found.put(arrival.study(), id);
            }
            return Optional.of(found);
        } finally {
            lock.unlock();
        }
    }

    /** Those of the group whose blob has no row yet. */
    List<Arrival> inNewBlobs(Collection<Arrival> group) {
        lock.lock();
        try {
            return group.stream()
                    .filter(arrival -> !blobs.contains(arrival.stored().blob()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Whether this delivery of a study is in the audit. */
    boolean isAudited(Delivery delivery) {
        lock.lock();
        try {
            return deliveries.contains(delivery);
        } finally {
            lock.unlock();
        }
    }

    void committed(Collection<Arrival> group, List<Outcome> outcomes, Map<StudyKey, Integer> ids) {
        lock.lock();
        try {
            if (studies.size() > AT_MOST || blobs.size() > AT_MOST || deliveries.size() > AT_MOST) {
                forget();
            }
            studies.putAll(ids);
            int n = 0;
            for (Arrival arrival : group) {
                blobs.add(arrival.stored().blob());
                if (outcomes.get(n++) == Outcome.ADDED) {
                    deliveries.add(Delivery.of(arrival));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void forget() {
        lock.lock();
        try {
            studies.clear();
            blobs.clear();
            deliveries.clear();
        } finally {
            lock.unlock();
        }
    }
}
