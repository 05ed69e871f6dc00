package pacs.samples;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;

/**
 * What all objects of a study have in common.
 *
 * @param key makes its UIDs: the same key, the same UIDs
 * @param at when it was taken, by the clock on the wall
 */
record Study(String key, Patient patient, LocalDateTime at, String modality, String description, String bodyPart) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    /** A UID made of a UUID, which in turn is made of the name (PS3.5 B.2). */
    String uid(String name) {
        UUID uuid = UUID.nameUUIDFromBytes((key + "/" + name).getBytes(StandardCharsets.UTF_8));
        return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
    }

    /** Patient, study and series, ready for what the object adds. */
    DataSetBuilder series(int number, String seriesDescription, String sopClass, int instance) {
        String date = at.format(DATE);
        String time = at.plusMinutes(number).format(TIME);
        return DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, patient.characterSet())
                .set(Tags.SOPClassUID, Vr.UI, sopClass)
                .set(Tags.SOPInstanceUID, Vr.UI, uid(number + "." + instance))
                .set(Tags.StudyDate, Vr.DA, date)
                .set(Tags.SeriesDate, Vr.DA, date)
                .set(Tags.ContentDate, Vr.DA, date)
                .set(Tags.StudyTime, Vr.TM, at.format(TIME))
                .set(Tags.SeriesTime, Vr.TM, time)
                .set(Tags.ContentTime, Vr.TM, time)
                .set(Tags.AccessionNumber, Vr.SH, "A" + Integer.toUnsignedString(key.hashCode() % 10_000_000))
                .set(Tags.Modality, Vr.CS, modality)
                .set(Tags.Manufacturer, Vr.LO, "Synthetic")
                .set(Tags.InstitutionName, Vr.LO, "示范县人民医院")
                .set(Tags.ReferringPhysicianName, Vr.PN, "Sun^Li=孙^丽")
                .set(Tags.StudyDescription, Vr.LO, description)
                .set(Tags.SeriesDescription, Vr.LO, seriesDescription)
                .set(Tags.PatientName, Vr.PN, patient.name())
                .set(Tags.PatientID, Vr.LO, patient.id())
                .set(Tags.PatientBirthDate, Vr.DA, patient.birthDate())
                .set(Tags.PatientSex, Vr.CS, patient.sex())
                .set(Tags.BodyPartExamined, Vr.CS, bodyPart)
                .set(Tags.StudyInstanceUID, Vr.UI, uid("study"))
                .set(Tags.SeriesInstanceUID, Vr.UI, uid("series" + number))
                .set(Tags.StudyID, Vr.SH, "1")
                .set(Tags.SeriesNumber, Vr.IS, Integer.toString(number))
                .set(Tags.InstanceNumber, Vr.IS, Integer.toString(instance));
    }
}
