package pacs.archive.retrieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.StoredInstance;
import pacs.platform.blobs.Sha256;

/** Tells whether two objects say the same in other bytes: attributes normalised for encoding, pixels decoded. */
@ApplicationScoped
public class Contents {

    private static final Logger LOG = Logger.getLogger(Contents.class);
    private static final int PATIENCE_SECONDS = 10;

    /** Decoding what somebody sends again and again must leave room for those who read. */
    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final StoredObjects objects;
    private final FrameDecoding decoding;

    @Inject
    public Contents(StoredObjects objects, FrameDecoding decoding) {
        this.objects = objects;
        this.decoding = decoding;
    }

    /** False, too, when it cannot be told within ten seconds. */
    public boolean areSame(StoredInstance one, StoredInstance other) {
        FutureTask<Boolean> comparison = new FutureTask<>(() -> compare(one, other));
        Thread thread = Thread.ofVirtual().name("contents").start(comparison);
        try {
            return comparison.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            LOG.infof(
                    "%s came in other bytes than those that are here; ten seconds were too short to compare them",
                    one.instance());
            return false;
        } catch (ExecutionException e) {
            LOG.infof(
                    "%s came in other bytes than those that are here, which cannot be compared: %s",
                    one.instance(), e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            thread.interrupt();
        }
    }

    private boolean compare(StoredInstance one, StoredInstance other) throws IOException, InterruptedException {
        places.acquire();
        try {
            return sayTheSame(one, other);
        } finally {
            places.release();
        }
    }

    /** Pixels only where the attributes do not tell already. */
    private boolean sayTheSame(StoredInstance one, StoredInstance other) throws IOException {
        ContentDigest first = new ContentDigest(objects, decoding, one);
        ContentDigest second = new ContentDigest(objects, decoding, other);
        if (!first.attributes().equals(second.attributes())) {
            return false;
        }
        Optional<Sha256> pixels = first.pixels();
        return pixels.equals(second.pixels());
    }
}
