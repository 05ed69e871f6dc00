package pacs.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;

/**
 * A small object, the same for the same seed and number; several senders fill one study.
 *
 * @param seed of the test's run, part of its UIDs
 */
record SentObject(int seed, int number) {

    static final SopClass SOP_CLASS = new SopClass("1.2.840.10008.5.1.4.1.1.7");
    static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    static final AeTitle CALLING = new AeTitle("MODALITY");

    private static final int IN_A_STUDY = 40;
    private static final int LARGEST = 200_000;

    StudyUid study() {
        return new StudyUid("1.2.3." + seed + "." + number / IN_A_STUDY);
    }

    SopInstanceUid instance() {
        return new SopInstanceUid(study() + ".1." + number);
    }

    /** Below {@code /dicom-web}. */
    String path() {
        return "/studies/" + study() + "/series/" + study() + ".1/instances/" + instance();
    }

    /** As it goes over the wire. */
    byte[] dataSet() {
        Random random = new Random(31L * seed + number);
        byte[] pixels = new byte[2 * (250 + random.nextInt(LARGEST / 2))];
        random.nextBytes(pixels);
        DataSet dataSet = DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, SOP_CLASS.value())
                .set(Tags.SOPInstanceUID, Vr.UI, instance().value())
                .set(Tags.Modality, Vr.CS, "OT")
                .set(Tags.PatientID, Vr.LO, "CRASH" + number / IN_A_STUDY)
                .set(Tags.StudyInstanceUID, Vr.UI, study().value())
                .set(Tags.SeriesInstanceUID, Vr.UI, study() + ".1")
                .set(Tags.InstanceNumber, Vr.IS, Integer.toString(number))
                .set(Tags.PixelData, Vr.OB, pixels)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DataSetWriter.write(dataSet, SYNTAX, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    byte[] part10() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(FileMeta.part10Head(SOP_CLASS, instance(), SYNTAX, Optional.of(CALLING)));
        out.writeBytes(dataSet());
        return out.toByteArray();
    }

    /** Whether a Part 10 file ends with this object's data set. */
    boolean isDataSetOf(byte[] file) {
        byte[] mine = dataSet();
        return file.length > mine.length
                && Arrays.equals(file, file.length - mine.length, file.length, mine, 0, mine.length);
    }
}
