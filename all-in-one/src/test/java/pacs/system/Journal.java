package pacs.system;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was sent and what was answered, kept outside of all processes that may die. */
final class Journal {

    /** What its sender knows of an object. */
    enum Answer {
        /** It was on its way when the line broke: it may be there or not. */
        NONE,
        NO,
        YES
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int seed;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<SentObject, Answer> answers = new ConcurrentHashMap<>();

    Journal(int seed) {
        this.seed = seed;
    }

    /** An object nobody sent before, noted as on its way. */
    SentObject begin() {
        SentObject object = new SentObject(seed, next.getAndIncrement());
        answers.put(object, Answer.NONE);
        return object;
    }

    void answered(SentObject object, boolean yes) {
        answers.put(object, yes ? Answer.YES : Answer.NO);
    }

    Collection<SentObject> sent() {
        return answers.keySet();
    }

    Collection<SentObject> promised() {
        return answers.entrySet().stream()
                .filter(entry -> entry.getValue() == Answer.YES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns when so many more were promised than now. */
    void awaitPromises(int more) throws InterruptedException {
        int enough = promised().size() + more;
        Instant deadline = Instant.now().plus(PATIENCE);
        while (promised().size() < enough) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Only " + promised().size() + " of " + enough + " objects were taken");
            }
            Thread.sleep(5);
        }
    }

    /** How many never had an answer. */
    int unanswered() {
        return (int) answers.values().stream()
                .filter(answer -> answer == Answer.NONE)
                .count();
    }
}
