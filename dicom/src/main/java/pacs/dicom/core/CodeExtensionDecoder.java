package pacs.dicom.core;

import java.util.Optional;

/** Reads one value: runs of bytes under one table, parted by escape sequences and delimiters. */
final class CodeExtensionDecoder {

    private final CodeExtensions extensions;
    private final byte[] raw;
    private final Vr vr;
    private final StringBuilder text = new StringBuilder();
    private CodeTable g0;
    private CodeTable g1;
    private CodeTable table;
    private int start;

    CodeExtensionDecoder(CodeExtensions extensions, byte[] raw, Vr vr) {
        this.extensions = extensions;
        this.raw = raw;
        this.vr = vr;
        this.g0 = extensions.g0();
        this.g1 = extensions.readG1();
        this.table = g0;
    }

    String decode() {
        int at = 0;
        while (at < raw.length) {
            Optional<CodeTable> designated =
                    raw[at] == CodeTable.ESCAPE ? CodeTable.designated(raw, at) : Optional.empty();
            if (designated.isPresent()) {
                endRun(at);
                at += designate(designated.get());
                start = at;
            } else {
                at += character(at);
            }
        }
        endRun(at);
        return text.toString();
    }

    /** Takes one character into the run; returns its length. */
    private int character(int at) {
        CodeTable next = tableOf(raw[at]);
        if (next != table) {
            endRun(at);
            table = next;
        }
        if (next.width() == 1 && CodeExtensions.resets(raw[at], vr)) {
            g0 = extensions.g0();
            g1 = extensions.readG1();
        }
        boolean pair = next.width() == 2 && at + 1 < raw.length && tableOf(raw[at + 1]) == next;
        return pair ? 2 : 1;
    }

    /** Space and control characters are the same whatever lies in G0. */
    private CodeTable tableOf(byte b) {
        if (b < 0) {
            return g1;
        }
        return b <= ' ' || b == 0x7F ? CodeTable.IR_6 : g0;
    }

    private int designate(CodeTable designated) {
        if (designated.isG1()) {
            g1 = designated;
        } else {
            g0 = designated;
        }
        return designated.sequence().length;
    }

    private void endRun(int end) {
        text.append(table.decode(raw, start, end));
        start = end;
    }
}
