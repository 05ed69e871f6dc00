package pacs.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.catalogue.SampleArrival;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.image.FrameTable;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordWriter;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.blobs.TrailerContent;
import pacs.platform.tenancy.InstitutionId;
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

            new Sealer(archive.volume(), new PlacementLedger(), DATABASE.keeper()).seal();

            assertThat(DATABASE.rows("select sealed_at is not null, bytes > " + file.length + ", state"
                            + " from tiering.placement"))
                    .containsExactly("t|t|HOT");
            assertThat(archive.objects(1)).containsExactly(file);
        }
    }

    /** As when the commit is slow: durable, sealed by the clock, and only then in the catalogue and with placement. */
    @Test
    void a_blob_that_was_sealed_before_placement_knew_it_is_noted_later(@TempDir Path folder) throws Exception {
        SampleArrival arrival = SampleArrival.of("1.2.3", "1.2.3.1.1");
        try (Archive archive = new Archive(DATABASE, folder, AT_ONCE)) {
            Sealer sealer = new Sealer(archive.volume(), new PlacementLedger(), DATABASE.keeper());
            StoredRecord stored = durable(archive.volume());

            sealer.seal();
            assertThat(archive.volume().sealedLength(new InstitutionId(1), stored.blob()))
                    .isPresent();
            assertThat(DATABASE.rows("select blob from tiering.placement")).isEmpty();

            archive.catalogue().add(arrival.build(archive.volume().id(), stored));
            assertThat(DATABASE.rows("select sealed_at is null from tiering.placement"))
                    .containsExactly("t");
            sealer.seal();

            assertThat(DATABASE.rows("select sealed_at is not null, bytes > 100 from tiering.placement"))
                    .containsExactly("t|t");
        }
    }

    private static StoredRecord durable(BlobVolume volume) throws Exception {
        TrailerContent content = new TrailerContent(
                new StudyUid("1.2.3"),
                new SeriesUid("1.2.3.1"),
                new SopInstanceUid("1.2.3.1.1"),
                Sample.CT,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                FrameTable.decode(new byte[5]),
                out -> out.write('?'),
                List.of());
        BlobOwner owner = new BlobOwner(new InstitutionId(1), content.study());
        try (RecordWriter record = volume.append(owner, 1, OptionalLong.empty())) {
            record.out().write(new byte[100]);
            return record.finish(content);
        }
    }
}
