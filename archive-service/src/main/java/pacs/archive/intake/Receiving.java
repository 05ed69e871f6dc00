package pacs.archive.intake;

import java.io.IOException;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.io.DicomFormatException;
import pacs.dicom.io.ParsedObject;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordWriter;

/** Second step: streams the object into a blob of its study; only its header comes to stay in memory. */
final class Receiving {

    private final BlobVolume volume;

    Receiving(BlobVolume volume) {
        this.volume = volume;
    }

    /** @throws DicomFormatException when the bytes are no DICOM, or end too early; nothing is kept then */
    Received receive(Sighted sighted) throws IOException {
        StudyUid study = Required.uid(sighted.seen(), Tags.StudyInstanceUID, StudyUid::ofPadded);
        BlobOwner owner = new BlobOwner(sighted.incoming().transfer().institution(), study);
        RecordWriter record = volume.append(
                owner, sighted.parser().dataSetOffset(), sighted.incoming().length());
        boolean complete = false;
        try {
            sighted.stream().flowInto(record.out());
            ParsedObject parsed = sighted.parser().readAll();
            complete = true;
            return new Received(sighted.incoming(), record, parsed);
        } finally {
            if (!complete) {
                record.discard();
            }
        }
    }
}
