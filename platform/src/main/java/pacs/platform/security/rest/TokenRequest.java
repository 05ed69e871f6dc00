package pacs.platform.security.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import pacs.platform.security.Caller.Kind;
import pacs.platform.security.Origin;
import pacs.platform.security.RefreshToken;
import pacs.platform.security.Refreshing;
import pacs.platform.security.SessionId;
import pacs.platform.security.SignInAttempt;

/**
 * What a client posts for a token (RFC 6749 3.2): a form, and the client's id and secret in it or in the header (2.3.1).
 * {@code institution}, a code, is ours: people who work in several choose with it. So are {@code otp}, a code of the second factor, {@code session}, which says what
 * the client believes to go on with, and {@code quiet=true}, by which it goes on without the person having done anything.
 */
final class TokenRequest {

    private static final int LONGEST = 8_192;
    private static final String BASIC = "Basic ";

    private final Map<String, String> form;
    private final Optional<String> authorization;

    private TokenRequest(Map<String, String> form, Optional<String> authorization) {
        this.form = form;
        this.authorization = authorization.filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()));
    }

    static TokenRequest read(InputStream body, Optional<String> authorization) throws IOException, TokenRefused {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw TokenRefused.invalidRequest("The form is longer than 8 KiB.");
        }
        Map<String, String> form = new HashMap<>();
        for (String field : new String(bytes, StandardCharsets.UTF_8).split("&")) {
            String[] sides = field.split("=", 2);
            String value = sides.length == 2 ? decoded(sides[1]) : "";
            if (!value.isEmpty() && form.put(decoded(sides[0]), value) != null) {
                throw TokenRefused.invalidRequest("The parameter " + decoded(sides[0]) + " stands there twice.");
            }
        }
        return new TokenRequest(form, authorization);
    }

    /** What is asked for. */
    sealed interface Wanted {

        /** To be let in. */
        record In(SignInAttempt attempt) implements Wanted {}

        /** To go on with a session. */
        record On(Refreshing.Wish wish) implements Wanted {}
    }

    /** @param cookie what the browser has kept of a session */
    Wanted wanted(Optional<RefreshToken> cookie, Origin from) throws TokenRefused {
        return switch (needed("grant_type")) {
            case "password" ->
                new Wanted.In(new SignInAttempt(
                        Kind.PERSON,
                        needed("username"),
                        needed("password"),
                        optional("institution"),
                        optional("otp"),
                        from,
                        cookie));
            case "client_credentials" -> new Wanted.In(clientAttempt(from));
            case "refresh_token" ->
                new Wanted.On(new Refreshing.Wish(
                        token("refresh_token", cookie),
                        optional("session").flatMap(SessionId::parse),
                        optional("institution"),
                        optional("quiet").filter("true"::equals).isPresent()));
            default ->
                throw new TokenRefused(
                        400,
                        "unsupported_grant_type",
                        "Grant types here are password, refresh_token and client_credentials.");
        };
    }

    /** The token of this parameter, or what the browser has kept. */
    RefreshToken token(String name, Optional<RefreshToken> cookie) throws TokenRefused {
        return cookie.isPresent() ? cookie.get() : new RefreshToken(needed(name));
    }

    private SignInAttempt clientAttempt(Origin from) throws TokenRefused {
        if (authorization.isEmpty()) {
            return client(needed("client_id"), needed("client_secret"), from);
        }
        if (form.containsKey("client_secret")) {
            throw TokenRefused.invalidRequest("The client's secret stands both in the header and in the form.");
        }
        String[] sides = credentials(authorization.get()).split(":", 2);
        if (sides.length < 2) {
            throw TokenRefused.invalidRequest("The header Authorization has no colon between id and secret.");
        }
        return client(decoded(sides[0]), decoded(sides[1]), from);
    }

    private static SignInAttempt client(String id, String secret, Origin from) {
        return new SignInAttempt(Kind.CLIENT, id, secret, Optional.empty(), Optional.empty(), from, Optional.empty());
    }

    private static String credentials(String header) throws TokenRefused {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw TokenRefused.invalidRequest("The header Authorization is not in Base64.");
        }
    }

    private String needed(String name) throws TokenRefused {
        return optional(name).orElseThrow(() -> TokenRefused.invalidRequest("The parameter " + name + " is missing."));
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(form.get(name));
    }

    private static String decoded(String text) throws TokenRefused {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw TokenRefused.invalidRequest("A percent sign is not followed by two hexadecimal digits.");
        }
    }
}
