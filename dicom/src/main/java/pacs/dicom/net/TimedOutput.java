package pacs.dicom.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A socket's output that closes the socket when the peer does not take the bytes in time: sockets cannot do so. */
final class TimedOutput extends OutputStream {

    private final Socket socket;
    private final OutputStream out;
    private final Duration patience;
    private volatile boolean expired;

    TimedOutput(Socket socket, Duration patience) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.patience = patience;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        Future<?> cut = ForkJoinPool.commonPool().schedule(this::expire, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            out.write(buffer, offset, length);
        } catch (IOException e) {
            if (expired) {
                throw (IOException) new SocketTimeoutException("The peer took nothing for " + patience).initCause(e);
            }
            throw e;
        } finally {
            cut.cancel(false);
        }
    }

    private void expire() {
        expired = true;
        UpperLayer.closeQuietly(socket);
    }
}
