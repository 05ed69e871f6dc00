package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Throttle throttle = new Throttle(3, Duration.ofSeconds(60), 2, now::get);

    @Test
    void after_the_burst_comes_a_pause() {
        takeAll("li");

        assertThat(throttle.take("li")).contains(Duration.ofSeconds(60));
        pass(20);
        assertThat(throttle.take("li")).contains(Duration.ofSeconds(40));
        pass(40);
        assertThat(throttle.take("li")).isEmpty();
        assertThat(throttle.take("li")).isPresent();
    }

    @Test
    void no_more_than_the_burst_comes_back() {
        takeAll("li");
        pass(1_000);

        takeAll("li");

        assertThat(throttle.take("li")).isPresent();
    }

    @Test
    void what_succeeds_does_not_count() {
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.take("li")).isEmpty();
            throttle.giveBack("li");
        }
    }

    @Test
    void one_key_does_not_hold_up_another() {
        takeAll("li");

        assertThat(throttle.take("wang")).isEmpty();
    }

    @Test
    void the_key_not_tried_for_longest_is_forgotten_first() {
        takeAll("li");
        takeAll("wang");
        throttle.take("zhang");

        assertThat(throttle.take("wang")).isPresent();
        assertThat(throttle.take("li")).isEmpty();
    }

    @Test
    void a_clock_set_back_neither_gives_nor_takes() {
        takeAll("li");
        pass(-3_600);

        assertThat(throttle.take("li")).contains(Duration.ofSeconds(60));
    }

    private void takeAll(String key) {
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.take(key)).isEmpty();
        }
    }

    private void pass(int seconds) {
        now.updateAndGet(instant -> instant.plusSeconds(seconds));
    }
}
