package pacs.dicom.io;

import java.io.IOException;
import java.io.OutputStream;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Vr;

/** Headers and values as they lie on the wire, in either byte order. */
final class ElementOutput {

    private final OutputStream out;

    ElementOutput(OutputStream out) {
        this.out = out;
    }

    OutputStream stream() {
        return out;
    }

    /** Tag and 32-bit length: implicit elements, items, delimiters. */
    void plainHeader(int tag, long length, Encoding encoding) throws IOException {
        tag(tag, encoding);
        u32(length, encoding);
    }

    void explicitHeader(int tag, Vr vr, long length, Encoding encoding) throws IOException {
        tag(tag, encoding);
        out.write(vr.name().charAt(0));
        out.write(vr.name().charAt(1));
        if (vr.longLength()) {
            u16(0, encoding);
            u32(length, encoding);
        } else {
            u16((int) length, encoding);
        }
    }

    void value(byte[] raw, Vr vr, Encoding encoding) throws IOException {
        if (encoding.bigEndian() && vr.unit() > 1) {
            byte[] turned = raw.clone();
            ByteOrders.turn(turned, vr);
            out.write(turned);
        } else {
            out.write(raw);
        }
    }

    private void tag(int tag, Encoding encoding) throws IOException {
        u16(Tag.group(tag), encoding);
        u16(Tag.element(tag), encoding);
    }

    private void u16(int value, Encoding encoding) throws IOException {
        out.write(encoding.bigEndian() ? value >>> 8 : value);
        out.write(encoding.bigEndian() ? value : value >>> 8);
    }

    private void u32(long value, Encoding encoding) throws IOException {
        int first = encoding.bigEndian() ? (int) (value >>> 16) : (int) value;
        int second = encoding.bigEndian() ? (int) value : (int) (value >>> 16);
        u16(first & 0xFFFF, encoding);
        u16(second & 0xFFFF, encoding);
    }
}
