package pacs.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/**
 * A data set as it arrives, fragment after fragment; nothing of it is held. Ends with the data set; a connection that
 * ends earlier, an abort, and a fragment that does not belong here are exceptions, again at every later read.
 */
final class DataSetInput extends InputStream {

    private final MessageChannel channel;
    private final UpperLayer layer;
    private final int contextId;
    private final CountDownLatch left = new CountDownLatch(1);
    private boolean lastFragment;
    private boolean ended;
    private volatile boolean broken;

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
        if (ended) {
            return -1; // what the layer has now may belong to the next message
        }
        try {
            int read;
            while ((read = layer.read(buffer, offset, length)) < 0 && !lastFragment) {
                lastFragment = nextFragment().last();
            }
            if (read < 0) {
                ended = true;
                left.countDown();
            }
            return read;
        } catch (IOException e) {
            broken = true;
            left.countDown();
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

    /** Nothing reads from here any more. A data set that was not read to its end is lost, and with it the association. */
    void leave() {
        if (!ended) {
            broken = true;
        }
        left.countDown();
    }

    /**
     * Waits until another thread has read it to its end.
     *
     * @throws IOException when the association ended before
     */
    void awaitEnd() throws IOException {
        try {
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted within a data set");
        }
        if (broken) {
            throw new IOException("The association ended within the data set");
        }
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
