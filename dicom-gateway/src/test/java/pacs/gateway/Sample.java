package pacs.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Random;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;

/**
 * A small object, the same for the same number.
 *
 * @param pixels bytes of pixel data
 */
public record Sample(int number, int pixels) {

    public static final SopClass SOP_CLASS = new SopClass("1.2.840.10008.5.1.4.1.1.7");
    public static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    public static Sample of(int number) {
        return new Sample(number, 2000);
    }

    public SopInstanceUid instance() {
        return new SopInstanceUid("1.2.3.4." + number);
    }

    /** Ten objects make a study. */
    public StudyUid study() {
        return new StudyUid("1.2.3." + number / 10);
    }

    public DataSetBuilder attributes() {
        byte[] bytes = new byte[pixels];
        new Random(number).nextBytes(bytes);
        return DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, SOP_CLASS.value())
                .set(Tags.SOPInstanceUID, Vr.UI, instance().value())
                .set(Tags.PatientID, Vr.LO, "P" + number)
                .set(Tags.StudyInstanceUID, Vr.UI, study().value())
                .set(Tags.SeriesInstanceUID, Vr.UI, study() + ".1")
                .set(Tags.PixelData, Vr.OB, bytes);
    }

    /** As it goes over the wire. */
    public byte[] dataSet() {
        return bytes(attributes().build());
    }

    /** As it lies in the spool and goes to the archive. */
    public byte[] part10(AeTitle source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(FileMeta.part10Head(SOP_CLASS, instance(), SYNTAX, Optional.of(source)));
        out.writeBytes(dataSet());
        return out.toByteArray();
    }

    public static byte[] bytes(DataSet dataSet) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DataSetWriter.write(dataSet, SYNTAX, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
