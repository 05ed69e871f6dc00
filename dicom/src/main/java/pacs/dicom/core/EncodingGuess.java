package pacs.dicom.core;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What bytes outside ASCII mean where Specific Character Set (0008,0005) is missing or wrong. A guess by the statistics of
 * Chinese hospitals: UTF-8 if the bytes are well-formed, else GB18030, else Latin-1.
 */
final class EncodingGuess {

    static final Charset GB18030 = Charset.forName("GB18030");

    private EncodingGuess() {}

    static Charset of(byte[] raw) {
        if (isWellFormed(raw, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        return isWellFormed(raw, GB18030) && hasHighPair(raw) ? GB18030 : StandardCharsets.ISO_8859_1;
    }

    /** What bytes declared Latin-1 are instead, where they are clearly no Latin-1: the commonest wrong declaration. */
    static Optional<Charset> insteadOfLatin1(byte[] raw) {
        if (isWellFormed(raw, StandardCharsets.UTF_8)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return isAllHanzi(raw) ? Optional.of(GB18030) : Optional.empty();
    }

    /** What bytes declared as this charset are instead, where they are malformed in it throughout. */
    static Optional<Charset> insteadOf(Charset declared, byte[] raw) {
        if (isWellFormed(raw, declared)) {
            return Optional.empty();
        }
        String text = new String(raw, declared);
        long bad = text.chars().filter(c -> c == 0xFFFD).count();
        long good = text.chars().filter(c -> c > 0x7F && c != 0xFFFD).count();
        return good > bad ? Optional.empty() : Optional.of(of(raw)).filter(guess -> !guess.equals(declared));
    }

    private static boolean isWellFormed(byte[] raw, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(raw));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Accented letters stand alone among ASCII ones; most Chinese characters are two high bytes. */
    private static boolean hasHighPair(byte[] raw) {
        for (int i = 1; i < raw.length; i++) {
            if (raw[i - 1] < 0 && raw[i] < 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether each run of high bytes is whole characters of GB 2312, levels 1 and 2, that touch no small ASCII letter. */
    private static boolean isAllHanzi(byte[] raw) {
        int at = 0;
        while (at < raw.length) {
            if (raw[at] >= 0) {
                at++;
            } else if (isHanzi(raw, at) && !isSmallLetter(raw, at - 1) && !isSmallLetter(raw, at + 2)) {
                at += 2;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isHanzi(byte[] raw, int at) {
        if (at + 1 >= raw.length) {
            return false;
        }
        int lead = raw[at] & 0xFF;
        int trail = raw[at + 1] & 0xFF;
        return lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE;
    }

    private static boolean isSmallLetter(byte[] raw, int at) {
        return at >= 0 && at < raw.length && raw[at] >= 'a' && raw[at] <= 'z';
    }
}
