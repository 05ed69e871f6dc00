package pacs.dicom.codec.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What comes back before the pixels, or before the sentence that says why there are none.
 *
 * @param length bytes that follow
 */
record Reply(boolean good, int length) {

    /** The longest sentence. */
    static final int LONGEST_REFUSAL = 500;

    private static final int GOOD = 0x474F4F44;
    private static final int REFUSED = 0x52454655;

    static Reply read(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != GOOD && magic != REFUSED) {
            throw new IOException("No reply");
        }
        return new Reply(magic == GOOD, in.readInt());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(good ? GOOD : REFUSED);
        out.writeInt(length);
    }

    static void refuse(String sentence, DataOutputStream out) throws IOException {
        byte[] bytes = sentence.substring(0, Math.min(sentence.length(), LONGEST_REFUSAL))
                .getBytes(StandardCharsets.US_ASCII);
        new Reply(false, bytes.length).write(out);
        out.write(bytes);
        out.flush();
    }
}
