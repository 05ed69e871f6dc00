package pacs.gateway.receipts;

import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import pacs.dicom.core.SopInstanceUid;
import pacs.gateway.peers.Centre;
import pacs.gateway.peers.Self;
import pacs.gateway.spool.SpoolStudy;
import pacs.gateway.spool.Studies;
import pacs.gateway.spool.StudyNews;
import pacs.gateway.spool.StudyTally;
import pacs.gateway.spool.StudyTally.Inquiry;
import pacs.platform.receipts.Level;
import pacs.platform.receipts.Receipt;
import pacs.platform.receipts.ReceiptKey;

/** Has the archive sign for every study, and acts on what it signs: frees, waits, or sends again. Used by one thread. */
final class Witness {

    private static final System.Logger LOG = System.getLogger(Witness.class.getName());

    /** While the archive reads what it has, or copies it: soon. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration COPYING = Duration.ofSeconds(15);
    private static final int CLOCKS = 5;

    private final Studies studies;
    private final Inquirer inquirer;
    private final Supplier<Optional<Self>> who;
    private final ReceiptSettings settings;
    private final PinnedKey pinned;
    private final ReceiptLog log;
    private final Map<SpoolStudy, String> problems = new HashMap<>();
    private Instant lineDownUntil = Instant.EPOCH;
    private String lastComplaint = "";

    /** @param who this gateway is, and the key the centre says the archive signs with; empty while that is unknown */
    Witness(Studies studies, Centre centre, Supplier<Optional<Self>> who, ReceiptSettings settings) {
        this.studies = studies;
        this.inquirer = new Inquirer(centre, studies);
        this.who = who;
        this.settings = settings;
        this.pinned = new PinnedKey(settings.folder().resolve("receipt-key"));
        this.log = new ReceiptLog(settings.folder().resolve("receipts"));
    }

    /** Asks about every study that is due, and notes how far each is. */
    void look(Instant now) throws InterruptedException {
        Optional<Self> self = who.get();
        Optional<ReceiptKey> key = self.flatMap(Self::receiptKey);
        List<StudyTally> tallies = studies.tallies();
        for (StudyTally tally : tallies) {
            Judgement judgement = new Judgement(tally, now, settings.quiet());
            boolean isOwn =
                    self.map(Self::institution).equals(Optional.of(tally.study().institution()));
            if (isOwn
                    && key.isPresent()
                    && judgement.isDue()
                    && !judgement.isProtected()
                    && now.isAfter(lineDownUntil)) {
                ask(tally, key.get(), now);
            }
        }
        for (StudyTally tally : studies.tallies()) {
            show(tally, now);
        }
        problems.keySet().retainAll(tallies.stream().map(StudyTally::study).toList());
    }

    private void show(StudyTally tally, Instant now) {
        String problem = problems.getOrDefault(tally.study(), "");
        if (problem.isEmpty() && tally.refused() > 0) {
            problem = tally.refused() + " objects were refused by the archive and wait for a person";
        }
        Judgement judgement = new Judgement(tally, now, settings.quiet());
        studies.show(new StudyNews(tally.study(), judgement.state(), tally.instances(), tally.sent(), now, problem));
    }

    private void ask(StudyTally tally, ReceiptKey key, Instant now) throws InterruptedException {
        try {
            boolean trusted = pinned.isTrusted(key);
            Inquirer.Answer answer = inquirer.ask(tally, key);
            Receipt receipt = answer.receipt();
            int again = studies.sendAgain(tally.study(), absent(receipt));
            if (trusted) {
                believe(tally, answer, now);
            }
            problem(tally.study(), trusted ? Sentences.of(tally.study().study(), receipt, again) : complaint(key));
            boolean whole = tally.waiting() == 0 && again == 0;
            Level level = trusted ? receipt.level() : Level.NONE;
            studies.asked(tally.study(), new Inquiry(due(receipt, now), 0, tally.lastId(), whole, level));
        } catch (IOException | RuntimeException e) {
            failed(tally, e, now);
        }
    }

    private static List<SopInstanceUid> absent(Receipt receipt) {
        List<SopInstanceUid> absent = new ArrayList<>(receipt.missing());
        absent.addAll(receipt.damaged());
        absent.addAll(receipt.differing());
        return absent;
    }

    /** Where the site has a second place, one disk frees nothing. */
    private void believe(StudyTally tally, Inquirer.Answer answer, Instant now) throws IOException {
        Receipt receipt = answer.receipt();
        if (receipt.level() == Level.NONE) {
            return;
        }
        if (tally.inquiry().level() != receipt.level() || !tally.isCovered()) {
            log.append(tally.study().study().value(), answer.signed());
        }
        boolean isLast = receipt.level() == Level.PROTECTED || !receipt.hasSecondPlace();
        if (isLast) {
            studies.signedFor(tally.study(), tally.lastId(), receipt.level(), now);
        }
    }

    private Instant due(Receipt receipt, Instant now) {
        if (receipt.unchecked() > 0) {
            return now.plus(SOON);
        }
        boolean isCopying = receipt.level() == Level.STORED && receipt.hasSecondPlace();
        Duration pause = isCopying ? COPYING : settings.grace().plusMillis(1);
        if (receipt.level() == Level.NONE) {
            pause = settings.refresh();
        }
        return now.plus(pause.compareTo(settings.refresh()) < 0 ? pause : settings.refresh());
    }

    private void failed(StudyTally tally, Exception e, Instant now) {
        int failures = tally.inquiry().failures() + 1;
        Duration pause = settings.retry().after(failures);
        Inquiry last = tally.inquiry();
        studies.asked(
                tally.study(), new Inquiry(now.plus(pause), failures, last.covered(), last.isWhole(), last.level()));
        lineDownUntil = now.plus(pause.dividedBy(CLOCKS));
        problem(
                tally.study(),
                "Study " + tally.study().study() + ": its manifest could not be handed over ("
                        + (e.getMessage() == null ? e.toString() : e.getMessage()) + "); it is sent again");
    }

    private String complaint(ReceiptKey key) {
        String complaint = pinned.complaint(key);
        if (!complaint.equals(lastComplaint)) {
            LOG.log(Logger.Level.ERROR, complaint);
        }
        lastComplaint = complaint;
        return complaint;
    }

    /** Said once in the log, and kept for the centre until it is over. */
    private void problem(SpoolStudy study, String sentence) {
        String before = sentence.isEmpty() ? problems.remove(study) : problems.put(study, sentence);
        if (!sentence.isEmpty() && !sentence.equals(before) && !sentence.equals(lastComplaint)) {
            LOG.log(Logger.Level.WARNING, sentence);
        }
    }
}
