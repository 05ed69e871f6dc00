package pacs.archive.rewrite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import pacs.tiering.copies.SecondPlaceConfig;

/** The settings of a site with one disk, as they are when nobody sets them. */
record TenMinutes() implements SecondPlaceConfig {

    @Override
    public Optional<Path> secondPlace() {
        return Optional.empty();
    }

    @Override
    public Duration copierPause() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration rewriteGrace() {
        return Duration.ofMinutes(10);
    }
}
