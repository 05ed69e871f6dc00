package pacs.platform.directory;

import java.util.List;

/** What somebody wrote does not fit; nothing was changed. */
public final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public Unfit(List<Fault> faults) {
        super(faults.getFirst().key() + " " + faults.getFirst().sentence());
        this.faults = List.copyOf(faults);
    }

    /** At least one. */
    public List<Fault> faults() {
        return faults;
    }
}
