package pacs.archive.completeness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import pacs.platform.Refusal;
import pacs.platform.receipts.Level;
import pacs.platform.receipts.Receipt;
import pacs.platform.receipts.ReceiptSigner;
import pacs.platform.tenancy.Gateway;
import pacs.tiering.copies.SecondPlace;

/** Takes manifests, holds them against what is here, and signs for what it found. */
@ApplicationScoped
public class Manifests {

    /** A long manifest takes 20 MB of the heap while it is compared. */
    private static final int AT_A_TIME = 3;

    private final ManifestBook book;
    private final Inspection inspection;
    private final SecondPlace secondPlace;
    private final ReceiptSigner signer;
    private final CompletenessConfig config;
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    @Inject
    Manifests(
            ManifestBook book,
            Inspection inspection,
            SecondPlace secondPlace,
            ReceiptSigner signer,
            CompletenessConfig config) {
        this.book = book;
        this.inspection = inspection;
        this.secondPlace = secondPlace;
        this.signer = signer;
        this.config = config;
    }

    /** Reads a manifest; its turn is given back with the permit. */
    public interface Source {
        Manifest read() throws IOException;
    }

    /**
     * The receipt for a manifest, signed and noted.
     *
     * @throws IOException when the manifest does not come whole, or the disk cannot be read; nothing is noted then
     */
    public String receipt(Gateway gateway, Source source) throws IOException {
        if (!turns.tryAcquire()) {
            throw new Refusal(
                    Refusal.Reason.TOO_MANY, "Other manifests are being compared; send this one again later.");
        }
        try {
            return receipt(gateway, source.read());
        } finally {
            turns.release();
        }
    }

    private String receipt(Gateway gateway, Manifest manifest) throws IOException {
        Instant now = Instant.now();
        Comparison comparison = book.compare(gateway, manifest);
        Condition condition =
                inspection.inspect(gateway.institution(), comparison.here(), now.plus(config.checkPatience()));
        Receipt receipt = new Receipt(
                manifest.study(),
                manifest.digest(),
                now,
                level(comparison, condition),
                secondPlace.exists(),
                manifest.lines().size(),
                condition.unchecked(),
                Comparison.uids(comparison.missing()),
                Comparison.uids(comparison.differing()),
                Comparison.uids(condition.damaged()));
        String signed = signer.sign(receipt);
        book.note(gateway, manifest, gaps(comparison, condition), comparison.version());
        book.note(gateway, receipt, signed);
        return signed;
    }

    private static Level level(Comparison comparison, Condition condition) {
        if (!comparison.isComplete() || !condition.isGood()) {
            return Level.NONE;
        }
        return condition.areCopied() ? Level.PROTECTED : Level.STORED;
    }

    private static List<Gap> gaps(Comparison comparison, Condition condition) {
        List<Gap> gaps = new ArrayList<>();
        comparison.missing().forEach(line -> gaps.add(new Gap(Gap.Kind.MISSING, line)));
        comparison.differing().forEach(line -> gaps.add(new Gap(Gap.Kind.DIFFERING, line)));
        condition.damaged().forEach(line -> gaps.add(new Gap(Gap.Kind.DAMAGED, line)));
        return gaps;
    }
}
