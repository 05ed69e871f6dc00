package pacs.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The authenticator on somebody's telephone (RFC 6238: SHA-1, six digits, thirty seconds). As a code is taken once, each is
 * given once; clocks may differ by half a minute, so two sign-ins need not wait for each other.
 *
 * @param secret in Base32
 */
public record Totp(String secret) {

    private static final int STEP_SECONDS = 30;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Map<String, Long> GIVEN = new ConcurrentHashMap<>();

    /** That of somebody of the demo region; empty when they have none. */
    public static Optional<Totp> ofDemo(String login) {
        try {
            Matcher found = Pattern.compile(
                            "login: " + Pattern.quote(login) + "\n(?:(?! *- login).*\n)*? *totp: (\\w+)\n")
                    .matcher(Files.readString(Path.of("..", "samples", "region.yaml")));
            return found.find() ? Optional.of(new Totp(found.group(1))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A code nobody was given before. */
    public String next() throws InterruptedException {
        long step = GIVEN.merge(secret, now() - 1, (last, earliest) -> Math.max(last + 1, earliest));
        while (step > now() + 1) {
            Thread.sleep(200);
        }
        return at(step);
    }

    private static long now() {
        return Instant.now().getEpochSecond() / STEP_SECONDS;
    }

    /** The code of the step that many half minutes after 1970. */
    public String at(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        StringBuilder bits = new StringBuilder();
        secret.chars()
                .mapToObj(letter ->
                        Integer.toBinaryString(32 + ALPHABET.indexOf(letter)).substring(1))
                .forEach(bits::append);
        byte[] key = new byte[bits.length() / Byte.SIZE];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(i * Byte.SIZE, (i + 1) * Byte.SIZE), 2);
        }
        return key;
    }
}
