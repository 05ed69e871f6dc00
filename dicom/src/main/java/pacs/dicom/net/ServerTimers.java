package pacs.dicom.net;

import java.time.Duration;

/**
 * How long a server waits.
 *
 * @param request ARTIM: until a new connection has sent its request (PS3.8 9.1.4), and as long before that for a TLS handshake
 * @param idle until an association that sends nothing is aborted
 * @param write until a peer that does not take our answers is cut off
 */
public record ServerTimers(Duration request, Duration idle, Duration write) {

    public static final ServerTimers DEFAULT =
            new ServerTimers(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));

    /** @throws IllegalArgumentException when a timer would fire at once */
    public ServerTimers {
        if (!request.isPositive() || !idle.isPositive() || !write.isPositive()) {
            throw new IllegalArgumentException("A timer of an association is longer than nothing");
        }
    }
}
