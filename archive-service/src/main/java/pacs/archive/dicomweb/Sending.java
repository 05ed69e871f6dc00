package pacs.archive.dicomweb;

import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A batch on its way to a client, whose memory is given back when it has arrived. A client that does not take it within a
 * minute is left; when others wait for the memory it holds, one that is slower than 1 Mbit/s.
 */
final class Sending {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long PATIENCE_WHEN_WANTED = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long NANOS_PER_BYTE_WHEN_WANTED = 8_000;
    private static final Set<Sending> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofVirtual().name("slow-clients").start(Sending::leaveSlowClients);
    }

    private final long since = System.nanoTime();
    private final long patienceWhenWanted;
    private final Future<Void> sent;
    private final Batch batch;
    private final Line line;

    private Sending(Future<Void> sent, Batch batch, long bytes, Line line) {
        this.sent = sent;
        this.batch = batch;
        this.patienceWhenWanted = PATIENCE_WHEN_WANTED + bytes * NANOS_PER_BYTE_WHEN_WANTED;
        this.line = line;
    }

    static Sending begin(Future<Void> sent, Batch batch, long bytes, Line line) {
        Sending sending = new Sending(sent, batch, bytes, line);
        RUNNING.add(sending);
        sent.onComplete(_ -> sending.ended());
        return sending;
    }

    /** Returns when the client's side has the batch. */
    void await() throws ClientGone {
        try {
            sent.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new ClientGone(e);
        }
    }

    private void ended() {
        RUNNING.remove(this);
        batch.release();
    }

    private static void leaveSlowClients() {
        while (true) {
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                return;
            }
            RUNNING.stream().filter(Sending::isTooSlow).forEach(sending -> sending.line.cut());
        }
    }

    private boolean isTooSlow() {
        long waited = System.nanoTime() - since;
        return waited > PATIENCE || (waited > patienceWhenWanted && batch.isWanted());
    }
}
