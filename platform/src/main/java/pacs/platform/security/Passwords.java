package pacs.platform.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pacs.platform.Refusal;

/**
 * Passwords and secrets as bcrypt hashes in modular crypt form. Checking one costs tenths of a second on purpose, and
 * the same when nobody has the name, so that the time does not tell whether somebody does.
 */
@Singleton
public class Passwords {

    private static final int COST = 11;
    /** What bcrypt reads; it would pass over the rest in silence. */
    private static final int LONGEST_BYTES = 72;

    private static final int PATIENCE_SECONDS = 10;

    /** Half of the processors serve those who are signed in already, whoever knocks at the door. */
    private final Semaphore free =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private final int cost;
    private final String nobodys;

    @Inject
    public Passwords() {
        this(COST);
    }

    Passwords(int cost) {
        this.cost = cost;
        this.nobodys = hash("nobody");
    }

    /** A new hash with a salt of its own. */
    public final String hash(String password) {
        return BcryptUtil.bcryptHash(password, cost);
    }

    /**
     * @param hash empty when nobody has the name
     * @throws Refusal {@code TOO_MANY} when too many others are being checked
     */
    public boolean matches(Optional<String> hash, String password) {
        boolean readable = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
        boolean same = whenFree(() -> BcryptUtil.matches(readable ? password : "", hash.orElse(nobodys)));
        return same && readable && hash.isPresent();
    }

    private boolean whenFree(Supplier<Boolean> check) {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(Refusal.Reason.TOO_MANY, "Too many are signing in at once; try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The server is going down.", e);
        }
        try {
            return check.get();
        } finally {
            free.release();
        }
    }
}
