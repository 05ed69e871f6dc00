package pacs.gateway.spool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.image.FrameTable;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.gateway.Sample;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.TrailerContent;
import pacs.platform.receipts.Level;
import pacs.platform.tenancy.InstitutionId;

/** A spool in a folder of a test, which seals its blobs as soon as it is tended. */
public final class SpoolFolder {

    public static final InstitutionId INSTITUTION = new InstitutionId(7);
    public static final AeTitle SOURCE = new AeTitle("CT");
    private static final BlobRules SEAL_AT_ONCE =
            new BlobRules(1 << 20, Duration.ofNanos(1), Duration.ofMinutes(5), 1 << 20, 0);

    private final Path folder;
    private final SpoolSettings settings;

    public SpoolFolder(Path folder, long capacity, Duration grace) {
        this.folder = folder;
        this.settings = new SpoolSettings(SEAL_AT_ONCE, capacity, grace);
    }

    public static SpoolFolder in(Path folder) {
        return new SpoolFolder(folder, Long.MAX_VALUE, Duration.ZERO);
    }

    public Spool open() throws IOException {
        return Spool.open(folder, settings);
    }

    /** Puts objects into the spool as a modality's association does. */
    public static void fill(Spool spool, Sample... samples) throws IOException {
        for (Sample sample : samples) {
            byte[] object = sample.part10(SOURCE);
            ObjectParser parser = ObjectParser.ofPart10(new ByteArrayInputStream(object), Budget.DEFAULT);
            try (Arrival arrival = spool.receive(
                    new BlobOwner(INSTITUTION, sample.study()), object.length - sample.dataSet().length)) {
                arrival.out().write(object);
                arrival.keep(new TrailerContent(
                        sample.study(),
                        new SeriesUid(sample.study() + ".1"),
                        sample.instance(),
                        Sample.SOP_CLASS,
                        Sample.SYNTAX,
                        FrameTable.of(parser.readAll()),
                        out -> out.write('{'),
                        List.of()));
            }
        }
    }

    /** As after a receipt for everything that was sent. */
    public static void sign(Spool spool, Level level, Instant at) {
        for (StudyTally tally : spool.studies().tallies()) {
            spool.studies().signedFor(tally.study(), tally.lastId(), level, at);
        }
    }

    public List<Path> blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".blob")).toList();
        }
    }

    /** As after a lost disk sector, or a person's rm. */
    public void loseTheIndex() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
