package pacs.archive.completeness;

import java.util.List;
import pacs.dicom.core.StudyUid;
import pacs.platform.blobs.Sha256;
import pacs.platform.receipts.ManifestLine;

/**
 * What a gateway says it has of a study.
 *
 * @param bytes of all data sets
 * @param lines at least one, in ascending order of UIDs
 */
public record Manifest(StudyUid study, long bytes, Sha256 digest, List<ManifestLine> lines) {

    public Manifest {
        lines = List.copyOf(lines);
    }
}
