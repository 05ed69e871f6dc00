package pacs.gateway.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * A bearer token (RFC 6750).
 *
 * @param until it is not used any longer than this, shortly before it expires
 */
record Token(String value, Instant until) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /**
     * Reads the answer of a token endpoint (RFC 6749 5.1).
     *
     * @throws IOException when it is none
     */
    static Token parse(byte[] json, Instant now) throws IOException {
        try {
            JsonNode node = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            String value = node.path("access_token").asText();
            if (value.isEmpty()) {
                throw new IOException("The centre's token endpoint answered without a token");
            }
            return new Token(
                    value, now.plusSeconds(node.path("expires_in").asLong(60)).minus(MARGIN));
        } catch (JsonProcessingException e) {
            throw new IOException("The centre's token endpoint answered no JSON", e);
        }
    }

    boolean isFresh(Instant now) {
        return now.isBefore(until);
    }
}
