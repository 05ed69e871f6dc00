package pacs.dicom.net;

import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Closes a socket unless what is done with it ends in time: sockets know no timeout for writing, nor one for many reads. */
final class Deadline implements AutoCloseable {

    private final Socket socket;
    private final Future<?> cut;
    private volatile boolean expired;

    Deadline(Socket socket, Duration patience) {
        this.socket = socket;
        this.cut = ForkJoinPool.commonPool().schedule(this::expire, patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isExpired() {
        return expired;
    }

    /** In time. */
    @Override
    public void close() {
        cut.cancel(false);
    }

    private void expire() {
        expired = true;
        Transport.closeQuietly(socket);
    }
}
