package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.tiering.placement.PlacementLedger;

class SeenTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final Catalogue catalogue = new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);
    private final Seen seen = new Seen(DATABASE.intake());

    @Test
    void of_a_study_that_is_here_it_knows_the_instances() {
        catalogue.add(SampleArrival.of("1.2.71", "1.2.71.1").build());

        assertThat(seen.isNew(SampleArrival.of("1.2.71", "1.2.71.1").build().instance()))
                .isFalse();
        assertThat(seen.isNew(SampleArrival.of("1.2.71", "1.2.71.2").build().instance()))
                .isTrue();
        assertThat(seen.isNew(SampleArrival.of("1.2.79", "1.2.71.1").build().instance()))
                .isTrue();
    }

    @Test
    void what_was_added_is_new_no_more() {
        InstanceKey key = SampleArrival.of("1.2.72", "1.2.72.1").build().instance();
        assertThat(seen.isNew(key)).isTrue();

        seen.add(key);

        assertThat(seen.isNew(key)).isFalse();
    }

    @Test
    void what_another_process_added_meanwhile_is_found_by_the_commit() {
        Catalogue other = new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);
        Arrival arrival = SampleArrival.of("1.2.73", "1.2.73.1").build();
        catalogue.find(arrival.instance());
        other.add(arrival);

        assertThat(catalogue.find(arrival.instance())).isEmpty();
        assertThat(catalogue.add(SampleArrival.of("1.2.73", "1.2.73.1").build()))
                .isEqualTo(Outcome.ALREADY_HERE);
        assertThat(catalogue.find(arrival.instance())).isPresent();
    }
}
