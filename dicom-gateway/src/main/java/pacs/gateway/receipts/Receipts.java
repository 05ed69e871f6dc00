package pacs.gateway.receipts;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pacs.gateway.peers.Centre;
import pacs.gateway.peers.Self;
import pacs.gateway.spool.Spool;
import pacs.gateway.spool.Studies;

/** Looks every second what is to be asked of the archive and told to the centre. */
public final class Receipts implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Receipts.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int LONGEST_SILENCE = 30;

    private final Studies studies;
    private final Witness witness;
    private final Reporter reporter;
    private final Strangers strangers;
    private final Supplier<Optional<Self>> who;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("receipts").unstarted(this::run);
    private int silence;
    private int untilReport;

    private Receipts(
            Studies studies, Witness witness, Reporter reporter, Strangers strangers, Supplier<Optional<Self>> who) {
        this.studies = studies;
        this.witness = witness;
        this.reporter = reporter;
        this.strangers = strangers;
        this.who = who;
    }

    /**
     * Begins to look.
     *
     * @param who this gateway is, and the key the archive is said to sign with; empty while that is unknown
     */
    public static Receipts start(Spool spool, Centre centre, Supplier<Optional<Self>> who, ReceiptSettings settings) {
        Studies studies = spool.studies();
        Receipts receipts = new Receipts(
                studies,
                new Witness(studies, centre, who, settings),
                new Reporter(studies, centre),
                new Strangers(spool.queue()),
                who);
        receipts.thread.start();
        return receipts;
    }

    /** Returns when the exchange in hand is over; what was cut is asked after the next start. */
    @Override
    public void close() {
        stopped.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        try {
            witness.look(Instant.now());
            studies.archiveGone(Instant.now(), REMEMBERED);
            Optional<Self> self = who.get();
            if (self.isPresent()) {
                strangers.look(self.get());
                report(self.get());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Looking after studies ended in an unexpected way; it is tried again", e);
        }
    }

    /** A centre that does not take reports is left alone for a while, longer each time. */
    private void report(Self self) throws InterruptedException {
        if (untilReport-- > 0) {
            return;
        }
        silence = reporter.report(self.institution()) ? 0 : Math.min(LONGEST_SILENCE, 2 * silence + 1);
        untilReport = silence;
    }
}
