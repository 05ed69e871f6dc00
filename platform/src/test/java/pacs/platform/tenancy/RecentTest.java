package pacs.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final List<String> lookedUp = new ArrayList<>();
    private final Recent<String, Integer> recent =
            new Recent<>(2, Duration.ofSeconds(5), InstantSource.fixed(Instant.EPOCH));

    @Test
    void who_asks_for_many_names_pushes_out_those_not_asked_for_lately() {
        ask("CT1", "CT2", "CT1", "NOBODY1", "CT1", "NOBODY2", "CT1", "CT2");

        assertThat(lookedUp).containsExactly("CT1", "CT2", "NOBODY1", "NOBODY2", "CT2");
    }

    private void ask(String... names) {
        for (String name : names) {
            recent.get(name, key -> {
                lookedUp.add(key);
                return key.length();
            });
        }
    }
}
