package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;

class TurnsTest {

    private static final InstitutionId ONE = new InstitutionId(1);
    private static final InstitutionId OTHER = new InstitutionId(2);

    private final Turns turns = new Turns(8, "Too many");

    @Test
    void an_institution_leaves_turns_to_the_others() {
        List<Turns.Turn> taken = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            taken.add(turns.take(ONE));
        }

        assertRefused(ONE);
        taken.add(turns.take(OTHER));
        taken.add(turns.take(OTHER));
        assertRefused(OTHER);

        taken.forEach(Turns.Turn::close);
        try (Turns.Turn again = turns.take(ONE)) {
            assertThat(again).isNotNull();
        }
    }

    private void assertRefused(InstitutionId institution) {
        assertThatThrownBy(() -> turns.take(institution))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNAVAILABLE));
    }
}
