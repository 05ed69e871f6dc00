package pacs.platform.security.rest;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import pacs.platform.security.RefreshToken;

/**
 * The refresh token of a browser, where no script reads it. It is taken only from a request with the header {@link #HEADER},
 * which no form and no page of another origin can send without being asked for leave first.
 */
final class RefreshCookie {

    static final String HEADER = "Pacs-Session";
    private static final String BROWSER = "browser";
    private static final String PLAIN = "pacs-refresh";
    /** Browsers take this only over TLS, for this host alone and for all of it (RFC 6265bis 4.1.3.2). */
    private static final String SECURE = "__Host-" + PLAIN;

    private final HttpServerRequest request;

    RefreshCookie(HttpServerRequest request) {
        this.request = request;
    }

    /** Whether the viewer asks, which keeps its token here. */
    boolean isWanted() {
        return BROWSER.equals(request.getHeader(HEADER));
    }

    Optional<RefreshToken> token() {
        return isWanted()
                ? Optional.ofNullable(request.getCookie(name()))
                        .map(Cookie::getValue)
                        .map(RefreshToken::new)
                : Optional.empty();
    }

    /** The header that has the browser keep this token until it is closed. */
    String keeping(RefreshToken token) {
        return name() + "=" + token.value() + attributes();
    }

    /** The header that has the browser forget. */
    String forgetting() {
        return name() + "=; Max-Age=0" + attributes();
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Strict" + (request.isSSL() ? "; Secure" : "");
    }

    private String name() {
        return request.isSSL() ? SECURE : PLAIN;
    }
}
