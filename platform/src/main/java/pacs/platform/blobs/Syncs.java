package pacs.platform.blobs;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for the disk on a few platform threads that nobody interrupts, since an interrupt inside a file channel closes it and
 * a sync on a virtual thread would hold its carrier. Callers wait until the disk has answered, interrupted or not.
 */
final class Syncs implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int FAILURES_THAT_STOP = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("blob-sync-", 0).factory());
    private final AtomicInteger failures = new AtomicInteger();

    /** Something to be done with files. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Has it done, and waits. */
    void run(Work work) throws IOException {
        Optional<IOException> failure;
        try {
            failure =
                    CompletableFuture.supplyAsync(() -> attempt(work), threads).join();
        } catch (RejectedExecutionException e) {
            throw new IOException("The volume is closed", e);
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** As {@link #run}, for work whose failure means that the disk cannot be believed. */
    void sync(Work work) throws IOException {
        try {
            run(work);
        } catch (IOException e) {
            failures.incrementAndGet();
            throw e;
        }
    }

    /** Whether the disk may still be given objects: one failed sync may be a bad block, two are a bad disk. */
    boolean trusted() {
        return failures.get() < FAILURES_THAT_STOP;
    }

    @Override
    public void close() {
        threads.close();
    }

    private static Optional<IOException> attempt(Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
