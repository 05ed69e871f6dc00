package pacs.gateway.receipts;

import java.lang.System.Logger.Level;
import pacs.gateway.peers.Self;
import pacs.gateway.spool.SpoolQueue;

/** Says when the spool holds what was taken for another institution than the one this gateway belongs to now. */
final class Strangers {

    private static final System.Logger LOG = System.getLogger(Strangers.class.getName());

    private final SpoolQueue queue;
    private boolean said;

    Strangers(SpoolQueue queue) {
        this.queue = queue;
    }

    /** Once, and once more when it is over. */
    void look(Self self) {
        long strange = queue.strange(self.institution());
        if (strange > 0 && !said) {
            LOG.log(
                    Level.ERROR,
                    "{0} objects in the spool were taken for another institution than {1}, to which this gateway belongs now;"
                            + " they are kept and not sent until the region file gives it to their institution again",
                    strange,
                    self.code());
        } else if (strange == 0 && said) {
            LOG.log(Level.INFO, "No object in the spool belongs to another institution any more");
        }
        said = strange > 0;
    }
}
