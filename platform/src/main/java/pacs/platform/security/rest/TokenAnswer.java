package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import pacs.platform.security.Token;

/**
 * A token in the words of RFC 6749 5.1.
 *
 * @param expiresIn seconds from now
 */
record TokenAnswer(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn) {

    static TokenAnswer of(Token token) {
        return new TokenAnswer(token.value(), "Bearer", token.validity().toSeconds());
    }
}
