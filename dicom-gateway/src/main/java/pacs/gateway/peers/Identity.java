package pacs.gateway.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pacs.gateway.spool.Memory;

/**
 * Who this gateway is: asked of the centre again and again, and remembered, so that modalities are served while the
 * centre is away.
 */
public final class Identity implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Identity.class.getName());
    private static final String REMEMBERED = "self";
    private static final Duration EAGER = Duration.ofSeconds(1);

    private final Centre centre;
    private final Memory memory;
    private final Duration refresh;
    private volatile Optional<Self> known;
    private final CountDownLatch learnt = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread asking = Thread.ofVirtual().name("identity").unstarted(this::keepAsking);

    private Identity(Centre centre, Memory memory, Duration refresh) {
        this.centre = centre;
        this.memory = memory;
        this.refresh = refresh;
        this.known = memory.recall(REMEMBERED).flatMap(Identity::remembered);
        if (known.isPresent()) {
            learnt.countDown();
        }
    }

    /** Begins with what was remembered and asks the centre from now on. */
    public static Identity start(Centre centre, Memory memory, Duration refresh) {
        Identity identity = new Identity(centre, memory, refresh);
        identity.asking.start();
        return identity;
    }

    /** Empty until the centre has answered for the first time in the life of this gateway. */
    public Optional<Self> known() {
        return known;
    }

    /** Waits until the centre has said it. */
    public Self await() throws InterruptedException {
        learnt.await();
        return known.orElseThrow();
    }

    @Override
    public void close() {
        stopped.countDown();
    }

    private void keepAsking() {
        Optional<String> complaint = Optional.empty();
        try {
            do {
                Optional<String> failure = ask();
                if (failure.isPresent() && !failure.equals(complaint) && stopped.getCount() > 0) {
                    LOG.log(Level.WARNING, "Who may call here could not be asked of the centre: {0}", failure.get());
                }
                complaint = failure;
            } while (!stopped.await(pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        return known.isPresent() ? refresh : EAGER;
    }

    /** Returns what went wrong. */
    private Optional<String> ask() throws InterruptedException {
        try {
            HttpRequest.Builder question = centre.request("/gateway/self")
                    .header("Accept", "application/json")
                    .GET();
            HttpResponse<byte[]> response = centre.send(question, () -> 0);
            if (response.statusCode() != 200) {
                return Optional.of("it answered " + response.statusCode());
            }
            learn(new String(response.body(), StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void learn(String json) throws IOException {
        Self answer = Self.parse(json);
        if (!known.equals(Optional.of(answer))) {
            known = Optional.of(answer);
            centre.forgetToken(); // it may speak for the institution this gateway belonged to before
            memory.remember(REMEMBERED, json);
            LOG.log(
                    Level.INFO,
                    "This gateway is {0} of institution {1}; {2} AE titles may call it",
                    answer.aeTitle(),
                    answer.institution(),
                    answer.peers().size());
        }
        learnt.countDown();
    }

    private static Optional<Self> remembered(String json) {
        try {
            return Optional.of(Self.parse(json));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What was remembered of the centre's word is of no use", e);
            return Optional.empty();
        }
    }
}
