package pacs.platform.security.rest;

/** There is no token for this request, in the words of RFC 6749 5.2. */
final class TokenRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    /**
     * @param error one of the standard's words
     * @param description for the developer of the client
     */
    TokenRefused(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static TokenRefused invalidRequest(String description) {
        return new TokenRefused(400, "invalid_request", description);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }
}
