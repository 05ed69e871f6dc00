package pacs.platform.security;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by time (RFC 6238): HMAC-SHA-1 of the number of the half minute, as six digits (RFC 4226 5.3). Every authenticator
 * speaks this.
 *
 * @param secret 160 bits in Base32
 */
record Totp(String secret) {

    static final int STEP_SECONDS = 30;
    private static final int SECRET_BYTES = 20;
    private static final int MODULUS = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Totp random() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Totp(Base32.encode(secret));
    }

    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    /** Six digits. */
    String code(long step) {
        byte[] mac = mac(step);
        int offset = mac[mac.length - 1] & 0x0F;
        int truncated = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return "%06d".formatted(truncated % MODULUS);
    }

    /** Which step a code is of: this one, the one before or the one after, as clocks differ (RFC 6238 5.2). */
    OptionalLong stepOf(String code, Instant now) {
        long current = step(now);
        return List.of(current, current - 1, current + 1).stream()
                .filter(step -> MessageDigest.isEqual(ascii(code(step)), ascii(code)))
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** What an authenticator reads as a picture: the Key URI Format of Google Authenticator. */
    String uri(String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + secret + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=6&period=" + STEP_SECONDS;
    }

    private byte[] mac(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Totp";
    }
}
