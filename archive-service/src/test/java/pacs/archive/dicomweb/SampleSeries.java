package pacs.archive.dicomweb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;

/** A series of small images of a study of its own. */
final class SampleSeries {

    private static final SopClass SECONDARY_CAPTURE = new SopClass("1.2.840.10008.5.1.4.1.1.7");

    private final String study;
    private final String patient;
    private int instances;

    SampleSeries(String study) {
        this(study, "");
    }

    SampleSeries(String study, String patient) {
        this.study = study;
        this.patient = patient;
    }

    String path() {
        return "studies/" + study + "/series/" + study + ".1";
    }

    String metadata() {
        return path() + "/metadata";
    }

    /** @param number from 1 */
    String instance(int number) {
        return path() + "/instances/" + study + ".1." + number;
    }

    /** Files of so many further instances. */
    Path[] more(Path folder, int count) throws IOException {
        Path[] files = new Path[count];
        for (int i = 0; i < count; i++) {
            instances++;
            files[i] = Files.write(folder.resolve(study + "-" + instances), object(instances));
        }
        return files;
    }

    private byte[] object(int number) throws IOException {
        SopInstanceUid uid = new SopInstanceUid(study + ".1." + number);
        byte[] pixels = new byte[64 * 64];
        java.util.Arrays.fill(pixels, (byte) number);
        DataSet dataSet = DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, SECONDARY_CAPTURE.value())
                .set(Tags.SOPInstanceUID, Vr.UI, uid.value())
                .set(Tags.Modality, Vr.CS, "OT")
                .set(Tags.PatientID, Vr.LO, patient)
                .set(Tags.StudyInstanceUID, Vr.UI, study)
                .set(Tags.SeriesInstanceUID, Vr.UI, study + ".1")
                .set(Tags.InstanceNumber, Vr.IS, Integer.toString(number))
                .setInts(Tags.SamplesPerPixel, Vr.US, 1)
                .set(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .setInts(Tags.Rows, Vr.US, 64)
                .setInts(Tags.Columns, Vr.US, 64)
                .setInts(Tags.BitsAllocated, Vr.US, 8)
                .setInts(Tags.BitsStored, Vr.US, 8)
                .setInts(Tags.HighBit, Vr.US, 7)
                .setInts(Tags.PixelRepresentation, Vr.US, 0)
                .set(Tags.PixelData, Vr.OB, pixels)
                .build();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        object.write(FileMeta.part10Head(SECONDARY_CAPTURE, uid, syntax, Optional.empty()));
        DataSetWriter.write(dataSet, syntax, object);
        return object.toByteArray();
    }
}
