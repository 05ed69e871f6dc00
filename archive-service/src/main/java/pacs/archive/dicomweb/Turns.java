package pacs.archive.dicomweb;

import java.util.HashMap;
import java.util.Map;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;

/** How many may do the same at once. No institution has more than three quarters of the turns, so that others get on. */
final class Turns {

    private final int all;
    private final int ofOne;
    private final String refusal;
    private final Map<InstitutionId, Integer> taken = new HashMap<>();
    private int inAll;

    /** @param refusal what is said to whoever comes when there are no more */
    Turns(int all, String refusal) {
        this.all = all;
        this.ofOne = Math.max(1, all - all / 4);
        this.refusal = refusal;
    }

    /** Taken until it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws Refusal UNAVAILABLE at once when there is none */
    synchronized Turn take(InstitutionId institution) {
        int own = taken.getOrDefault(institution, 0);
        if (inAll == all || own >= ofOne) {
            throw new Refusal(Refusal.Reason.UNAVAILABLE, refusal);
        }
        inAll++;
        taken.put(institution, own + 1);
        return () -> giveBack(institution);
    }

    private synchronized void giveBack(InstitutionId institution) {
        inAll--;
        taken.computeIfPresent(institution, (_, own) -> own == 1 ? null : own - 1);
    }
}
