package pacs.archive.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.ZipException;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.Arrival;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.ObjectFacts;
import pacs.archive.catalogue.Transfer;
import pacs.archive.headers.Headers;
import pacs.dicom.io.DicomFormatException;
import pacs.platform.audit.Actor;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.PieceCheckException;
import pacs.platform.blobs.RecordReader;
import pacs.platform.blobs.RecoveredBlob;
import pacs.platform.blobs.RecoveredRecord;

/**
 * Gives rows to records that were durable when the process ended but not catalogued: their senders had no answer, and may
 * never come again. Those that have their row, or are repeats of others, stay as they are.
 */
@ApplicationScoped
class Adoption {

    private static final Logger LOG = Logger.getLogger(Adoption.class);

    private final BlobVolume volume;
    private final Catalogue catalogue;
    private final Headers headers;
    private final Versions versions;
    private final UUID transfer = UUID.randomUUID();

    Adoption(BlobVolume volume, Catalogue catalogue, Headers headers, Versions versions) {
        this.volume = volume;
        this.catalogue = catalogue;
        this.headers = headers;
        this.versions = versions;
    }

    /** Adopts what the catalogue does not know; throws when it cannot, so that the blob is looked at again. */
    void adopt(RecoveredBlob blob) {
        if (blob.damaged()) {
            LOG.errorf("Blob %s is damaged: a record in its middle fails its check. It is set aside", blob.blob());
        }
        for (RecoveredRecord record : blob.records()) {
            adopt(blob, record);
        }
        LOG.infof(
                "Blob %s was open at the last end; its %d records were looked at",
                blob.blob(), blob.records().size());
    }

    /** What can never have a row holds up nothing: nobody was told that it is here. */
    private void adopt(RecoveredBlob blob, RecoveredRecord record) {
        try {
            Arrival arrival = arrival(blob, record);
            switch (catalogue.add(arrival)) {
                case OTHER_BYTES_HERE -> versions.keep(arrival);
                case TOO_LATE ->
                    LOG.warnf(
                            "%s in blob %s has no row, and all others there were written anew; its sender had no answer",
                            record.trailer().instance(), blob.blob());
                case ALREADY_HERE -> catalogue.heal(arrival);
                case ADDED -> {}
            }
        } catch (RuntimeException e) {
            if (!Catalogue.liesInTheData(e) && !(e instanceof IllegalArgumentException)) {
                throw e;
            }
            LOG.errorf(
                    e,
                    "%s in blob %s cannot be catalogued and is left where it lies; its sender had no answer",
                    record.trailer().instance(),
                    blob.blob());
        }
    }

    private Arrival arrival(RecoveredBlob blob, RecoveredRecord record) {
        Transfer adoption =
                new Transfer(transfer, blob.institution(), Transfer.Action.ADOPT, Actor.Kind.SYSTEM, "archive", "");
        return new Arrival(adoption, facts(blob, record), volume.id(), record.record());
    }

    private ObjectFacts facts(RecoveredBlob blob, RecoveredRecord record) {
        try (RecordReader reader =
                volume.read(blob.institution(), blob.blob(), record.record().position())) {
            return ObjectFacts.of(headers.plain(reader), record.trailer().transferSyntax());
        } catch (DicomFormatException | PieceCheckException | ZipException | EOFException e) {
            throw new IllegalArgumentException("Its header cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
