package pacs.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.dicom.image.FrameTable;
import pacs.dicom.io.Budget;
import pacs.dicom.io.DicomFormatException;
import pacs.dicom.io.FileMeta;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;
import pacs.dicom.json.DicomJson;
import pacs.dicom.net.StoreRequest;
import pacs.gateway.spool.Arrival;
import pacs.gateway.spool.Spool;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.HeldStream;
import pacs.platform.blobs.TrailerContent;
import pacs.platform.tenancy.InstitutionId;

/**
 * Takes an object in: its data set streams into the blob of its study, byte for byte, and is read on the way. It stays
 * only if it is whole and the one its command speaks of.
 */
public final class Reception {

    /** What all associations together may hold in memory before their study is known: 8 MiB. */
    private static final int HELD_UNITS = 128;

    private final Spool spool;
    private final Supplier<Optional<InstitutionId>> institution;
    private final Budget budget;
    private final Semaphore held = new Semaphore(HELD_UNITS);

    /** @param institution owns what is received; empty while the centre has not yet said it */
    public Reception(Spool spool, Supplier<Optional<InstitutionId>> institution, Budget budget) {
        this.spool = spool;
        this.institution = institution;
        this.budget = budget;
    }

    /**
     * Returns when the object is durable.
     *
     * @throws Refusal INVALID_OBJECT or INVALID_REQUEST when it is not good, another reason when it cannot be kept now
     * @throws DicomFormatException when its bytes are no data set
     * @throws IOException when its sender breaks off
     */
    void receive(StoreRequest request, InputStream dataSet) throws IOException {
        InstitutionId owner = institution
                .get()
                .orElseThrow(() -> new Refusal(Refusal.Reason.UNAVAILABLE, "Not known yet whose gateway this is"));
        byte[] head = FileMeta.part10Head(
                request.sopClass(), request.sopInstance(), request.transferSyntax(), Optional.of(request.calling()));
        try (HeldStream stream = new HeldStream(head, held, dataSet);
                ObjectParser parser = ObjectParser.ofDataSet(stream, request.transferSyntax(), head.length, budget)) {
            StudyUid study = required(parser.readThrough(Tags.StudyInstanceUID), Tags.StudyInstanceUID, StudyUid::new);
            try (Arrival arrival = spool.receive(new BlobOwner(owner, study), head.length)) {
                stream.flowInto(arrival.out());
                arrival.keep(checked(request, parser.readAll()));
            }
        }
    }

    private static TrailerContent checked(StoreRequest request, ParsedObject object) {
        DataSet dataSet = object.dataSet();
        SopInstanceUid instance = required(dataSet, Tags.SOPInstanceUID, SopInstanceUid::new);
        SopClass sopClass = required(dataSet, Tags.SOPClassUID, SopClass::new);
        requireSame("SOP Instance UID", request.sopInstance(), instance);
        requireSame("SOP Class UID", request.sopClass(), sopClass);
        return new TrailerContent(
                required(dataSet, Tags.StudyInstanceUID, StudyUid::new),
                required(dataSet, Tags.SeriesInstanceUID, SeriesUid::new),
                instance,
                sopClass,
                object.transferSyntax(),
                FrameTable.of(object),
                out -> DicomJson.write(dataSet, out, path -> path),
                object.warnings());
    }

    private static <T> T required(DataSet dataSet, int tag, Function<String, T> form) {
        String text = dataSet.string(tag)
                .orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_OBJECT, Tag.text(tag) + " is missing"));
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.INVALID_OBJECT, Tag.text(tag) + " is no UID", e);
        }
    }

    private static void requireSame(String name, Object asked, Object found) {
        if (!asked.equals(found)) {
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, name + " differs between command and data set");
        }
    }
}
