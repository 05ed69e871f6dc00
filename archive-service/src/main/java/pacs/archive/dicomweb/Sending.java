package pacs.archive.dicomweb;

import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A batch on its way to a client, whose memory is given back when it has arrived. A client whose {@link Patience} is used up is
 * left.
 */
final class Sending {

    private static final Set<Sending> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofVirtual().name("slow-clients").start(Sending::leaveSlowClients);
    }

    private final long since = System.nanoTime();
    private final Future<Void> sent;
    private final Batch batch;
    private final Line line;
    private final Patience patience;
    private final long end;

    private Sending(Future<Void> sent, Batch batch, Line line, Patience patience) {
        this.sent = sent;
        this.batch = batch;
        this.line = line;
        this.patience = patience;
        this.end = patience.end(since);
    }

    static Sending begin(Future<Void> sent, Batch batch, Line line, Patience patience) {
        Sending sending = new Sending(sent, batch, line, patience);
        RUNNING.add(sending);
        sent.onComplete(_ -> sending.ended());
        return sending;
    }

    /** Returns when the client's side has the batch. */
    void await() throws ClientGone {
        try {
            sent.toCompletionStage().toCompletableFuture().join();
            patience.taken(batch.length(), System.nanoTime() - since);
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
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            RUNNING.stream().filter(sending -> now - sending.end > 0).forEach(sending -> sending.line.cut());
        }
    }
}
