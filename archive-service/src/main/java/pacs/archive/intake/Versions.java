package pacs.archive.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.Arrival;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.retrieve.Contents;

/**
 * Other bytes under the UIDs of an instance that is here. They are kept beside it, whatever they say; when they contradict
 * it, somebody is told. The first that came is the one that is shown.
 */
@ApplicationScoped
public class Versions {

    private static final Logger LOG = Logger.getLogger(Versions.class);

    private final Catalogue catalogue;
    private final Contents contents;

    /** @param contents tells what is only encoded in another way */
    public Versions(Catalogue catalogue, Contents contents) {
        this.catalogue = catalogue;
        this.contents = contents;
    }

    /** On return it is committed. */
    void keep(Arrival arrival) {
        StoredInstance shown = catalogue.shown(arrival.instance());
        boolean same = contents.areSame(shown, stored(arrival));
        if (catalogue.keepBeside(arrival, same) && !same) {
            LOG.errorf(
                    "CONFLICT: %s sent instance %s of study %s, institution %s, which is here with other content. Both are"
                            + " kept and the first is shown; somebody has to say which is right",
                    arrival.transfer().actor(),
                    arrival.facts().sopInstance(),
                    arrival.facts().studyUid(),
                    arrival.transfer().institution());
        }
    }

    private static StoredInstance stored(Arrival arrival) {
        return new StoredInstance(
                arrival.transfer().institution(),
                arrival.facts().studyUid(),
                arrival.facts().seriesUid(),
                arrival.facts().sopInstance(),
                arrival.facts().transferSyntax(),
                arrival.stored().blob(),
                arrival.stored().position(),
                arrival.stored().objectLength());
    }
}
