package pacs.platform.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which refusals get a row of their own: in one span of the clock each kind of one actor once, but of one actor 64 at most
 * and of all 1,000. The others are counted, and the counts become rows when the span is over. So a flood fills no disk.
 */
final class Refusals {

    private static final int OF_ONE = 64;
    private static final int OF_ALL = 1_000;
    private static final int COUNTED_APART = 100;

    /** Under whose name the rest is counted. */
    private static final Actor OTHERS = Actor.nobody("", "");

    private final Set<UUID> written = new HashSet<>();
    private final Map<String, Integer> ofOne = new HashMap<>();
    private final Map<Actor, Integer> counted = new HashMap<>();
    private long span;

    /** The row to write for it now, if any. Counts of the span before are to be taken first. */
    synchronized Optional<Act> row(Act refused, long now) {
        if (now != span) {
            written.clear();
            ofOne.clear();
            span = now;
        }
        Act act = Gathering.gathered(refused, now);
        String who = Gathering.key(act.actor());
        int before = ofOne.getOrDefault(who, 0);
        if (written.contains(act.operation()) || before >= OF_ONE || written.size() >= OF_ALL) {
            boolean apart = counted.containsKey(act.actor()) || counted.size() < COUNTED_APART;
            counted.merge(apart ? act.actor() : OTHERS, 1, Integer::sum);
            return Optional.empty();
        }
        written.add(act.operation());
        ofOne.put(who, before + 1);
        return Optional.of(act);
    }

    /** Whether counts of a span that is over wait. */
    synchronized boolean isOver(long now) {
        return now != span && !counted.isEmpty();
    }

    /** The counts as rows; counting begins anew. */
    synchronized List<Act> counts() {
        List<Act> rows = new ArrayList<>();
        counted.forEach((actor, times) -> rows.add(
                Act.by(actor, "refused-again").refused("counted together").counted(times)));
        counted.clear();
        return rows;
    }
}
