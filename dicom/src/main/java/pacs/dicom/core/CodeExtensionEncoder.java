package pacs.dicom.core;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes one value, with an escape sequence where the tables at hand lack a character. */
final class CodeExtensionEncoder {

    private final CodeExtensions extensions;
    private final Vr vr;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private CodeTable g0;
    private Optional<CodeTable> g1;

    CodeExtensionEncoder(CodeExtensions extensions, Vr vr) {
        this.extensions = extensions;
        this.vr = vr;
        this.g0 = extensions.g0();
        this.g1 = extensions.g1();
    }

    byte[] encode(String text) {
        text.codePoints().forEach(this::append);
        returnToStart();
        return out.toByteArray();
    }

    private void append(int codePoint) {
        if (codePoint <= ' ' || CodeExtensions.resets(codePoint, vr)) {
            if (CodeExtensions.resets(codePoint, vr)) {
                returnToStart();
            }
            out.write(codePoint);
            return;
        }
        String character = Character.toString(codePoint);
        if (!appendBy(Stream.concat(Stream.of(g0), g1.stream()), character)
                && !appendBy(Stream.concat(Stream.of(extensions.g0()), extensions.g1().stream()), character)
                && !appendBy(extensions.others().stream(), character)) {
            appendBy(Stream.of(CodeTable.IR_6), "?");
        }
    }

    /** By the first of these tables that has the character; false if none has. */
    private boolean appendBy(Stream<CodeTable> tables, String character) {
        Optional<CodeTable> table =
                tables.filter(each -> each.encode(character).isPresent()).findFirst();
        table.ifPresent(found -> {
            designate(found);
            out.writeBytes(found.encode(character).orElseThrow());
        });
        return table.isPresent();
    }

    private void designate(CodeTable table) {
        if (table.isG1() && !g1.equals(Optional.of(table))) {
            g1 = Optional.of(table);
            out.writeBytes(table.sequence());
        } else if (!table.isG1() && g0 != table) {
            g0 = table;
            out.writeBytes(table.sequence());
        }
    }

    /** A reader starts afresh after a delimiter, but the delimiter itself must be read under the first table. */
    private void returnToStart() {
        designate(extensions.g0());
        extensions.g1().ifPresent(this::designate);
        g1 = extensions.g1();
    }
}
