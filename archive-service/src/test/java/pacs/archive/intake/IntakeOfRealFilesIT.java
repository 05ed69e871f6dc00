package pacs.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.RegionDatabase;
import pacs.platform.Refusal;
import pacs.testkit.SharedData;

/** What the world sends: real files come back as they came, and their conflicts hurt nobody. */
class IntakeOfRealFilesIT {

    /** Of these not even DCMTK can say which study they belong to, or how they are encoded. */
    private static final Set<String> NOT_TO_BE_KEPT = Set.of(
            "charset/pydicom__chrSQEncoding.dcm",
            "charset/pydicom__chrSQEncoding1.dcm",
            "fill/OT/enet4__OT-PAL-8-face.dcm",
            "fill/none/pydicom__JPEGLSNearLossless_08.dcm",
            "fill/none/pydicom__fall.dcm",
            "fill/none/pydicom__summer.dcm",
            "malformed_real/ExplVR_BigEndNoMeta.dcm",
            "malformed_real/UN_sequence.dcm",
            "malformed_real/bad_sequence.dcm",
            "malformed_real/empty_charset_LEI.dcm",
            "malformed_real/meta_missing_tsyntax.dcm",
            "malformed_real/nested_priv_SQ.dcm",
            "malformed_real/no_meta_group_length.dcm",
            "modality/DICOMDIR/DICOMDIR",
            "modality/HP/nroduit__NeurosurgeryPlan.dcm",
            "modality/HTJ2K/pydicom__HTJ2KLossless_08_RGB.dcm",
            "modality/RTSTRUCT/pydicom__rtstruct.dcm");

    /** Files whose bytes are there under another name. */
    private static final int TWICE = 1;

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final Path folder;

    IntakeOfRealFilesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void every_readable_file_is_kept_byte_for_byte() throws Exception {
        List<SharedData.Entry> files = SharedData.manifest().stream()
                .filter(SharedData.Entry::dcmdumpReads)
                .toList();
        List<Callable<Boolean>> work = new ArrayList<>();
        Set<String> refused;
        try (Archive archive = new Archive(DATABASE, folder)) {
            for (int i = 0; i < files.size(); i++) {
                int institution = 1000 + i;
                Path file = files.get(i).path();
                work.add(() -> isKept(archive, institution, file));
            }

            refused = namesOfFailed(files, work);
        }

        assertThat(refused).containsExactlyInAnyOrderElementsOf(NOT_TO_BE_KEPT);
    }

    @Test
    void conflicting_files_are_kept_and_the_first_are_shown() throws Exception {
        int kept = 0;
        try (Archive archive = new Archive(DATABASE, folder)) {
            for (SharedData.Entry file : SharedData.manifest()) {
                switch (archive.store(1, file.path())) {
                    case Verdict.Kept _ -> kept++;
                    case Verdict.Refused refused ->
                        assertThat(refused.refusal().reason()).as(file.name()).isEqualTo(Refusal.Reason.INVALID_OBJECT);
                }
            }
            int others = DATABASE.rows(
                            "select o.version from archive.other_version o join archive.study s on s.id = o.study where institution = 1")
                    .size();
            int once = kept - others - TWICE;
            assertThat(archive.objects(1)).hasSize(once);
            assertThat(DATABASE.rows("select sum(instance_count) from archive.study where institution = 1"))
                    .containsExactly(Integer.toString(once));
        }

        assertThat(DATABASE.rows("select patient_conflict, patient_id from archive.study where institution = 1"
                        + " and study_uid = '1.3.6.1.4.1.34261.90254037371867.41912.1553085024.2'"))
                .containsExactly("t|Test^Pattern");
    }

    private static boolean isKept(Archive archive, int institution, Path file) throws Exception {
        if (archive.store(institution, file) instanceof Verdict.Refused) {
            return false;
        }
        assertThat(archive.objects(institution)).as(file.toString()).containsExactly(Files.readAllBytes(file));
        return true;
    }

    private static Set<String> namesOfFailed(List<SharedData.Entry> files, List<Callable<Boolean>> work)
            throws Exception {
        Set<String> failed = new TreeSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Boolean>> done = threads.invokeAll(work);
            for (int i = 0; i < files.size(); i++) {
                if (!done.get(i).get()) {
                    failed.add(files.get(i).name());
                }
            }
        }
        return failed;
    }
}
