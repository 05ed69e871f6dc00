package pacs.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A socket's input with one allowance of waiting for many reads, so that a peer that sends a byte now and then does not
 * wait forever. Time the reader of the bytes takes is not counted.
 */
final class TimedInput extends InputStream {

    /** Lets the socket's own timeout come first, after which the peer can still be told. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Transport transport;
    private final InputStream in;
    private long nanosLeft;

    TimedInput(Transport transport) throws IOException {
        this.transport = transport;
        this.in = transport.socket().getInputStream();
    }

    /** Sets how long all reads from now on may wait together. */
    void allow(Duration wait) {
        nanosLeft = wait.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (nanosLeft <= 0) {
            throw new SocketTimeoutException("The peer took too long");
        }
        transport.socket().setSoTimeout(Math.clamp(nanosLeft / 1_000_000, 1, Integer.MAX_VALUE));
        long start = System.nanoTime();
        int read = transport.isSecure() ? readRecords(buffer, offset, length) : in.read(buffer, offset, length);
        nanosLeft -= System.nanoTime() - start;
        return read;
    }

    /** One read of TLS is many of the socket below, each with the whole timeout: a peer could send bytes one by one. */
    private int readRecords(byte[] buffer, int offset, int length) throws IOException {
        try (Deadline deadline =
                new Deadline(transport.raw(), Duration.ofNanos(nanosLeft).plus(GRACE))) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                if (deadline.isExpired()) {
                    throw (IOException) new SocketTimeoutException("The peer took too long").initCause(e);
                }
                throw e;
            }
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }
}
