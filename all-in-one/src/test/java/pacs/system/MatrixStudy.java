package pacs.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;

/**
 * A study of one image.
 *
 * @param file as Part 10
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record MatrixStudy(byte[] file, String study, String series, String instance) {

    static MatrixStudy of(Path path) throws IOException {
        byte[] file = Files.readAllBytes(path);
        try (ObjectParser parser = ObjectParser.ofPart10(new ByteArrayInputStream(file), Budget.DEFAULT)) {
            DataSet header = parser.readThrough(Tags.SeriesInstanceUID);
            return new MatrixStudy(
                    file,
                    header.string(Tags.StudyInstanceUID).orElseThrow(),
                    header.string(Tags.SeriesInstanceUID).orElseThrow(),
                    header.string(Tags.SOPInstanceUID).orElseThrow());
        }
    }

    MatrixRequests.Body multipart() {
        return MatrixRequests.Body.multipart(file);
    }

    /** What a gateway says of it. */
    String manifest() {
        try {
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
            return "{\"study\": \"%s\", \"instances\": [{\"sop\": \"%s\", \"bytes\": %d, \"sha256\": \"%s\"}]}"
                    .formatted(study, instance, file.length, sum);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
