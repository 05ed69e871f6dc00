package pacs.platform.blobs;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;

/**
 * Who a stored object is, as the section IDEN of its record says. There, big endian: data set offset (8), data set digest
 * (32), number of texts (4), and the texts, each a length (4) and UTF-8: study, series, instance, SOP class, transfer
 * syntax, then the warnings.
 *
 * @param dataSetOffset where the data set begins, counted from the start of the object
 * @param dataSetDigest of the data set alone
 * @param warnings what was tolerated while reading it, one sentence each
 */
public record Trailer(
        StudyUid study,
        SeriesUid series,
        SopInstanceUid instance,
        SopClass sopClass,
        TransferSyntax transferSyntax,
        long dataSetOffset,
        Sha256 dataSetDigest,
        List<String> warnings) {

    private static final int UIDS = 5;

    public Trailer {
        warnings = List.copyOf(warnings);
    }

    byte[] encode() {
        List<byte[]> texts = new ArrayList<>();
        for (Object uid : List.of(study, series, instance, sopClass, transferSyntax)) {
            texts.add(uid.toString().getBytes(StandardCharsets.UTF_8));
        }
        for (String warning : warnings) {
            texts.add(warning.getBytes(StandardCharsets.UTF_8));
        }
        int length =
                texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + Sha256.LENGTH + Integer.BYTES + length)
                .putLong(dataSetOffset)
                .put(dataSetDigest.bytes())
                .putInt(texts.size());
        for (byte[] text : texts) {
            out.putInt(text.length).put(text);
        }
        return out.array();
    }

    /** @throws IllegalArgumentException when {@link #encode} did not write this */
    static Trailer decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            long dataSetOffset = in.getLong();
            byte[] digest = new byte[Sha256.LENGTH];
            in.get(digest);
            int count = in.getInt();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                byte[] text = new byte[in.getInt()];
                in.get(text);
                texts.add(new String(text, StandardCharsets.UTF_8));
            }
            return new Trailer(
                    new StudyUid(texts.get(0)),
                    new SeriesUid(texts.get(1)),
                    new SopInstanceUid(texts.get(2)),
                    new SopClass(texts.get(3)),
                    new TransferSyntax(texts.get(4)),
                    dataSetOffset,
                    Sha256.of(digest),
                    texts.subList(UIDS, count));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The identity of an object ends too early", e);
        }
    }
}
