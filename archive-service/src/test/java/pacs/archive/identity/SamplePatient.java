package pacs.archive.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

/** A patient who is examined; one object for each study. */
public final class SamplePatient {

    /** Of a woman born 1949-12-31, and of a man born 1880-01-01: the examples of GB 11643-1999. */
    public static final String HER_CARD = "11010519491231002X";

    static final String HER_OLD_CARD = "110105491231002";
    static final String HIS_CARD = "440524188001010014";

    private static final SopClass SECONDARY_CAPTURE = new SopClass("1.2.840.10008.5.1.4.1.1.7");

    private final DataSetBuilder header = DataSet.builder()
            .set(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
            .set(Tags.SOPClassUID, Vr.UI, SECONDARY_CAPTURE.value())
            .set(Tags.StudyDate, Vr.DA, "20260301")
            .set(Tags.Modality, Vr.CS, "CT")
            .set(Tags.BodyPartExamined, Vr.CS, "CHEST");

    private SamplePatient() {}

    public static SamplePatient of(String id, String name, String birthDate, String sex) {
        return new SamplePatient()
                .with(Tags.PatientID, Vr.LO, id)
                .with(Tags.PatientName, Vr.PN, name)
                .with(Tags.PatientBirthDate, Vr.DA, birthDate)
                .with(Tags.PatientSex, Vr.CS, sex);
    }

    /** 王芳, to whom {@link #HER_CARD} belongs. */
    public static SamplePatient her(String id) {
        return of(id, "Wang^Fang=王^芳", "19491231", "F");
    }

    public SamplePatient with(int tag, Vr vr, String... values) {
        header.set(tag, vr, values);
        return this;
    }

    /** With an item of Other Patient IDs Sequence; no issuer when it is empty. */
    public SamplePatient withOther(String id, String issuer) {
        DataSetBuilder item = DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .set(Tags.PatientID, Vr.LO, id);
        if (!issuer.isEmpty()) {
            item.set(Tags.IssuerOfPatientID, Vr.LO, issuer);
        }
        header.items(Tags.OtherPatientIDsSequence, item.build());
        return this;
    }

    /** With an item whose issuer is said by an OID. */
    SamplePatient withOtherOf(String id, String oid) {
        DataSet qualifiers = DataSet.builder()
                .set(Tags.UniversalEntityID, Vr.UT, oid)
                .set(Tags.UniversalEntityIDType, Vr.CS, "ISO")
                .build();
        header.items(
                Tags.OtherPatientIDsSequence,
                DataSet.builder()
                        .set(Tags.PatientID, Vr.LO, id)
                        .items(Tags.IssuerOfPatientIDQualifiersSequence, qualifiers)
                        .build());
        return this;
    }

    DataSet header() {
        return header.build();
    }

    /** A Part 10 object of this study. */
    public byte[] in(String study) throws IOException {
        SopInstanceUid uid = new SopInstanceUid(study + ".1.1");
        header.set(Tags.SOPInstanceUID, Vr.UI, uid.value())
                .set(Tags.StudyInstanceUID, Vr.UI, study)
                .set(Tags.SeriesInstanceUID, Vr.UI, study + ".1");
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        object.write(FileMeta.part10Head(SECONDARY_CAPTURE, uid, syntax, Optional.empty()));
        DataSetWriter.write(header.build(), syntax, object);
        return object.toByteArray();
    }

    InputStream stream(String study) throws IOException {
        return new ByteArrayInputStream(in(study));
    }
}
