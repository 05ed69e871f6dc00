package pacs.archive.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;

/** Small objects made for tests: well-formed unless told otherwise. */
public final class Sample {

    public static final SopClass CT = new SopClass("1.2.840.10008.5.1.4.1.1.2");

    private final DataSetBuilder dataSet = DataSet.builder()
            .set(Tags.SOPClassUID, Vr.UI, CT.value())
            .set(Tags.Modality, Vr.CS, "CT")
            .set(Tags.PatientName, Vr.PN, "Test^Sample")
            .set(Tags.PatientID, Vr.LO, "P1")
            .set(Tags.StudyInstanceUID, Vr.UI, "1.2.3")
            .set(Tags.SeriesInstanceUID, Vr.UI, "1.2.3.1");
    private final SopInstanceUid instance;

    private Sample(String instance) {
        this.instance = new SopInstanceUid(instance);
        dataSet.set(Tags.SOPInstanceUID, Vr.UI, instance);
    }

    /** A CT image without pixels. */
    public static Sample of(String instance) {
        return new Sample(instance);
    }

    public SopInstanceUid instance() {
        return instance;
    }

    public Sample with(int tag, Vr vr, String... values) {
        dataSet.set(tag, vr, values);
        return this;
    }

    public Sample with(int tag, Vr vr, byte[] value) {
        dataSet.set(tag, vr, value);
        return this;
    }

    public Sample without(int tag) {
        dataSet.remove(tag);
        return this;
    }

    /** As it goes over an association. */
    public byte[] dataSet() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DataSetWriter.write(dataSet.build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it goes into a STOW request. */
    public byte[] file() {
        byte[] head = FileMeta.part10Head(CT, instance, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, Optional.empty());
        byte[] body = dataSet();
        byte[] file = new byte[head.length + body.length];
        System.arraycopy(head, 0, file, 0, head.length);
        System.arraycopy(body, 0, file, head.length, body.length);
        return file;
    }
}
