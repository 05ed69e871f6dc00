package pacs.samples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The studies of the demo: one of each kind at full size, and some radiographs, so that the list is one. */
public final class DemoStudies {

    private static final List<Patient> RADIOGRAPHED = List.of(
            new Patient("P2026004", "Zhang^Wei=张^伟", "19790312", "M", "GB18030"),
            new Patient("P2026005", "Liu^Yang=刘^洋", "19950820", "M", "GBK"),
            new Patient("P2026006", "Chen^Jing=陈^静", "19630115", "F", "GB18030"),
            new Patient("P2026007", "Ouyang^Xue=欧阳^雪", "20080606", "F", "ISO_IR 192"));

    private DemoStudies() {}

    /** The latest day on which all of them may have been taken by then: of a morning it is yesterday. */
    public static LocalDate newestDay(LocalDateTime now) {
        return now.minusHours(12).toLocalDate();
    }

    /**
     * In the order in which they were taken.
     *
     * @param today the day the newest were taken on, before noon
     * @return for each study a supplier of its objects, which are made one after the other as they are read
     */
    public static List<Supplier<Stream<Instance>>> all(LocalDate today) {
        List<Supplier<Stream<Instance>>> studies = new ArrayList<>();
        for (int i = 0; i < RADIOGRAPHED.size(); i++) {
            int seed = 40 + i;
            Study study = new Study(
                    "demo-cr-" + i,
                    RADIOGRAPHED.get(i),
                    today.minusDays(9 - 3L * i).atTime(8 + i, 12 * i),
                    "CR",
                    "胸部正位",
                    "CHEST");
            studies.add(() -> Pictures.radiograph(study, seed, 1070, 1070));
        }
        studies.add(ct(today, 120));
        studies.add(mr(today));
        studies.add(ultrasound(today));
        studies.add(chest(today));
        return studies;
    }

    /** A chest of that many slices, at most 120. */
    public static Supplier<Stream<Instance>> ct(LocalDate today, int slices) {
        Patient patient = new Patient("P2026001", "Wang^Jianguo=王^建国", "19580704", "M", "GB18030");
        Study study = new Study("demo-ct", patient, today.atTime(9, 31), "CT", "胸部CT平扫", "CHEST");
        return () -> Pictures.ct(study, 1, slices);
    }

    /** A brain in T1, T2 and FLAIR. */
    public static Supplier<Stream<Instance>> mr(LocalDate today) {
        Patient patient = new Patient("P2026002", "Li^Xiuying=李^秀英", "19661129", "F", "GBK");
        Study study = new Study("demo-mr", patient, today.atTime(10, 5), "MR", "颅脑MR平扫", "BRAIN");
        return () -> Stream.of(
                        Pictures.mr(study, 2, 1, Brain.Weighting.T1),
                        Pictures.mr(study, 2, 2, Brain.Weighting.T2),
                        Pictures.mr(study, 2, 3, Brain.Weighting.FLAIR))
                .flatMap(series -> series);
    }

    /** A heart in colour. */
    public static Supplier<Stream<Instance>> ultrasound(LocalDate today) {
        Patient patient = new Patient("P2026003", "Zhao^Min=赵^敏", "19880215", "F", "GB18030");
        Study study = new Study("demo-us", patient, today.atTime(10, 40), "US", "心脏彩超", "HEART");
        return () -> Pictures.ultrasound(study, 3);
    }

    /** A chest at the size of a real plate. */
    public static Supplier<Stream<Instance>> chest(LocalDate today) {
        Patient patient = new Patient("P2026008", "Sima^Qing=司马^青", "19720918", "M", "GBK");
        Study study = new Study("demo-cr", patient, today.atTime(11, 2), "CR", "胸部正位", "CHEST");
        return () -> Pictures.radiograph(study, 4, 1760, 2140);
    }
}
