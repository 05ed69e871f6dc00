package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Patience patience = new Patience();

    @Test
    void a_client_has_a_minute() {
        assertThat(patience.end(5)).isEqualTo(60 * SECOND + 5);
    }

    @Test
    void a_client_that_takes_drops_comes_to_the_end_of_it() {
        for (int i = 0; i < 3; i++) {
            patience.taken(1000, 20 * SECOND);
        }

        assertThat(patience.end(0)).isLessThan(SECOND);
    }

    @Test
    void a_client_on_a_slow_line_is_never_left() {
        for (int i = 0; i < 1000; i++) {
            patience.taken(64 << 10, 3 * SECOND);
        }

        assertThat(patience.end(0)).isEqualTo(60 * SECOND);
        assertThat(patience.isQuick()).isFalse();
    }
}
