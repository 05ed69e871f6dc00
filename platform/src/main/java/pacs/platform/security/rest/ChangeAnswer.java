package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import pacs.platform.security.Token;

/**
 * A token of the same session for another institution.
 *
 * @param expiresIn seconds from now
 * @param institution code of the one it is for
 */
record ChangeAnswer(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("institution") String institution) {

    static ChangeAnswer of(Token token, String institution) {
        return new ChangeAnswer(token.value(), "Bearer", token.validity().toSeconds(), institution);
    }
}
