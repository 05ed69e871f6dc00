package pacs.platform.audit;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/**
 * Records what has no transaction: looks, and refusals. What it returns is done when the row is committed; a look is to be
 * answered only then.
 */
@ApplicationScoped
public class Looks {

    private static final int REMEMBERED = 100_000;

    /** What was recorded in one span of the clock. */
    private record Known(long span, Map<UUID, CompletableFuture<Void>> acts) {}

    private final Gathering gathering;
    private final Map<String, GroupedTrail> trails;
    private final Refusals refusals = new Refusals();
    private volatile Known known = new Known(0, new ConcurrentHashMap<>());

    @Inject
    Looks(@Named("region") DataSource source, AuditKey key, @Any Instance<AuditedSchema> schemas) {
        this(
                StreamSupport.stream(schemas.spliterator(), false)
                        .collect(
                                Collectors.toMap(AuditedSchema::name, schema -> new GroupedTrail(source, schema, key))),
                InstantSource.system());
    }

    Looks(Map<String, GroupedTrail> trails, InstantSource clock) {
        this.trails = Map.copyOf(trails);
        this.gathering = new Gathering(clock);
    }

    /** Each call is one act. */
    public CompletableFuture<Void> each(String schema, Act act) {
        return trail(schema).record(act);
    }

    /** The same look of the same actor at the same study in one span is one act. */
    public CompletableFuture<Void> gathered(String schema, Act act) {
        long span = gathering.now();
        Known current = known;
        if (current.span() != span || current.acts().size() > REMEMBERED) {
            current = new Known(span, new ConcurrentHashMap<>());
            known = current;
        }
        Act one = Gathering.gathered(act, span);
        Map<UUID, CompletableFuture<Void>> acts = current.acts();
        CompletableFuture<Void> recorded =
                acts.computeIfAbsent(one.operation(), _ -> trail(schema).record(one));
        if (recorded.isCompletedExceptionally() && acts.remove(one.operation(), recorded)) {
            return acts.computeIfAbsent(one.operation(), _ -> trail(schema).record(one));
        }
        return recorded;
    }

    /** Somebody was not let do something: recorded, or counted when there are too many. */
    public CompletableFuture<Void> refused(String schema, Act act) {
        long span = gathering.now();
        CompletableFuture<Void> before =
                refusals.isOver(span) ? writeCounts() : CompletableFuture.completedFuture(null);
        return before.thenCompose(_ -> row(schema, act, span));
    }

    private CompletableFuture<Void> row(String schema, Act act, long span) {
        return refusals.row(act, span)
                .map(trail(schema)::record)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** What was only counted so far is written down. */
    void onEnd(@Observes @Priority(500) ShutdownEvent end) {
        writeCounts().join();
    }

    private CompletableFuture<Void> writeCounts() {
        return CompletableFuture.allOf(refusals.counts().stream()
                        .map(trail("directory")::record)
                        .toArray(CompletableFuture[]::new))
                .exceptionally(_ -> null);
    }

    private GroupedTrail trail(String schema) {
        GroupedTrail trail = trails.get(schema);
        if (trail == null) {
            throw new IllegalArgumentException("No service of this process has the audit trail " + schema);
        }
        return trail;
    }
}
