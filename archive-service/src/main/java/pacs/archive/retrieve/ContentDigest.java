package pacs.archive.retrieve;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.codec.DecodedFrame;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Value;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.json.DicomJson;
import pacs.platform.blobs.RecordReader;
import pacs.platform.blobs.Sha256;

/**
 * What an object says, whatever it is encoded in. Attributes are digested as DICOM JSON, which knows no byte order, no
 * padding, no lengths and one character set; pixels as they are decoded, frame by frame. Two that differ where nobody would
 * see it have two digests: better one version too many than one too few.
 */
final class ContentDigest {

    private static final int BUFFER = 8 << 10;
    private static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;
    private static final int ENCAPSULATED_TOTAL_LENGTH = 0x7FE00003;

    private final StoredObjects objects;
    private final FrameDecoding decoding;
    private final StoredInstance instance;

    ContentDigest(StoredObjects objects, FrameDecoding decoding, StoredInstance instance) {
        this.objects = objects;
        this.decoding = decoding;
        this.instance = instance;
    }

    /**
     * Of all but pixel data and what describes only how they are encoded, or that somebody encoded them anew.
     *
     * @throws IOException when it cannot be read, or has big values that would have to be inflated or turned
     */
    Sha256 attributes() throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (RecordReader record = objects.open(instance);
                InputStream object = record.object();
                ObjectParser parser = objects.parser(object)) {
            DataSet attributes = parser.readAll().dataSet().toBuilder()
                    .remove(Tags.PixelData)
                    .remove(Tags.ExtendedOffsetTable)
                    .remove(EXTENDED_OFFSET_TABLE_LENGTHS)
                    .remove(ENCAPSULATED_TOTAL_LENGTH)
                    .remove(Tags.PlanarConfiguration)
                    .remove(Tags.PhotometricInterpretation)
                    .remove(Tags.DerivationDescription)
                    .remove(Tags.DerivationCodeSequence)
                    .build();
            try (OutputStream out = into(digest)) {
                DicomJson.write(attributes, out, path -> path);
            }
            addBigValues(attributes, record, digest);
        }
        return Sha256.of(digest.digest());
    }

    /** Empty when there are none. @throws IOException, or a Refusal, when they cannot be decoded */
    Optional<Sha256> pixels() throws IOException {
        try (RecordReader record = objects.open(instance)) {
            if (record.frames().frames() == 0) {
                return Optional.empty();
            }
        }
        MessageDigest digest = Sha256.newDigest();
        try (DecodedFrames frames = decoding.of(instance)) {
            for (int frame = 1; frame <= frames.count(); frame++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("there was no time to decode all frames");
                }
                DecodedFrame decoded = frames.decode(frame);
                digest.update(shape(decoded.shape()));
                digest.update(decoded.bytes());
            }
        }
        return Optional.of(Sha256.of(digest.digest()));
    }

    private static byte[] shape(FrameShape shape) {
        return (shape.rows() + " " + shape.columns() + " " + shape.photometricInterpretation() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** JSON only names them. */
    private void addBigValues(DataSet dataSet, RecordReader record, MessageDigest digest) throws IOException {
        for (Element element : dataSet) {
            for (DataSet item : dataSet.items(element.tag())) {
                addBigValues(item, record, digest);
            }
            if (element.value() instanceof Value.Bulk(long offset, long length)) {
                boolean asItLies = !instance.transferSyntax().deflated()
                        && !(instance.transferSyntax().bigEndian()
                                && element.vr().unit() > 1);
                if (!asItLies) {
                    throw new IOException("a big value in " + Tag.text(element.tag()) + " cannot be compared");
                }
                digest.update((Tag.text(element.tag()) + " " + length + "\n").getBytes(StandardCharsets.US_ASCII));
                try (InputStream bytes = record.range(offset, length);
                        OutputStream out = into(digest)) {
                    bytes.transferTo(out);
                }
            }
        }
    }

    private static OutputStream into(MessageDigest digest) {
        return new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest), BUFFER);
    }
}
