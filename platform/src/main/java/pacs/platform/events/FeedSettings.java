package pacs.platform.events;

import java.time.Duration;

/**
 * How a feed is read.
 *
 * @param pause between two looks when nothing came
 * @param longestPause between two tries of a consumer that fails
 * @param kept how long events stay after every consumer has had them
 */
public record FeedSettings(Duration pause, Duration longestPause, Duration kept) {

    /** A look four times a second, a minute between tries, a week to look back. */
    public static final FeedSettings DEFAULT =
            new FeedSettings(Duration.ofMillis(250), Duration.ofMinutes(1), Duration.ofDays(7));
}
