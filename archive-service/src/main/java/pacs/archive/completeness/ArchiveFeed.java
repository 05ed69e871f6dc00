package pacs.archive.completeness;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import java.util.Optional;
import javax.sql.DataSource;
import pacs.platform.events.EventConsumer;
import pacs.platform.events.FeedSettings;
import pacs.platform.events.TableFeed;

/** Brings the archive's events to every consumer there is in this process. */
@ApplicationScoped
class ArchiveFeed {

    static final String SCHEMA = "archive";

    private final DataSource keeper;
    private final Instance<EventConsumer> consumers;
    private Optional<TableFeed> feed = Optional.empty();

    ArchiveFeed(@Named("keeper") DataSource keeper, @Any Instance<EventConsumer> consumers) {
        this.keeper = keeper;
        this.consumers = consumers;
    }

    void onStart(@Observes @Priority(2400) StartupEvent start) {
        TableFeed started = TableFeed.start(keeper, SCHEMA, FeedSettings.DEFAULT);
        consumers.forEach(started::subscribe);
        feed = Optional.of(started);
    }

    void onEnd(@Observes ShutdownEvent end) {
        feed.ifPresent(TableFeed::close);
    }
}
