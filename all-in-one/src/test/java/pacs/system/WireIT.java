package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Uid;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Timeouts;
import pacs.testkit.Dcmtk;
import pacs.testkit.Orthanc;
import pacs.testkit.SharedData;

/** What went in at the gateway comes out of the archive, from the data set on byte for byte. */
class WireIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    /** @param path of the instance below {@code /dicom-web} */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Sent(String path, TransferSyntax syntax, byte[] dataSet) {}

    @Test
    void every_real_object_comes_back_byte_for_byte() throws Exception {
        Map<String, Sent> objects = realObjects();
        assertThat(objects).hasSizeGreaterThan(150);
        for (Map.Entry<String, Sent> object : objects.entrySet()) {
            store(object.getKey(), object.getValue());
        }

        List<String> wrong = new ArrayList<>();
        ArchiveClient client = REGION.client();
        Instant deadline = Instant.now().plus(PATIENCE);
        for (Map.Entry<String, Sent> object : objects.entrySet()) {
            Sent sent = object.getValue();
            byte[] back = await(client, sent, deadline);
            if (!Arrays.equals(dataSet(back), sent.dataSet())) {
                wrong.add(object.getKey());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void what_dcmtk_sends_dcmdump_finds_again(@TempDir Path folder) throws Exception {
        Path file = SharedData.files("series/mr-t1-32").getFirst();
        Dcmtk.DCMSEND
                .run(
                        "-aec",
                        "GATEWAY",
                        REGION.gateway().host(),
                        REGION.gateway().port(),
                        file)
                .orFail();

        DataSet sent = parse(Files.readAllBytes(file)).dataSet();
        Instant deadline = Instant.now().plus(PATIENCE);
        byte[] back = await(
                REGION.client(), new Sent(path(sent), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, new byte[0]), deadline);
        Path copy = Files.write(folder.resolve("back.dcm"), back);

        assertThat(dump(copy)).isEqualTo(dump(file));
    }

    @Test
    void what_orthanc_sends_by_stow_and_c_store_comes_back() throws Exception {
        List<Path> files = SharedData.files("series/mr-t1-32");
        Orthanc orthanc = new Orthanc().start();
        try {
            orthanc.knowsWeb(
                    "archive", REGION.http() + "/dicom-web", REGION.client().authorization());
            orthanc.knows("archive", "ARCHIVE", REGION.archive().port(), "MODALITY");
            files.subList(10, 20).forEach(orthanc::add);
            String stowed = orthanc.stowAll("archive");
            orthanc.forget();
            files.subList(20, 30).forEach(orthanc::add);
            String sent = orthanc.sendAll("archive");

            assertThat(stowed).isNotEmpty();
            assertThat(sent).contains("\"FailedInstancesCount\" : 0");
        } finally {
            orthanc.stop();
        }
        for (Path file : files.subList(10, 30)) {
            byte[] original = Files.readAllBytes(file);
            DataSet dataSet = parse(original).dataSet();
            HttpResponse<byte[]> back = REGION.client().get(path(dataSet), "application/dicom; transfer-syntax=*");
            assertThat(back.statusCode()).as(file.toString()).isEqualTo(200);
            if (files.indexOf(file) < 20) {
                assertThat(dataSet(back.body())).as(file.toString()).isEqualTo(dataSet(original));
            }
        }
    }

    /** One file for each SOP instance; objects without the UIDs an archive needs are left to other tests. */
    private static Map<String, Sent> realObjects() throws IOException {
        Map<String, Sent> objects = new LinkedHashMap<>();
        List<String> seen = new ArrayList<>();
        for (SharedData.Entry entry : SharedData.manifest()) {
            boolean wanted = entry.dcmdumpReads() && !entry.name().startsWith("series/");
            if (wanted && Files.size(entry.path()) < 20_000_000) {
                byte[] file = Files.readAllBytes(entry.path());
                ParsedObject parsed = parse(file);
                DataSet dataSet = parsed.dataSet();
                String instance = dataSet.string(Tags.SOPInstanceUID).orElse("");
                boolean complete = !instance.isEmpty()
                        && dataSet.string(Tags.StudyInstanceUID).isPresent()
                        && dataSet.string(Tags.SeriesInstanceUID).isPresent()
                        && dataSet.string(Tags.SOPClassUID).isPresent()
                        && isUid(instance);
                if (complete && !seen.contains(instance)) {
                    seen.add(instance);
                    byte[] raw = Arrays.copyOfRange(file, (int) parsed.dataSetOffset(), file.length);
                    objects.put(entry.name(), new Sent(path(dataSet), parsed.transferSyntax(), raw));
                }
            }
        }
        return objects;
    }

    /** Some of the real files have letters in their UIDs; those are refused. */
    private static boolean isUid(String text) {
        try {
            return !new Uid(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void store(String name, Sent sent) throws IOException {
        DataSet dataSet = ObjectParser.ofDataSet(
                        new ByteArrayInputStream(sent.dataSet()), sent.syntax(), 0, Budget.DEFAULT)
                .readAll()
                .dataSet();
        SopClass sopClass = new SopClass(dataSet.string(Tags.SOPClassUID).orElseThrow());
        try (Association association = Association.open(
                REGION.gateway(),
                new AeTitle("MODALITY"),
                List.of(PresentationContext.of(sopClass, sent.syntax())),
                Timeouts.DEFAULT)) {
            DimseStatus status = association.store(
                    sopClass,
                    new SopInstanceUid(dataSet.string(Tags.SOPInstanceUID).orElseThrow()),
                    sent.syntax(),
                    new ByteArrayInputStream(sent.dataSet()));
            assertThat(status.code()).as(name + ": " + status).isZero();
        }
    }

    private static byte[] await(ArchiveClient client, Sent sent, Instant deadline) throws Exception {
        HttpResponse<byte[]> answer;
        do {
            answer = client.get(sent.path(), "application/dicom; transfer-syntax=*");
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            Thread.sleep(100);
        } while (Instant.now().isBefore(deadline));
        throw new AssertionError(
                sent.path() + ": " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static String path(DataSet dataSet) {
        return "/studies/" + dataSet.string(Tags.StudyInstanceUID).orElseThrow() + "/series/"
                + dataSet.string(Tags.SeriesInstanceUID).orElseThrow() + "/instances/"
                + dataSet.string(Tags.SOPInstanceUID).orElseThrow();
    }

    private static byte[] dataSet(byte[] object) throws IOException {
        return Arrays.copyOfRange(object, (int) parse(object).dataSetOffset(), object.length);
    }

    private static ParsedObject parse(byte[] object) throws IOException {
        return ObjectParser.ofPart10(new ByteArrayInputStream(object), Budget.DEFAULT)
                .readAll();
    }

    /** Everything of the data set, pixel values in full; how long sequences are written down is the sender's choice. */
    private static String dump(Path file) {
        String text = Dcmtk.DCMDUMP.run("-q", "+L", file).orFail().output();
        return text.substring(text.indexOf("# Dicom-Data-Set"))
                .replaceAll("with (explicit|undefined) length", "")
                .replaceAll("# +\\d+,", "#,")
                .replaceAll("# Used TransferSyntax: .*", "");
    }
}
