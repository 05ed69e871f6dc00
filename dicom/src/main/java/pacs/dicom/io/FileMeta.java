package pacs.dicom.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;

/** The head of the files we make of received data sets (PS3.10 7.1). */
public final class FileMeta {

    /** Identifies this implementation in files and associations (PS3.7 D.3.3.2); a UID of ours, made from a UUID. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.266104137523938116342097253120817498211";

    /** At most 16 characters (PS3.7 D.3.3.2). */
    public static final String IMPLEMENTATION_VERSION_NAME = "PACS_010";

    private FileMeta() {}

    /**
     * Preamble, {@code DICM} and file meta information, ready to be followed by the data set.
     *
     * @param source AE title of who sent the data set
     */
    public static byte[] part10Head(
            SopClass sopClass, SopInstanceUid sopInstance, TransferSyntax syntax, Optional<AeTitle> source) {
        DataSetBuilder meta = DataSet.builder()
                .set(Tags.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1})
                .set(Tags.MediaStorageSOPClassUID, Vr.UI, uid(sopClass.value()))
                .set(Tags.MediaStorageSOPInstanceUID, Vr.UI, uid(sopInstance.value()))
                .set(Tags.TransferSyntaxUID, Vr.UI, uid(syntax.uid()))
                .set(Tags.ImplementationClassUID, Vr.UI, uid(IMPLEMENTATION_CLASS_UID))
                .set(Tags.ImplementationVersionName, Vr.SH, padded(IMPLEMENTATION_VERSION_NAME, ' '));
        source.ifPresent(title -> meta.set(Tags.SourceApplicationEntityTitle, Vr.AE, padded(title.value(), ' ')));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DataSetWriter.writeHead(meta.build(), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing into memory does not fail
        }
    }

    private static byte[] uid(String value) {
        return padded(value, '\0');
    }

    private static byte[] padded(String value, char padding) {
        return (value.length() % 2 == 0 ? value : value + padding).getBytes(StandardCharsets.US_ASCII);
    }
}
