package pacs.dicom.net;

import java.io.IOException;
import java.io.InputStream;

/**
 * A data set as it arrives, fragment after fragment; nothing of it is held. Ends with the data set; a connection that
 * ends earlier, an abort, and a fragment that does not belong here are exceptions, again at every later read.
 */
final class DataSetInput extends InputStream {

    private final MessageChannel channel;
    private final UpperLayer layer;
    private final int contextId;
    private boolean lastFragment;
    private boolean broken;

    DataSetInput(MessageChannel channel, UpperLayer layer, int contextId) {
        this.channel = channel;
        this.layer = layer;
        this.contextId = contextId;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (broken) {
            throw new IOException("The association ended within the data set");
        }
        try {
            int read;
            while ((read = layer.read(buffer, offset, length)) < 0 && !lastFragment) {
                lastFragment = nextFragment().last();
            }
            return read;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /** Passes over what nobody read. */
    void drain() throws IOException {
        byte[] ignored = new byte[8192];
        int read = 0;
        while (read >= 0) {
            read = read(ignored, 0, ignored.length);
        }
    }

    /** Whether the association ended before the data set did. */
    boolean isBroken() {
        return broken;
    }

    private Pdu.DataValue nextFragment() throws IOException {
        Pdu.DataValue value = channel.nextValue();
        if (value.command() || value.contextId() != contextId) {
            throw layer.refuse(new ProtocolFault(
                    AbortReason.UNEXPECTED_PARAMETER, value + " within a data set of context " + contextId));
        }
        return value;
    }
}
