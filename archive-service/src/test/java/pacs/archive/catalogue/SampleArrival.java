package pacs.archive.catalogue;

import java.util.Arrays;
import java.util.UUID;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.platform.audit.Actor;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.Sha256;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.tenancy.InstitutionId;

/** Arrivals for tests: of one patient and one study unless changed. */
public final class SampleArrival {

    static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private static final UUID VOLUME = UUID.randomUUID();

    private final DataSetBuilder header = DataSet.builder()
            .set(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
            .set(Tags.SOPClassUID, Vr.UI, CT)
            .set(Tags.StudyDate, Vr.DA, "20260301")
            .set(Tags.StudyTime, Vr.TM, "101500")
            .set(Tags.Modality, Vr.CS, "CT")
            .set(Tags.PatientName, Vr.PN, "Wang^XiaoDong=王^小东")
            .set(Tags.PatientID, Vr.LO, "P1")
            .set(Tags.SeriesInstanceUID, Vr.UI, "1.2.3.1")
            .set(Tags.InstanceNumber, Vr.IS, "7");
    private InstitutionId institution = new InstitutionId(1);
    private Transfer transfer = transfer(institution);
    private BlobId blob = new BlobId(UUID.randomUUID());
    private long position;
    private byte content = 1;

    private SampleArrival() {}

    public static SampleArrival of(String study, String instance) {
        return new SampleArrival().with(Tags.StudyInstanceUID, Vr.UI, study).with(Tags.SOPInstanceUID, Vr.UI, instance);
    }

    static Transfer transfer(InstitutionId institution) {
        return new Transfer(
                UUID.randomUUID(), institution, Transfer.Action.STORE, Actor.Kind.PEER, "MODALITY", "127.0.0.1");
    }

    public SampleArrival with(int tag, Vr vr, String value) {
        header.set(tag, vr, value);
        return this;
    }

    SampleArrival of(InstitutionId other) {
        institution = other;
        transfer = transfer(other);
        return this;
    }

    SampleArrival in(Transfer other) {
        transfer = other;
        return this;
    }

    SampleArrival withContent(int other) {
        content = (byte) other;
        return this;
    }

    SampleArrival at(BlobId other, long there) {
        blob = other;
        position = there;
        return this;
    }

    /** Of an object that is there. */
    public Arrival build(UUID volume, StoredRecord stored) {
        return new Arrival(
                transfer, ObjectFacts.of(header.build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), volume, stored);
    }

    public Arrival build() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, content);
        Sha256 digest = Sha256.of(bytes);
        ObjectFacts facts = ObjectFacts.of(header.build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return new Arrival(transfer, facts, VOLUME, new StoredRecord(blob, position, 0, 1000, 100, digest, digest));
    }
}
