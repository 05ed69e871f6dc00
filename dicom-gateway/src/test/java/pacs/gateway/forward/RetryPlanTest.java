package pacs.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    private final RetryPlan plan = new RetryPlan(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({"1, 500, 1000", "2, 1000, 2000", "6, 16000, 32000", "7, 30000, 60000", "1000000, 30000, 60000"})
    void the_pause_doubles_up_to_its_limit_and_varies(int failures, long shortest, long longest) {
        Stream<Duration> pauses = Stream.generate(() -> plan.after(failures)).limit(200);

        assertThat(pauses.map(Duration::toMillis).distinct())
                .hasSizeGreaterThan(10)
                .allMatch(millis -> millis >= shortest && millis <= longest);
    }
}
