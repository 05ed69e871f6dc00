package pacs.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;

/**
 * Operations of one association that are under way at a time (PS3.7 D.3.3.3). Data sets follow one another on the wire, so
 * one operation reads and the others do what is left: sync and commit. Each has a thread from its data set's first byte on;
 * the association goes on when that data set has been read to its end.
 */
final class OperationsWindow {

    /** Performs an operation and sends its answer. */
    @FunctionalInterface
    interface Performance {
        void perform() throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(OperationsWindow.class.getName());

    private final int size;
    private final Semaphore room;
    private final Semaphore shared;
    private final UpperLayer layer;
    private final Activity activity;

    /**
     * @param size as negotiated; with 1 everything is done by the association's own thread
     * @param shared how many more operations than associations the whole server bears
     */
    OperationsWindow(int size, Semaphore shared, UpperLayer layer, Activity activity) {
        this.size = size;
        this.room = new Semaphore(size);
        this.shared = shared;
        this.layer = layer;
        this.activity = activity;
    }

    /**
     * Performs an operation, and returns when its data set has been read.
     *
     * @throws IOException when the association ended meanwhile
     */
    void perform(DataSetInput dataSet, Performance performance) throws IOException {
        if (size == 1 || !shared.tryAcquire()) {
            performance.perform();
            return;
        }
        room.acquireUninterruptibly();
        activity.fork();
        Thread.ofVirtual().name("dimse-operation").start(() -> {
            try {
                performAlone(performance);
            } finally {
                dataSet.leave();
                activity.end();
                room.release();
                shared.release();
            }
        });
        dataSet.awaitEnd();
    }

    /** Waits until everything is answered. */
    void settle() {
        room.acquireUninterruptibly(size);
        room.release(size);
    }

    private void performAlone(Performance performance) {
        boolean answered = false;
        try {
            performance.perform();
            answered = true;
        } catch (IOException e) {
            LOG.log(Level.INFO, "An operation could not be answered", e);
        } finally {
            if (!answered) {
                layer.abort();
            }
        }
    }
}
