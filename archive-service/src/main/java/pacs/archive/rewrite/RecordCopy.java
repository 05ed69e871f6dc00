package pacs.archive.rewrite;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;
import pacs.archive.catalogue.StudyKey;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.PieceCheckException;
import pacs.platform.blobs.RecordReader;
import pacs.platform.blobs.RecordWriter;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.blobs.Trailer;
import pacs.platform.blobs.TrailerContent;
import pacs.platform.tenancy.InstitutionId;

/** Writes one record a second time: object, header and frame table as they are. */
final class RecordCopy {

    /** What reading a record from its first byte to its last found. */
    sealed interface Finding {
        record Whole() implements Finding {}

        /** Its bytes are gone or changed. */
        record Damaged(String reason) implements Finding {}

        /** The disk did not give them this time. */
        record Unreadable(IOException cause) implements Finding {}
    }

    private final BlobVolume volume;

    RecordCopy(BlobVolume volume) {
        this.volume = volume;
    }

    Finding look(InstitutionId institution, Kept row) {
        try (RecordReader record = volume.read(institution, row.blob(), row.position())) {
            record.verify();
            record.trailer();
            return new Finding.Whole();
        } catch (PieceCheckException | NoSuchFileException | EOFException e) {
            return new Finding.Damaged(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Finding.Unreadable(e);
        }
    }

    /**
     * Copies a record into a blob that takes records, and reads it back.
     *
     * @throws pacs.platform.Refusal when the disk is full or fails
     * @throws IOException when either of the two cannot be read, or they are not the same
     */
    StoredRecord copy(StudyKey study, Kept row) throws IOException {
        StoredRecord copy;
        try (RecordReader record = volume.read(study.institution(), row.blob(), row.position())) {
            Trailer trailer = record.trailer();
            BlobOwner owner = new BlobOwner(study.institution(), study.study());
            try (InputStream object = record.object();
                    RecordWriter writer =
                            volume.append(owner, trailer.dataSetOffset(), OptionalLong.of(record.length()))) {
                object.transferTo(writer.out());
                copy = writer.finish(content(record, trailer));
            }
            if (!copy.objectDigest().equals(record.objectDigest())) {
                throw new IOException("A copy of instance " + row.instance() + " is not what was copied");
            }
        }
        try (RecordReader back = volume.read(study.institution(), copy.blob(), copy.position())) {
            back.verify();
        } catch (PieceCheckException e) {
            throw new IOException("A copy of instance " + row.instance() + " was not read back as it was written", e);
        }
        return copy;
    }

    private static TrailerContent content(RecordReader record, Trailer trailer) throws IOException {
        return new TrailerContent(
                trailer.study(),
                trailer.series(),
                trailer.instance(),
                trailer.sopClass(),
                trailer.transferSyntax(),
                record.frames(),
                out -> {
                    try (InputStream json = record.headerJson()) {
                        json.transferTo(out);
                    }
                },
                trailer.warnings());
    }
}
