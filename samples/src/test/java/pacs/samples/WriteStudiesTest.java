package pacs.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.testkit.Dcmtk;
import pacs.testkit.Gdcm;

/** DCMTK and GDCM must take our objects for what we say they are. */
class WriteStudiesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    @Test
    void dcmtk_and_gdcm_read_every_kind_of_picture(@TempDir Path folder) throws IOException {
        WriteStudies.into(folder, DemoStudies.ct(DAY, 1));
        WriteStudies.into(folder, () -> DemoStudies.mr(DAY).get().limit(1));
        WriteStudies.into(folder, DemoStudies.ultrasound(DAY));

        List<Path> files = files(folder);

        assertThat(files).hasSize(3);
        for (Path file : files) {
            Dcmtk.DCM2PNM.run("+on", file, folder.resolve("picture.png")).orFail();
            assertThat(Gdcm.GDCMINFO.run(file).orFail().output()).contains("Dimensions");
        }
    }

    @Test
    void chinese_names_are_read_in_the_character_set_of_the_console() {
        assertThat(name(DemoStudies.ct(DAY, 1).get())).isEqualTo("王 建国");
        assertThat(name(DemoStudies.mr(DAY).get())).isEqualTo("李 秀英");
    }

    @Test
    void the_same_day_gives_the_same_bytes() {
        Instance once = DemoStudies.ct(DAY, 1).get().findFirst().orElseThrow();
        Instance again = DemoStudies.ct(DAY, 1).get().findFirst().orElseThrow();

        assertThat(once).isEqualTo(again);
    }

    @Test
    void nothing_was_taken_in_the_future() {
        LocalTime latest = DemoStudies.all(DAY).stream()
                .map(study -> taken(study.get()))
                .filter(moment -> !moment.toLocalDate().isBefore(DAY))
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .toLocalTime();

        for (int hour = 0; hour < 24; hour++) {
            LocalDateTime now = DAY.atTime(hour, 0);
            assertThat(DemoStudies.newestDay(now).atTime(latest))
                    .isBetween(now.minusDays(1).minusHours(1), now);
        }
    }

    private static LocalDateTime taken(Stream<Instance> study) {
        DataSet first = study.findFirst().orElseThrow().dataSet();
        String moment = first.string(Tags.ContentDate).orElseThrow()
                + first.string(Tags.ContentTime).orElseThrow();
        return LocalDateTime.parse(moment, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
    }

    private static String name(Stream<Instance> study) {
        return study.findFirst()
                .flatMap(instance -> instance.dataSet().name(Tags.PatientName))
                .orElseThrow()
                .display();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".dcm")).toList();
        }
    }
}
