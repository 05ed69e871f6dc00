package pacs.archive.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a volume and the catalogue say of each other, as a program for operators prints it.
 *
 * @param fixed whether what follows was set right, and not only seen
 * @param blobs how many files there are
 * @param repeats records of instances that have their row elsewhere: sent twice, and one copy too many; no harm
 * @param doubtful records without a row in blobs whose disk failed: their senders were refused, and a row would be a promise
 * @param orphans whole records without a row: they get one, as if their senders had come again
 * @param lost rows without whole bytes: they are marked, so that the study says it and the gateway sends them again
 * @param unnoted sealed blobs placement takes for open, as each stop leaves some: it is told now, or by the next start
 */
public record VolumeReport(
        UUID volume,
        boolean fixed,
        long blobs,
        Tally records,
        Tally repeats,
        Tally doubtful,
        Listed<Finding> orphans,
        Listed<Finding> lost,
        Listed<String> unnoted) {

    /** Of each kind so many are named. */
    static final int NAMED = 1_000;

    /** How many, and their bytes. */
    public record Tally(long records, long bytes) {

        Tally with(long more) {
            return new Tally(records + 1, bytes + more);
        }
    }

    /**
     * What was found of one kind.
     *
     * @param count of all, exactly
     * @param cut whether there are more than are named
     * @param named those that were found first
     */
    public record Listed<T>(long count, boolean cut, List<T> named) {

        public Listed {
            named = List.copyOf(named);
        }
    }

    /**
     * One record, or one row.
     *
     * @param reason in words
     */
    public record Finding(int institution, String study, String instance, String blob, long position, String reason) {}

    /** Whether there is nothing to set right. */
    public boolean isClean() {
        return orphans.count() == 0 && lost.count() == 0;
    }

    /** Collects while the volume is looked through. */
    static final class Draft {

        private long blobs;
        private Tally records = new Tally(0, 0);
        private Tally repeats = new Tally(0, 0);
        private Tally doubtful = new Tally(0, 0);
        private final Found<Finding> orphans = new Found<>();
        private final Found<Finding> lost = new Found<>();
        private final Found<String> unnoted = new Found<>();

        void blob() {
            blobs++;
        }

        void record(long bytes) {
            records = records.with(bytes);
        }

        void repeat(long bytes) {
            repeats = repeats.with(bytes);
        }

        void doubtful(long bytes) {
            doubtful = doubtful.with(bytes);
        }

        void orphan(Finding finding) {
            orphans.add(finding);
        }

        void lost(Finding finding) {
            lost.add(finding);
        }

        void unnoted(String blob) {
            unnoted.add(blob);
        }

        VolumeReport finish(UUID volume, boolean fixed) {
            return new VolumeReport(
                    volume,
                    fixed,
                    blobs,
                    records,
                    repeats,
                    doubtful,
                    orphans.listed(),
                    lost.listed(),
                    unnoted.listed());
        }
    }

    private static final class Found<T> {

        private final List<T> named = new ArrayList<>();
        private long count;

        void add(T one) {
            if (count < NAMED) {
                named.add(one);
            }
            count++;
        }

        Listed<T> listed() {
            return new Listed<>(count, count > NAMED, named);
        }
    }
}
