package pacs.archive.sidefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import pacs.archive.catalogue.StudyKey;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

class QuietTest {

    private static final StudyKey STUDY = new StudyKey(new InstitutionId(1), new StudyUid("1.2.3"));

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final Quiet quiet = new Quiet(() -> now);

    @Test
    void a_study_is_quiet_two_seconds_after_its_last_arrival() {
        quiet.grew(STUDY);
        pass(1900);
        quiet.grew(STUDY);
        pass(1900);
        assertThat(quiet.take()).isEmpty();

        pass(100);

        assertThat(quiet.take()).containsExactly(STUDY);
        assertThat(quiet.take()).isEmpty();
    }

    @Test
    void a_study_that_goes_on_arriving_is_told_of_every_thirty_seconds() {
        int told = 0;
        for (int second = 0; second < 95; second++) {
            quiet.grew(STUDY);
            told += quiet.take().size();
            pass(1000);
        }

        assertThat(told).isEqualTo(3);
    }

    @Test
    void the_number_of_studies_is_bounded() {
        for (int i = 0; i < 20_000; i++) {
            quiet.grew(new StudyKey(new InstitutionId(1), new StudyUid("1.2." + i)));
        }
        pass(2000);

        assertThat(quiet.take()).hasSize(10_000);
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }
}
