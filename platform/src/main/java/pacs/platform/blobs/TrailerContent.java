package pacs.platform.blobs;

import java.util.List;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.image.FrameTable;

/**
 * What a writer knows of an object once it has seen all of it: enough to list and serve the object without parsing it again.
 *
 * @param warnings what was tolerated while reading it, one sentence each
 */
public record TrailerContent(
        StudyUid study,
        SeriesUid series,
        SopInstanceUid instance,
        SopClass sopClass,
        TransferSyntax transferSyntax,
        FrameTable frames,
        HeaderJson header,
        List<String> warnings) {

    public TrailerContent {
        warnings = List.copyOf(warnings);
    }
}
