package pacs.platform.security;

/** Base32 of RFC 4648 6, capital letters, without padding: for whole groups of five bytes. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int count = 0;
        for (byte octet : bytes) {
            held = (held << Byte.SIZE) | (octet & 0xFF);
            count += Byte.SIZE;
            while (count >= BITS) {
                count -= BITS;
                text.append(ALPHABET.charAt((held >> count) & 31));
            }
            held &= (1 << count) - 1;
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException when a character is none of Base32 */
    static byte[] decode(String text) {
        byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
        int held = 0;
        int count = 0;
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("Not Base32");
            }
            held = (held << BITS) | value;
            count += BITS;
            if (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                bytes[next++] = (byte) (held >> count);
                held &= (1 << count) - 1;
            }
        }
        return bytes;
    }
}
