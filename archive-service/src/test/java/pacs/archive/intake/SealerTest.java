package pacs.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.RegionDatabase;
import pacs.platform.blobs.BlobRules;
import pacs.tiering.placement.PlacementLedger;

class SealerTest {

    private static final BlobRules AT_ONCE =
            new BlobRules(1L << 30, Duration.ZERO, Duration.ofMinutes(5), 64L << 20, 0);

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @BeforeEach
    void forget() throws Exception {
        DATABASE.forget();
    }

    @Test
    void a_sealed_blob_s_length_is_noted_with_placement(@TempDir Path folder) throws Exception {
        byte[] file = Sample.of("1.2.3.1.1").file();
        try (Archive archive = new Archive(DATABASE, folder, AT_ONCE)) {
            archive.store(1, new ByteArrayInputStream(file));

            new Sealer(archive.volume(), new PlacementLedger(), DATABASE.runtime()).seal();

            assertThat(DATABASE.rows("select sealed_at is not null, bytes > " + file.length + ", state"
                            + " from tiering.placement"))
                    .containsExactly("t|t|HOT");
            assertThat(archive.objects(1)).containsExactly(file);
        }
    }
}
