package pacs.dicom.codec.worker;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.codec.Codestream;
import pacs.dicom.codec.CodestreamDecoder;

/**
 * Decoder processes, some few, started when first needed and lent to one frame at a time; who waits is served in order. A
 * process that crashes, lies or overstays is killed, and the next frame starts another. For any number of threads.
 */
public final class WorkerPool implements CodestreamDecoder, AutoCloseable {

    private final WorkerSettings settings;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
    private final Set<Worker> living = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor deadlines;
    private volatile boolean closed;

    /** Starts nothing yet. */
    public WorkerPool(WorkerSettings settings) {
        this.settings = settings;
        this.permits = new Semaphore(settings.workers(), true);
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("codec-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
        // Its one thread goes when there is nothing to wait for, so that nobody has to stop it.
        deadlines.setKeepAliveTime(1, TimeUnit.SECONDS);
        deadlines.allowCoreThreadTimeOut(true);
    }

    @Override
    public byte[] decode(Codestream codestream) throws CodecException {
        await();
        try {
            Worker worker = borrow();
            try {
                return worker.decode(codestream);
            } catch (CodecException e) {
                throw closed ? stopped() : e;
            } finally {
                giveBack(worker);
            }
        } finally {
            permits.release();
        }
    }

    private void await() throws CodecException {
        try {
            if (!permits.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CodecException(Reason.UNAVAILABLE, "All decoder processes are busy; ask again later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodecException(Reason.UNAVAILABLE, "Waiting for a decoder process was interrupted.", e);
        }
    }

    private Worker borrow() throws CodecException {
        Worker worker = idle.pollFirst();
        while (worker != null && !worker.usable(settings.framesPerWorker())) {
            discard(worker);
            worker = idle.pollFirst();
        }
        if (worker == null && !closed) {
            worker = Worker.start(settings, deadlines);
            living.add(worker);
        }
        if (worker == null || closed) {
            closeAll();
            throw stopped();
        }
        return worker;
    }

    private static CodecException stopped() {
        return new CodecException(Reason.UNAVAILABLE, "The decoder processes have been stopped.");
    }

    private void giveBack(Worker worker) {
        if (closed || !worker.usable(settings.framesPerWorker())) {
            discard(worker);
        } else {
            idle.addFirst(worker);
            if (closed) {
                closeAll();
            }
        }
    }

    private void discard(Worker worker) {
        living.remove(worker);
        worker.kill();
    }

    /** The processes that live now. */
    List<Long> pids() {
        return living.stream().map(Worker::pid).toList();
    }

    private void closeAll() {
        living.forEach(this::discard);
    }

    /** Kills every process; frames they were decoding fail, and so does every later one. */
    @Override
    public void close() {
        closed = true;
        closeAll();
    }
}
