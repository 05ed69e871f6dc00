package pacs.archive.sidefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.archive.sidefile.SidePart.Kind;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

class SideFolderTest {

    private static final SeriesUid SERIES = new SeriesUid("1.2.3.1");
    private static final RetrieveUrls URLS = new RetrieveUrls("http://here/dicom-web/at/I1");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path root;

    @Test
    void what_was_written_is_read() throws IOException {
        SideFolder folder = new SideFolder(root, 1 << 20);

        made(folder, id("1.2.3", 1), "one", "two");

        assertThat(read(folder, id("1.2.3", 1), SERIES)).contains("one");
        assertThat(read(folder, id("1.2.3", 1), new SeriesUid("1.2.3.2"))).contains("two");
        assertThat(read(folder, id("1.2.3", 1), new SeriesUid("1.2.3.3"))).isEmpty();
        assertThat(folder.open(id("1.2.3", 2))).isEmpty();
        assertThat(folder.open(id("1.2.4", 1))).isEmpty();
    }

    @Test
    void no_flipped_bit_and_no_cut_file_is_believed() throws IOException {
        SideFolder folder = new SideFolder(root, 1 << 20);
        SideFileId id = id("1.2.3", 1);
        made(folder, id, "one", "two");
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);

        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(file, flipped);
            assertThatThrownBy(() -> readAll(folder, id))
                    .as("byte %d", at)
                    .isInstanceOf(SideFileDamagedException.class);
            Files.write(file, Arrays.copyOf(bytes, at));
            assertThatThrownBy(() -> readAll(folder, id))
                    .as("cut at %d", at)
                    .isInstanceOf(SideFileDamagedException.class);
        }
        Files.write(file, new byte[bytes.length]);
        assertThatThrownBy(() -> readAll(folder, id)).isInstanceOf(SideFileDamagedException.class);
    }

    @Test
    void a_file_under_the_name_of_another_is_not_believed() throws IOException {
        SideFolder folder = new SideFolder(root, 1 << 20);
        made(folder, id("1.2.3", 1), "one", "two");
        Path file = files().getFirst();

        Files.copy(file, root.resolve(id("1.2.4", 1).name()));

        assertThatThrownBy(() -> folder.open(id("1.2.4", 1))).isInstanceOf(SideFileDamagedException.class);
    }

    @Test
    void a_later_version_takes_the_place_of_earlier_ones() throws IOException {
        SideFolder folder = new SideFolder(root, 1 << 20);
        made(folder, id("1.2.3", 9), "one", "two");
        assertThat(folder.before(id("1.2.3", 8))).isEmpty();
        try (SideFile before = folder.before(id("1.2.3", 10)).orElseThrow()) {
            assertThat(before.index().name()).isEqualTo(id("1.2.3", 9).name());
        }

        made(folder, id("1.2.3", 10), "one", "two");

        assertThat(folder.open(id("1.2.3", 9))).isEmpty();
        assertThat(read(folder, id("1.2.3", 10), SERIES)).contains("one");
    }

    @Test
    void what_was_begun_before_a_crash_is_gone_and_the_rest_is_known() throws IOException {
        SideFolder before = new SideFolder(root, 1 << 20);
        made(before, id("1.2.3", 1), "one", "two");
        Files.writeString(before.draft(), "half a fi");

        SideFolder after = new SideFolder(root, 1 << 20);

        assertThat(root.resolve("drafts")).isEmptyDirectory();
        assertThat(read(after, id("1.2.3", 1), SERIES)).contains("one");
        try (SideFile known = after.before(id("1.2.3", 2)).orElseThrow()) {
            assertThat(known.index().parts()).hasSize(2);
        }
    }

    @Test
    void the_folder_stays_within_its_space() throws IOException {
        SideFolder folder = new SideFolder(root, 20_000);
        String long1 = "x".repeat(3_000);
        for (int study = 1; study <= 20; study++) {
            made(folder, id("1.2." + study, 1), long1, "two");
            assertThat(read(folder, id("1.2.1", 1), SERIES))
                    .as("used ever again")
                    .contains(long1);
        }

        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }

        assertThat(bytes).isBetween(10_000L, 20_000L);
        assertThat(folder.open(id("1.2.20", 1)).orElseThrow()).satisfies(SideFile::close);
        assertThat(folder.open(id("1.2.2", 1))).isEmpty();
    }

    private static SideFileId id(String study, long version) {
        return new SideFileId(new StudyKey(new InstitutionId(1), new StudyUid(study)), version, URLS);
    }

    private static void made(SideFolder folder, SideFileId id, String... parts) throws IOException {
        Path draft = folder.draft();
        try (SideFileWriter writer = new SideFileWriter(draft)) {
            for (int i = 0; i < parts.length; i++) {
                byte[] content = parts[i].getBytes(StandardCharsets.UTF_8);
                writer.add(Kind.METADATA, new SeriesUid("1.2.3." + (i + 1)), 1, out -> out.write(content));
            }
            writer.finish(id.name());
        }
        folder.keep(draft, id);
    }

    private static Optional<String> read(SideFolder folder, SideFileId id, SeriesUid series) throws IOException {
        try (SideFile file = folder.open(id).orElseThrow()) {
            Optional<SidePart> part = file.index().find(Kind.METADATA, series);
            return part.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new String(file.read(part.get()), StandardCharsets.UTF_8));
        }
    }

    private static void readAll(SideFolder folder, SideFileId id) throws IOException {
        try (SideFile file = folder.open(id).orElseThrow()) {
            for (SidePart part : file.index().parts()) {
                file.read(part);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
