package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.image.FrameTable;
import pacs.platform.tenancy.InstitutionId;

/** Bytes that stand for an object: blobs do not look into them. The first {@link #META} stand for file meta information. */
record SampleObject(int number, int length) {

    static final BlobOwner OWNER = new BlobOwner(new InstitutionId(7), new StudyUid("1.2.3"));
    static final int META = 132;
    static final String HEADER = "[{\"00100010\":{\"vr\":\"PN\"}}]";

    byte[] bytes() {
        byte[] bytes = new byte[length];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    /** Ten frames of a tenth of the object each, less what does not divide. */
    TrailerContent trailer() {
        ByteBuffer strided =
                ByteBuffer.allocate(21).put((byte) 1).putInt(10).putLong(0).putLong(length / 10 * 8L);
        return new TrailerContent(
                OWNER.study(),
                new SeriesUid("1.2.3.4"),
                new SopInstanceUid("1.2.3.4." + number),
                new SopClass("1.2.840.10008.5.1.4.1.1.7"),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                FrameTable.decode(strided.array()),
                out -> out.write(HEADER.getBytes(StandardCharsets.UTF_8)),
                List.of("名字 padded with a space"));
    }

    StoredRecord storeIn(BlobVolume volume) throws IOException {
        try (RecordWriter writer = volume.append(OWNER, META, OptionalLong.of(length))) {
            writer.out().write(bytes());
            return writer.finish(trailer());
        }
    }

    OptionalLong promised() {
        return OptionalLong.of(length);
    }

    /** Sends the bytes but does not finish. */
    RecordWriter begunIn(BlobVolume volume) throws IOException {
        RecordWriter writer = volume.append(OWNER, META, OptionalLong.empty());
        writer.out().write(bytes());
        return writer;
    }

    void isWholeIn(BlobVolume volume, StoredRecord record) throws IOException {
        isWholeIn(volume, record.blob(), record.position());
    }

    void isWholeIn(BlobVolume volume, BlobId blob, long position) throws IOException {
        try (RecordReader reader = volume.read(OWNER.institution(), blob, position);
                InputStream object = reader.object()) {
            assertThat(object.readAllBytes()).isEqualTo(bytes());
            assertThat(reader.trailer().instance()).isEqualTo(trailer().instance());
        }
    }

    Sha256 digest() {
        MessageDigest both = Sha256.digest();
        both.update(digest(0, META).bytes());
        both.update(dataSetDigest().bytes());
        return Sha256.endOf(both);
    }

    Sha256 dataSetDigest() {
        return digest(META, length);
    }

    private Sha256 digest(int from, int to) {
        return Sha256.of(Sha256.digest().digest(Arrays.copyOfRange(bytes(), from, to)));
    }
}
