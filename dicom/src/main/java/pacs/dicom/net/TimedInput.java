package pacs.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A socket's input with one allowance of waiting for many reads, so that a peer that sends a byte now and then does not
 * wait forever. Time the reader of the bytes takes is not counted.
 */
final class TimedInput extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private long nanosLeft;

    TimedInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
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
        socket.setSoTimeout(Math.clamp(nanosLeft / 1_000_000, 1, Integer.MAX_VALUE));
        long start = System.nanoTime();
        int read = in.read(buffer, offset, length);
        nanosLeft -= System.nanoTime() - start;
        return read;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }
}
