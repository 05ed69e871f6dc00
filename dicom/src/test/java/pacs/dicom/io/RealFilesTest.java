package pacs.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import pacs.testkit.SharedData;

/** Every real file beside the project, judged by what DCMTK made of it. */
class RealFilesTest {

    @Test
    void what_dcmdump_reads_is_read_with_a_warning_where_it_has_one() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (SharedData.Entry entry : readable(true)) {
            try (InputStream in = Files.newInputStream(entry.path())) {
                ParsedObject parsed = ObjectParser.ofPart10(in, Budget.DEFAULT).readAll();
                if (entry.column("dcmdump").endsWith("W)") && parsed.warnings().isEmpty()) {
                    wrong.add(entry + ": no warning, dcmdump says " + entry.column("dcmdump"));
                }
                if (parsed.length() != Files.size(entry.path())) {
                    wrong.add(entry + ": " + parsed.length() + " bytes read of " + Files.size(entry.path()));
                }
            } catch (DicomFormatException e) {
                wrong.add(entry + ": " + e.getMessage());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void what_dcmdump_refuses_is_refused_with_offset_and_tag() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (SharedData.Entry entry : readable(false)) {
            try (InputStream in = Files.newInputStream(entry.path())) {
                ObjectParser.ofPart10(in, Budget.DEFAULT).readAll();
                wrong.add(entry + " was read, dcmdump says " + entry.column("dcmdump"));
            } catch (DicomFormatException e) {
                if (e.tag().isEmpty() || !e.getMessage().contains("at byte " + e.offset())) {
                    wrong.add(entry + ": " + e.getMessage());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void what_was_read_is_written_back_byte_for_byte() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (SharedData.Entry entry : readable(true)) {
            byte[] original = Files.readAllBytes(entry.path());
            ParsedObject parsed = parse(original);

            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DataSetWriter.write(parsed.dataSet(), parsed.transferSyntax(), out, source(original, parsed));

            byte[] before = dataSet(original, parsed, (int) parsed.dataSetOffset());
            byte[] after = dataSet(out.toByteArray(), parsed, 0);
            int difference = Arrays.mismatch(before, after);
            if (difference >= 0) {
                wrong.add(entry + ": differs at " + difference + " of " + before.length);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static List<SharedData.Entry> readable(boolean byDcmdump) {
        return SharedData.manifest().stream()
                .filter(entry -> entry.dcmdumpReads() == byDcmdump)
                .toList();
    }

    private static ParsedObject parse(byte[] object) throws IOException {
        return ObjectParser.ofPart10(new ByteArrayInputStream(object), Budget.DEFAULT)
                .readAll();
    }

    /** Two deflaters seldom write the same bytes, so deflated data sets are compared inflated. */
    private static byte[] dataSet(byte[] object, ParsedObject parsed, int from) throws IOException {
        ByteArrayInputStream rest = new ByteArrayInputStream(object, from, object.length - from);
        return parsed.transferSyntax().deflated()
                ? new InflaterInputStream(rest, new Inflater(true)).readAllBytes()
                : rest.readAllBytes();
    }

    private static BulkSource source(byte[] object, ParsedObject parsed) throws IOException {
        byte[] inflated = dataSet(object, parsed, (int) parsed.dataSetOffset());
        return (offset, length) ->
                new ByteArrayInputStream(inflated, (int) (offset - parsed.dataSetOffset()), (int) length);
    }
}
