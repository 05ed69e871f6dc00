package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;
import pacs.testkit.LongRun;

/** Thousands of objects in one request, three of them bad; and an object that turns out bad long after its yes. */
class LargeBatchIT {

    private static final int PARTS = LongRun.rounds("large-batch", 2_000, 10_000);
    private static final int NOISE = 500;
    private static final int CUT = 1_000;
    private static final int MORE_NOISE = 1_900;
    private static final String STUDY = "2.25.10000";

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    @Test
    void of_a_large_batch_all_but_three_are_stored_and_those_have_reasons() throws Exception {
        Honest honest = new Honest(REGION, new Journal(503));
        long start = System.nanoTime();

        HttpResponse<String> answer = REGION.client().store(BodyPublishers.ofInputStream(LargeBatchIT::body));

        System.out.printf(
                "LargeBatchIT: %d parts answered %d after %d ms, all-in-one %d MB%n",
                PARTS, answer.statusCode(), (System.nanoTime() - start) / 1_000_000, honest.resident() / 1_000_000);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(count(answer.body(), "\"00081190\":\\{\"vr\":\"UR\",\"Value\":\\[\"[^\"]*/instances/"))
                .isEqualTo(PARTS - 3);
        List<String> reasons = Pattern.compile("\"00081197\":\\{\"vr\":\"US\",\"Value\":\\[(\\d+)\\]")
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
        assertThat(reasons).containsExactly("49152", "49152", "49152");
        assertThat(honest.resident()).isLessThan(Honest.ARCHIVE_BYTES);
        assertThat(REGION.client().json("/studies?StudyInstanceUID=" + STUDY + "&includefield=00201208"))
                .contains("\"00201208\":{\"vr\":\"IS\",\"Value\":[" + (PARTS - 3) + "]}");
    }

    @Test
    void an_object_that_turns_out_bad_breaks_neither_queries_nor_neighbours() throws Exception {
        Journal journal = new Journal(504);
        List<SentObject> objects = Stream.generate(journal::begin).limit(3).toList();
        ArchiveClient client = REGION.client();
        for (SentObject object : objects) {
            assertThat(client.store(List.of(object.part10())).statusCode()).isEqualTo(200);
        }
        SentObject bad = objects.get(1);
        flip(REGION.data().resolve("blobs"), bad);

        HttpResponse<byte[]> answer = client.get(bad.path(), "application/dicom; transfer-syntax=*");
        String said = new String(answer.body(), StandardCharsets.UTF_8);
        System.out.println("LargeBatchIT: the bad object: " + answer.statusCode() + " "
                + said.substring(0, Math.min(300, said.length())));
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);

        String series = "/studies/" + bad.study() + "/series/" + bad.study() + ".1";
        for (String question : List.of("/studies/" + bad.study() + "/instances", series + "/metadata")) {
            assertThat(count(client.json(question), "\"00080018\""))
                    .as(question)
                    .isEqualTo(3);
        }
        for (SentObject good : List.of(objects.get(0), objects.get(2))) {
            HttpResponse<byte[]> neighbour = client.get(good.path(), "application/dicom; transfer-syntax=*");
            assertThat(neighbour.statusCode()).isEqualTo(200);
            assertThat(good.isDataSetOf(neighbour.body())).isTrue();
        }
    }

    private static InputStream body() {
        Stream<InputStream> parts =
                IntStream.range(0, PARTS).mapToObj(number -> new ByteArrayInputStream(part(number)));
        return new SequenceInputStream(
                Collections.enumeration(Stream.concat(parts, Stream.of(new ByteArrayInputStream(ArchiveClient.end())))
                        .toList()));
    }

    private static byte[] part(int number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ArchiveClient.partHead());
        byte[] file = file(number);
        switch (number) {
            case NOISE, MORE_NOISE -> out.writeBytes("no DICOM at all".getBytes(StandardCharsets.US_ASCII));
            case CUT -> out.writeBytes(Arrays.copyOf(file, file.length - 20));
            default -> out.writeBytes(file);
        }
        return out.toByteArray();
    }

    private static byte[] file(int number) {
        SopInstanceUid instance = new SopInstanceUid(STUDY + ".1." + number);
        byte[] pixels = new byte[256];
        DataSet dataSet = DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, SentObject.SOP_CLASS.value())
                .set(Tags.SOPInstanceUID, Vr.UI, instance.value())
                .set(Tags.Modality, Vr.CS, "OT")
                .set(Tags.PatientID, Vr.LO, "BATCH")
                .set(Tags.StudyInstanceUID, Vr.UI, STUDY)
                .set(Tags.SeriesInstanceUID, Vr.UI, STUDY + ".1")
                .set(Tags.InstanceNumber, Vr.IS, Integer.toString(number))
                .set(Tags.PixelData, Vr.OB, pixels)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(FileMeta.part10Head(SentObject.SOP_CLASS, instance, SentObject.SYNTAX, Optional.empty()));
        try {
            DataSetWriter.write(dataSet, SentObject.SYNTAX, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Turns a byte of the object's last pixels, wherever it lies. */
    private static void flip(Path blobs, SentObject object) throws IOException {
        byte[] dataSet = object.dataSet();
        byte[] end = Arrays.copyOfRange(dataSet, dataSet.length - 100, dataSet.length);
        try (Stream<Path> files = Files.walk(blobs)) {
            for (Path blob : files.filter(Files::isRegularFile).toList()) {
                int position = position(Files.readAllBytes(blob), end);
                if (position >= 0) {
                    try (RandomAccessFile file = new RandomAccessFile(blob.toFile(), "rw")) {
                        file.seek(position);
                        file.write(end[0] ^ 1);
                    }
                    return;
                }
            }
        }
        throw new AssertionError("The object lies nowhere below " + blobs);
    }

    private static int position(byte[] bytes, byte[] wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
