package pacs.dicom.codec.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import pacs.dicom.codec.Codestream;

/**
 * What goes to a decoder process before the bytes of a codestream.
 *
 * @param length bytes of the codestream
 * @param millis how long decoding may take
 */
record Request(int length, int rows, int columns, int components, int bytesPerSample, boolean fromYbr, int millis) {

    private static final int MAGIC = 0x46524D31;

    static Request of(Codestream codestream, int millis) {
        return new Request(
                codestream.bytes().length,
                codestream.rows(),
                codestream.columns(),
                codestream.components(),
                codestream.bytesPerSample(),
                codestream.fromYbr(),
                millis);
    }

    int decodedBytes() {
        return rows * columns * components * bytesPerSample;
    }

    int bytesPerRow() {
        return columns * components * bytesPerSample;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        for (int number : new int[] {length, rows, columns, components, bytesPerSample, fromYbr ? 1 : 0, millis}) {
            out.writeInt(number);
        }
    }

    static Request read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("No request");
        }
        return new Request(
                in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt() == 1, in.readInt());
    }
}
