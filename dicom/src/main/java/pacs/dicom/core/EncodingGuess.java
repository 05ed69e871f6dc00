package pacs.dicom.core;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What bytes outside ASCII mean where Specific Character Set (0008,0005) is missing or wrong: UTF-8 if they are well-formed, which no
 * other text is by chance; else the charset in which they are the likeliest text of a hospital.
 */
final class EncodingGuess {

    static final Charset GB18030 = Charset.forName("GB18030");

    /** Of text that is as likely in two, the first. */
    private static final List<Likelihood> CANDIDATES = List.of(
            new Likelihood.Simplified(GB18030),
            new Likelihood.Korean(Charset.forName("EUC-KR")),
            new Likelihood.Traditional(Charset.forName("Big5")),
            new Likelihood.Japanese(Charset.forName("Shift_JIS")),
            new Likelihood.Western(StandardCharsets.ISO_8859_1));

    private static final Likelihood LATIN_1 = CANDIDATES.getLast();

    /** What is declared is believed unless the text speaks against it as clearly as two characters do. */
    private static final int CLEARLY = 4;

    private EncodingGuess() {}

    static Charset of(byte[] raw) {
        return of(List.of(raw));
    }

    /** Of the texts of one object, which one program wrote. */
    static Charset of(List<byte[]> texts) {
        return areUnicode(texts) ? StandardCharsets.UTF_8 : likeliest(texts).charset();
    }

    /** What bytes declared Latin-1 are instead, where they are clearly no Latin-1: the commonest wrong declaration. */
    static Optional<Charset> insteadOfLatin1(List<byte[]> texts) {
        if (areUnicode(texts)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        Likelihood likeliest = likeliest(texts);
        boolean clear = likeliest.of(texts) >= LATIN_1.of(texts) + CLEARLY;
        return clear ? Optional.of(likeliest.charset()) : Optional.empty();
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

    /** Whether what is right for an object is right for this text of it, which another program may have put there. */
    static boolean fits(Charset usual, byte[] raw) {
        if (usual.equals(StandardCharsets.UTF_8) || isWellFormed(raw, StandardCharsets.UTF_8)) {
            return isWellFormed(raw, usual) && usual.equals(StandardCharsets.UTF_8);
        }
        return CANDIDATES.stream()
                .filter(candidate -> candidate.charset().equals(usual))
                .anyMatch(candidate -> candidate.of(List.of(raw)) >= LATIN_1.of(List.of(raw)));
    }

    static boolean isWellFormed(byte[] raw, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(raw));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean areUnicode(List<byte[]> texts) {
        return texts.stream().allMatch(raw -> isWellFormed(raw, StandardCharsets.UTF_8));
    }

    private static Likelihood likeliest(List<byte[]> texts) {
        Likelihood best = CANDIDATES.getFirst();
        int most = best.of(texts);
        for (Likelihood candidate : CANDIDATES.subList(1, CANDIDATES.size())) {
            int likely = candidate.of(texts);
            if (likely > most) {
                best = candidate;
                most = likely;
            }
        }
        return best;
    }
}
