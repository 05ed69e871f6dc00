package pacs.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** The text of every real file that declares a character set, as DCMTK converts it; its iconv lacks the Asian code extensions. */
class TextAsDcmdumpIT {

    private static final List<Integer> TEXTS = List.of(
            Tags.PatientName,
            Tags.StudyDescription,
            Tags.SeriesDescription,
            Tags.InstitutionName,
            Tags.ReferringPhysicianName);
    private static final Pattern LINE = Pattern.compile("(?m)^\\([0-9a-f,]+\\) [A-Z]{2} \\[(.*)\\] +#");

    @Test
    void declared_text_is_read_as_dcmdump_reads_it() throws IOException {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (SharedData.Entry entry : SharedData.manifest()) {
            DataSet dataSet = entry.dcmdumpReads() ? read(entry) : DataSet.empty();
            boolean declared = dataSet.string(Tags.SpecificCharacterSet).isPresent();
            if (!declared || dataSet.assumedCharset().isPresent()) {
                continue;
            }
            for (int tag : TEXTS) {
                String search = Tag.text(tag).replaceAll("[()]", "");
                Peer.Result dumped = Dcmtk.DCMDUMP.run("-q", "+U8", "+L", "-s", "+P", search, entry.path());
                Matcher line = LINE.matcher(dumped.output());
                if (dumped.exitCode() == 0 && line.find()) {
                    compared++;
                    String ours = String.join("\\", dataSet.strings(tag));
                    if (!line.group(1).strip().equals(ours.strip())) {
                        wrong.add(entry + " " + search + ": " + ours + ", dcmdump says " + line.group(1));
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(50);
    }

    private static DataSet read(SharedData.Entry entry) throws IOException {
        try (InputStream in = Files.newInputStream(entry.path());
                ObjectParser parser = ObjectParser.ofPart10(in, Budget.DEFAULT)) {
            return parser.readAll().dataSet();
        }
    }
}
