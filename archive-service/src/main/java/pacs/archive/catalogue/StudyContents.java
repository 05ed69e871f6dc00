package pacs.archive.catalogue;

import java.util.List;
import pacs.dicom.core.SeriesUid;

/**
 * All that a study had at one moment.
 *
 * @param version of the study; raised by every commit that adds to it
 */
public record StudyContents(StudyKey study, long version, List<SeriesContents> series) {

    public StudyContents {
        series = List.copyOf(series);
    }

    /**
     * The instances of one series, in the order of their numbers.
     *
     * @param version of the series
     */
    public record SeriesContents(SeriesUid uid, long version, List<StoredInstance> instances) {

        public SeriesContents {
            instances = List.copyOf(instances);
        }

        /** The one that stands for the series. */
        public StoredInstance middle() {
            return instances.get(instances.size() / 2);
        }
    }
}
