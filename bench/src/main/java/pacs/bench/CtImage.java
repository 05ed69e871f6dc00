package pacs.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Random;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.image.FrameTable;
import pacs.dicom.io.Budget;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;
import pacs.dicom.json.DicomJson;
import pacs.platform.blobs.TrailerContent;

/** A slice of a CT as modalities send it: 512 x 512 values of 16 bits behind a header of sixty elements. */
final class CtImage {

    static final StudyUid STUDY = new StudyUid("1.2.826.0.1.1");

    private static final SopClass CT = new SopClass("1.2.840.10008.5.1.4.1.1.2");
    private static final SeriesUid SERIES = new SeriesUid("1.2.826.0.1.1.1");
    private static final SopInstanceUid INSTANCE = new SopInstanceUid("1.2.826.0.1.1.1.1");
    private static final int PIXEL_BYTES = 512 * 512 * 2;
    private static final int MORE_ELEMENTS = 40;
    private static final int FIRST_MORE = 0x00181000;

    private CtImage() {}

    /** As a file. */
    static byte[] file() {
        byte[] pixels = new byte[PIXEL_BYTES];
        new Random(1).nextBytes(pixels);
        var dataSet = DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .set(Tags.SOPClassUID, Vr.UI, CT.value())
                .set(Tags.SOPInstanceUID, Vr.UI, INSTANCE.value())
                .set(Tags.StudyDate, Vr.DA, "20261127")
                .set(Tags.StudyTime, Vr.TM, "101112")
                .set(Tags.Modality, Vr.CS, "CT")
                .set(Tags.PatientName, Vr.PN, "Wang^Xiaodong=王^小东")
                .set(Tags.PatientID, Vr.LO, "P0001")
                .set(Tags.StudyInstanceUID, Vr.UI, STUDY.value())
                .set(Tags.SeriesInstanceUID, Vr.UI, SERIES.value())
                .set(Tags.InstanceNumber, Vr.IS, "17")
                .set(Tags.ImagePositionPatient, Vr.DS, "-125.0", "-125.0", "71.25")
                .set(Tags.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0")
                .setInts(Tags.SamplesPerPixel, Vr.US, 1)
                .set(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .setInts(Tags.Rows, Vr.US, 512)
                .setInts(Tags.Columns, Vr.US, 512)
                .setInts(Tags.BitsAllocated, Vr.US, 16)
                .setInts(Tags.BitsStored, Vr.US, 12)
                .setInts(Tags.HighBit, Vr.US, 11)
                .setInts(Tags.PixelRepresentation, Vr.US, 0)
                .set(Tags.PixelData, Vr.OW, pixels);
        for (int i = 0; i < MORE_ELEMENTS; i++) {
            dataSet.set(FIRST_MORE + i, Vr.LO, "Value " + i);
        }
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
            file.write(FileMeta.part10Head(CT, INSTANCE, syntax, Optional.empty()));
            DataSetWriter.write(dataSet.build(), syntax, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ParsedObject parsed(byte[] file) throws IOException {
        try (ObjectParser parser = ObjectParser.ofPart10(new ByteArrayInputStream(file), Budget.DEFAULT)) {
            return parser.readAll();
        }
    }

    /** What stands behind the object in its record. */
    static TrailerContent trailer(ParsedObject parsed) {
        return new TrailerContent(
                STUDY,
                SERIES,
                INSTANCE,
                CT,
                parsed.transferSyntax(),
                FrameTable.of(parsed),
                out -> DicomJson.write(parsed.dataSet(), out, path -> path),
                parsed.warnings());
    }
}
