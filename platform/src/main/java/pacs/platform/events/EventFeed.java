package pacs.platform.events;

/**
 * Brings a service's events to consumers, each at its own pace. {@link TableFeed} is the adapter for services that share a
 * process with their readers; consumers see no difference to one that runs over a broker.
 */
public interface EventFeed {

    /** From now on it gets all events, beginning with the oldest kept when it was never here before. */
    void subscribe(EventConsumer consumer);
}
