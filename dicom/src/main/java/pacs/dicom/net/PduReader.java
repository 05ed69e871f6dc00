package pacs.dicom.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Reads PDUs from a stream and believes no length: each is held against what its type allows and what was negotiated
 * before a byte is taken for it.
 */
final class PduReader {

    /** Nothing in the standard bounds an association PDU; 128 contexts with a dozen transfer syntaxes need less. */
    static final int MAX_ASSOCIATE_LENGTH = 64 * 1024;

    private static final int FIXED_LENGTH = 4;
    private static final int DATA_VALUE_HEAD = 6;

    private final InputStream in;
    private final int maxDataLength;
    private long leftInPdu;
    private int leftInValue;

    /** @param maxDataLength the longest P-DATA-TF announced to the peer, in bytes after its length field */
    PduReader(InputStream in, int maxDataLength) {
        this.in = in;
        this.maxDataLength = maxDataLength;
    }

    /**
     * Reads the next PDU, or the head of the next data value; bytes of the one before that nobody read are skipped.
     *
     * @throws EOFException when the stream ends
     * @throws ProtocolFault when these bytes are no PDU
     */
    Pdu next() throws IOException {
        skipValue();
        if (leftInPdu > 0) {
            return dataValue();
        }
        ByteBuffer head = bytes(6);
        int type = head.get() & 0xFF;
        head.get();
        long length = head.getInt() & 0xFFFFFFFFL;
        return switch (type) {
            case PduType.ASSOCIATE_RQ -> new AssociateDecoder(associate(length)).request();
            case PduType.ASSOCIATE_AC -> new AssociateDecoder(associate(length)).acceptance();
            case PduType.ASSOCIATE_RJ -> rejection(fixed(length));
            case PduType.P_DATA_TF -> firstDataValue(length);
            case PduType.RELEASE_RQ -> empty(length, new Pdu.ReleaseRq());
            case PduType.RELEASE_RP -> empty(length, new Pdu.ReleaseRp());
            case PduType.ABORT -> abort(fixed(length));
            default ->
                throw new ProtocolFault(AbortReason.UNRECOGNIZED_PDU, "PDU of unknown type 0x%02X".formatted(type));
        };
    }

    /**
     * Reads bytes of the data value whose head came last.
     *
     * @return how many were read, at least 1 for a positive {@code length}; -1 at the end of the value
     */
    int read(byte[] buffer, int offset, int length) throws IOException {
        if (leftInValue == 0) {
            return -1;
        }
        int read = in.read(buffer, offset, Math.min(length, leftInValue));
        if (read < 0) {
            throw new EOFException("The connection ended within a P-DATA-TF");
        }
        leftInValue -= read;
        return read;
    }

    private void skipValue() throws IOException {
        byte[] ignored = new byte[Math.min(leftInValue, 8192)];
        while (leftInValue > 0) {
            read(ignored, 0, ignored.length);
        }
    }

    private Pdu firstDataValue(long length) throws IOException {
        if (length < DATA_VALUE_HEAD || length > maxDataLength) {
            throw ProtocolFault.invalid("P-DATA-TF of %d bytes; %d were negotiated".formatted(length, maxDataLength));
        }
        leftInPdu = length;
        return dataValue();
    }

    private Pdu dataValue() throws IOException {
        if (leftInPdu < DATA_VALUE_HEAD) {
            throw ProtocolFault.invalid("%d bytes left over at the end of a P-DATA-TF".formatted(leftInPdu));
        }
        ByteBuffer head = bytes(DATA_VALUE_HEAD);
        long itemLength = head.getInt() & 0xFFFFFFFFL;
        int contextId = head.get() & 0xFF;
        int control = head.get();
        if (itemLength < 2 || itemLength > leftInPdu - 4) {
            throw ProtocolFault.invalid("Data value of %d bytes in %d".formatted(itemLength, leftInPdu));
        }
        leftInPdu -= 4 + itemLength;
        leftInValue = (int) itemLength - 2;
        return new Pdu.DataValue(contextId, (control & 1) != 0, (control & 2) != 0, leftInValue);
    }

    private ByteBuffer associate(long length) throws IOException {
        if (length > MAX_ASSOCIATE_LENGTH) {
            throw ProtocolFault.invalid(
                    "Association PDU of %d bytes; at most %d are read".formatted(length, MAX_ASSOCIATE_LENGTH));
        }
        return bytes((int) length);
    }

    private ByteBuffer fixed(long length) throws IOException {
        if (length != FIXED_LENGTH) {
            throw ProtocolFault.invalid("PDU of %d bytes where the standard has 4".formatted(length));
        }
        return bytes(FIXED_LENGTH);
    }

    private Pdu empty(long length, Pdu pdu) throws IOException {
        fixed(length);
        return pdu;
    }

    private static Pdu rejection(ByteBuffer body) {
        return new Pdu.AssociateRj(body.get(1) & 0xFF, body.get(2) & 0xFF, body.get(3) & 0xFF);
    }

    private static Pdu abort(ByteBuffer body) {
        return new Pdu.Abort(body.get(2) & 0xFF, body.get(3) & 0xFF);
    }

    /** Takes memory only as bytes arrive. */
    private ByteBuffer bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection ended within a PDU");
        }
        return ByteBuffer.wrap(bytes);
    }
}
