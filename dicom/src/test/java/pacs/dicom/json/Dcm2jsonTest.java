package pacs.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.DataSet;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.testkit.Dcmtk;
import pacs.testkit.SharedData;

/** Real files of every kind, as DCMTK's {@code dcm2json} writes them and as we do. */
class Dcm2jsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"charset/", "fill/", "modality/"})
    void headers_are_what_dcm2json_makes_of_them(String kind, @TempDir Path folder) throws IOException {
        List<SharedData.Entry> entries = SharedData.manifest().stream()
                .filter(entry -> entry.name().startsWith(kind) && entry.dcmdumpReads())
                .filter(entry -> !entry.name().contains("chrSQEncoding.")) // dcm2json leaves ISO 2022 in items as it is
                .toList();
        int compared = 0;

        for (SharedData.Entry entry : entries) {
            Path theirs = folder.resolve(compared + ".json");
            Dcmtk.DCM2JSON.run("-q", entry.path(), theirs);
            if (Files.exists(theirs)
                    && Files.size(theirs) > 0) { // it writes nothing of Japanese text where its iconv lacks the set
                assertThat(ours(entry.path())).as(entry.name()).isEqualTo(theirs(theirs));
                compared++;
            }
        }

        assertThat(compared).isGreaterThan(entries.size() * 3 / 5);
    }

    private static Map<String, String> ours(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DataSet dataSet =
                    ObjectParser.ofPart10(in, Budget.DEFAULT).readAll().dataSet();
            return FlatJson.of(JsonInput.parse(DicomJson.write(dataSet, path -> path), _ -> {}));
        }
    }

    private static Map<String, String> theirs(Path json) throws IOException {
        return FlatJson.of(JsonInput.parse(withoutDanglingComma(Files.readAllBytes(json)), _ -> {}));
    }

    /** Where {@code dcm2json} cannot write compressed pixel data, it leaves the comma before it. */
    private static byte[] withoutDanglingComma(byte[] json) {
        int end = json.length - 1;
        while (json[end] <= ' ' || json[end] == '}') {
            end--;
        }
        byte[] mended = Arrays.copyOf(json, json.length);
        if (json[end] == ',') {
            mended[end] = ' ';
        }
        return mended;
    }
}
