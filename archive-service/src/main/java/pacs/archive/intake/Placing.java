package pacs.archive.intake;

import pacs.archive.catalogue.ObjectFacts;
import pacs.dicom.image.FrameTable;
import pacs.dicom.io.ParsedObject;
import pacs.dicom.json.DicomJson;
import pacs.platform.Refusal;
import pacs.platform.blobs.TrailerContent;

/** Fifth step: head, trailer and {@code fdatasync}. */
final class Placing {

    /** @throws Refusal when the disk does not vouch for the bytes; nothing was promised then */
    Placed place(Checked checked) {
        ObjectFacts facts = checked.facts();
        ParsedObject parsed = checked.received().parsed();
        TrailerContent trailer = new TrailerContent(
                facts.studyUid(),
                facts.seriesUid(),
                facts.sopInstance(),
                facts.sopClass(),
                facts.transferSyntax(),
                FrameTable.of(parsed),
                out -> DicomJson.write(parsed.dataSet(), out, path -> path),
                parsed.warnings());
        return new Placed(checked, checked.received().record().finish(trailer));
    }
}
