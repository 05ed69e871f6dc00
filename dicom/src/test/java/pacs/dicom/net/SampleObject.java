package pacs.dicom.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.testkit.SharedData;

/** A file in the pieces a C-STORE needs. */
@SuppressWarnings("ArrayRecordComponent")
record SampleObject(SopClass sopClass, SopInstanceUid sopInstance, TransferSyntax syntax, byte[] dataSet) {

    static SampleObject of(String name) {
        return of(SharedData.file(name));
    }

    static SampleObject of(Path path) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            ObjectParser parser = ObjectParser.ofPart10(in, Budget.DEFAULT);
            DataSet ids = parser.readThrough(Tags.SOPInstanceUID);
            byte[] bytes = Files.readAllBytes(path);
            return new SampleObject(
                    new SopClass(ids.string(Tags.SOPClassUID).orElseThrow()),
                    new SopInstanceUid(ids.string(Tags.SOPInstanceUID).orElseThrow()),
                    parser.transferSyntax(),
                    Arrays.copyOfRange(bytes, (int) parser.dataSetOffset(), bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PresentationContext context() {
        return PresentationContext.of(sopClass, syntax);
    }

    DimseStatus sendTo(Association association) throws IOException {
        return association.store(sopClass, sopInstance, syntax, stream());
    }

    InputStream stream() {
        return new ByteArrayInputStream(dataSet);
    }
}
