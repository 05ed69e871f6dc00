package pacs.dicom.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code tables that Specific Character Set (0008,0005) brings into play (PS3.5 6.1.2.5).
 *
 * @param g0 the table in G0 at the start of a value and after each delimiter
 * @param g1 the table in G1 there, if value 1 of the element names one
 * @param others what escape sequences may bring, in the order declared; empty without code extensions
 */
record CodeExtensions(CodeTable g0, Optional<CodeTable> g1, List<CodeTable> others) {

    CodeExtensions {
        others = List.copyOf(others);
    }

    /** With the table of value 1 and those of the values after it. */
    static CodeExtensions of(CodeTable first, List<CodeTable> rest) {
        CodeTable g0 = first == CodeTable.IR_13 ? CodeTable.IR_14 : CodeTable.IR_6;
        List<CodeTable> others = new ArrayList<>(rest);
        if (first.width() > 1) {
            others.addFirst(first);
        }
        if (others.contains(CodeTable.IR_13)) {
            others.add(CodeTable.IR_14);
        }
        Optional<CodeTable> g1 = Optional.of(first).filter(table -> table.isG1() && table.width() == 1);
        return new CodeExtensions(g0, g1, others);
    }

    /**
     * The table for bytes from 0x80 on before any escape sequence. Where value 1 names none, it is the first declared:
     * Korean and Chinese senders leave out the escape sequence in all but the first component of a name.
     */
    CodeTable readG1() {
        return g1.orElseGet(
                () -> others.stream().filter(CodeTable::isG1).findFirst().orElse(CodeTable.IR_6));
    }

    /** Whether this character ends what escape sequences brought (PS3.5 6.1.2.5.3). */
    static boolean resets(int character, Vr vr) {
        return switch (character) {
            case '\t', '\n', '\f', '\r' -> true;
            case '\\' -> vr.hasManyValues();
            case '^', '=' -> vr == Vr.PN;
            default -> false;
        };
    }
}
