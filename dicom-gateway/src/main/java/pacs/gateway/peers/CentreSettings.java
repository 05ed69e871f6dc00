package pacs.gateway.peers;

import java.net.URI;
import java.time.Duration;

/**
 * Where the centre is and how this gateway signs in there.
 *
 * @param url scheme, host and port
 * @param patience how long an exchange may stand still before it is given up
 */
public record CentreSettings(URI url, String clientId, String clientSecret, Duration patience) {

    /** Everything but the secret. */
    @Override
    public String toString() {
        return clientId + " at " + url;
    }
}
