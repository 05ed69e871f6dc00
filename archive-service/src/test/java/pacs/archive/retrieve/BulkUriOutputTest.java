package pacs.archive.retrieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.json.DicomJson;

class BulkUriOutputTest {

    @Test
    void paths_become_addresses_wherever_the_bytes_are_cut() throws IOException {
        String json = "{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"7FE00010\"},"
                + "\"00409096\":{\"vr\":\"SQ\",\"Value\":[{\"00281234\":{\"vr\":\"OB\",\"BulkDataURI\":\"a/0/b\"}}]}}";
        String expected = json.replace("\"BulkDataURI\":\"", "\"BulkDataURI\":\"http://x/");
        Random random = new Random(7);

        for (int round = 0; round < 200; round++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BulkUriOutput rewriting = new BulkUriOutput(out, "http://x/");
            byte[] bytes = json.getBytes(UTF_8);
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(bytes.length - at, 1 + random.nextInt(20));
                rewriting.write(bytes, at, count);
                at += count;
            }

            assertThat(out.toString(UTF_8)).isEqualTo(expected);
        }
    }

    @Test
    void text_that_looks_like_a_member_stays_as_it_is() throws IOException {
        DataSet lying = DataSet.builder()
                .set(Tags.StudyDescription, Vr.LO, "\"BulkDataURI\":\"x\",\"\"BulkDataURI\":\"")
                .build();
        byte[] json = DicomJson.write(lying, path -> path);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new BulkUriOutput(out, "http://x/").write(json);

        assertThat(out.toByteArray()).isEqualTo(json);
    }
}
