package pacs.dicom.net;

import java.time.Duration;

/**
 * How patient an SCU is.
 *
 * @param connect for the connection
 * @param answer for the answer to a request, until its last byte
 * @param write for the peer to take a PDU
 */
public record Timeouts(Duration connect, Duration answer, Duration write) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30));

    UpperLayer.Patience patience() {
        return new UpperLayer.Patience(connect, answer, write);
    }
}
