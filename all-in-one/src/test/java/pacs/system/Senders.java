package pacs.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pacs.dicom.net.Association;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;

/** Eight senders at once: three to the archive by C-STORE, three to the gateway, two by STOW-RS. They stop when their line breaks. */
final class Senders {

    private static final int OBJECTS_OF_A_REQUEST = 3;

    /** Sends until its line breaks. */
    @FunctionalInterface
    private interface Sender {
        void send() throws IOException, InterruptedException;
    }

    private final Journal journal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private Senders(Journal journal) {
        this.journal = journal;
    }

    static Senders to(RunningRegion region, Journal journal) {
        Senders senders = new Senders(journal);
        ArchiveClient client = region.client();
        for (int i = 0; i < 3; i++) {
            senders.start(() -> senders.sendByDimse(region.archive()));
            senders.start(() -> senders.sendByDimse(region.gateway()));
        }
        for (int i = 0; i < 2; i++) {
            senders.start(() -> senders.sendByStow(client));
        }
        return senders;
    }

    /** Returns when all have stopped. */
    void stop() throws InterruptedException {
        ended.countDown();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofSeconds(90))) {
                throw new AssertionError("A sender waits for an answer that does not come");
            }
        }
    }

    private void start(Sender sender) {
        threads.add(Thread.ofVirtual().start(() -> {
            try {
                sender.send();
            } catch (IOException _) {
                // The line broke, which is what the test is about.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void sendByDimse(Remote remote) throws IOException, InterruptedException {
        try (Association association = Association.open(
                remote,
                SentObject.CALLING,
                List.of(PresentationContext.of(SentObject.SOP_CLASS, SentObject.SYNTAX)),
                Timeouts.DEFAULT)) {
            while (goesOn()) {
                SentObject object = journal.begin();
                boolean yes = association
                                .store(
                                        SentObject.SOP_CLASS,
                                        object.instance(),
                                        SentObject.SYNTAX,
                                        new ByteArrayInputStream(object.dataSet()))
                                .code()
                        == 0;
                journal.answered(object, yes);
            }
        }
    }

    private void sendByStow(ArchiveClient client) throws IOException, InterruptedException {
        while (goesOn()) {
            List<SentObject> objects = new ArrayList<>();
            List<byte[]> parts = new ArrayList<>();
            for (int i = 0; i < OBJECTS_OF_A_REQUEST; i++) {
                objects.add(journal.begin());
                parts.add(objects.getLast().part10());
            }
            boolean yes = client.store(parts).statusCode() == 200;
            objects.forEach(object -> journal.answered(object, yes));
        }
    }

    private boolean goesOn() throws InterruptedException {
        return !ended.await(1, TimeUnit.MILLISECONDS);
    }
}
