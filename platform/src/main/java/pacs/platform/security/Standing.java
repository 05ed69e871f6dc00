package pacs.platform.security;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What a person's token says of the session it is from.
 *
 * @param methods how the person proved who they are, in the words of RFC 8176
 * @param due what has to be done before anything else
 */
public record Standing(SessionId session, Set<String> methods, Optional<Due> due) {

    static final String PASSWORD = "pwd";
    static final Set<String> BOTH = Set.of(PASSWORD, "otp", "mfa");

    public Standing {
        methods = Set.copyOf(methods);
    }

    /** Empty for the token of a program. */
    public static Optional<Standing> of(JsonWebToken token) {
        Optional<String> session = token.claim(CallerOfRequest.SESSION);
        Optional<String> due = token.claim(CallerOfRequest.DUE);
        return session.flatMap(SessionId::parse).map(id -> new Standing(id, methods(token), due.flatMap(Due::of)));
    }

    private static Set<String> methods(JsonWebToken token) {
        Optional<Object> claim = token.claim(CallerOfRequest.METHODS);
        return claim.stream()
                .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                .map(word -> word instanceof JsonString json ? json.getString() : word.toString())
                .collect(Collectors.toUnmodifiableSet());
    }
}
