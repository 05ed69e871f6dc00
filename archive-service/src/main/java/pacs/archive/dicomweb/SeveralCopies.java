package pacs.archive.dicomweb;

import java.util.List;
import pacs.platform.tenancy.InstitutionId;

/** A study that several institutions let the caller see, none of them its own: which one is meant has to be said. */
final class SeveralCopies extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<InstitutionId> owners;

    SeveralCopies(List<InstitutionId> owners) {
        super("Several institutions have this study");
        this.owners = List.copyOf(owners);
    }

    List<InstitutionId> owners() {
        return owners;
    }
}
