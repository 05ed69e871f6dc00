package pacs.platform.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pacs.platform.tenancy.InstitutionId;

/**
 * An act as it is written, and the bytes its HMAC is made over: each field with its length before it, so that nothing can
 * be moved from one into the next. When it was and in which order is not in them: the chain has that.
 */
final class RowForm {

    private static final int VERSION = 1;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 1_000;

    private RowForm() {}

    /** The same act with texts no longer than a row has room for. */
    static Act bounded(Act act) {
        Actor actor = act.actor();
        Act.Matter matter = act.matter();
        return new Act(
                act.operation(),
                new Actor(
                        actor.kind(),
                        name(actor.name()),
                        actor.institution(),
                        name(actor.onBehalfOf()),
                        name(actor.address())),
                name(act.action()),
                new Act.Matter(
                        matter.owner(),
                        name(matter.patient()),
                        name(matter.study()),
                        text(matter.purpose()),
                        text(matter.detail())),
                text(act.refusal()),
                act.times());
    }

    /** What the HMAC is made over. */
    static byte[] bytes(Act bounded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(bounded.operation().getMostSignificantBits());
            out.writeLong(bounded.operation().getLeastSignificantBits());
            out.writeInt(number(bounded.actor().institution()));
            out.writeInt(number(bounded.matter().owner()));
            out.writeInt(bounded.times());
            write(out, bounded.actor().kind().toString());
            write(out, bounded.actor().name());
            write(out, bounded.actor().onBehalfOf());
            write(out, bounded.actor().address());
            write(out, bounded.action());
            write(out, bounded.matter().patient());
            write(out, bounded.matter().study());
            write(out, bounded.matter().purpose());
            write(out, bounded.matter().detail());
            write(out, bounded.refusal());
        } catch (IOException e) {
            throw new UncheckedIOException("An array takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /** 0 for none: institutions begin at 1. */
    static int number(Optional<InstitutionId> institution) {
        return institution.map(InstitutionId::value).orElse(0);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String name(String given) {
        return cut(given, LONGEST_NAME);
    }

    private static String text(String given) {
        return cut(given, LONGEST_TEXT);
    }

    /** Control characters become blanks: no text can end a line of a log, and PostgreSQL holds no NUL. */
    private static String cut(String given, int longest) {
        StringBuilder kept = new StringBuilder(Math.min(given.length(), longest));
        given.codePoints()
                .limit(longest)
                .map(c -> Character.isISOControl(c) || isHalf(c) ? ' ' : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Half of a pair of surrogates, which no encoding has. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
