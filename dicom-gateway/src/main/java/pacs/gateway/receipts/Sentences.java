package pacs.gateway.receipts;

import pacs.dicom.core.StudyUid;
import pacs.platform.receipts.Receipt;

/** What a receipt says, as one sentence for a person; empty when all is well. */
final class Sentences {

    private Sentences() {}

    /** @param again how many objects the archive had said yes to are sent again */
    static String of(StudyUid study, Receipt receipt, int again) {
        String name = "Study " + study + ": ";
        if (!receipt.differing().isEmpty()) {
            return name + "the archive has " + receipt.differing().size() + " of " + receipt.instances()
                    + " objects with other content; this gateway's are sent again, for it to keep both";
        }
        if (!receipt.damaged().isEmpty()) {
            return name + "the archive has lost or damaged the bytes of "
                    + receipt.damaged().size() + " of " + receipt.instances() + " objects; " + again
                    + " are sent again from the spool";
        }
        if (again > 0) {
            return name + "the archive does not have " + receipt.missing().size() + " of " + receipt.instances()
                    + " objects, " + again + " of which it had said yes to; they are sent again from the spool";
        }
        return "";
    }
}
