package pacs.dicom.io;

import java.util.List;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.TransferSyntax;

/**
 * All there is to know of an object after one pass over its bytes.
 *
 * @param fileMeta group 0002; empty where the object came without
 * @param dataSet everything else; big values are left where they lie
 * @param transferSyntax as the file meta information says, or as the bytes look when it says nothing
 * @param dataSetOffset where the data set begins, counted from the start of the object
 * @param length of the whole object in bytes
 * @param warnings what was read although it is not as the standard wants it, one sentence each
 */
public record ParsedObject(
        DataSet fileMeta,
        DataSet dataSet,
        TransferSyntax transferSyntax,
        PixelLayout pixels,
        long dataSetOffset,
        long length,
        List<String> warnings) {

    public ParsedObject {
        warnings = List.copyOf(warnings);
    }
}
