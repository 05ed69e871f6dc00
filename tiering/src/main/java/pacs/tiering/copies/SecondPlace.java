package pacs.tiering.copies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import pacs.platform.blobs.BlobVolume;
import pacs.tiering.objects.DirectoryStore;
import pacs.tiering.objects.ObjectStore;

/** The site's second place, if it has one. */
@ApplicationScoped
public class SecondPlace {

    private final Optional<ObjectStore> store;

    @Inject
    SecondPlace(SecondPlaceConfig config, BlobVolume volume) {
        this(config.secondPlace().map(path -> DirectoryStore.open(path, volume.root())));
    }

    public SecondPlace(Optional<ObjectStore> store) {
        this.store = store;
    }

    /** Whether there is one: without it a disk lost is studies lost, and nothing becomes PROTECTED. */
    public boolean exists() {
        return store.isPresent();
    }

    /** Where copies go; empty on a site with one disk. */
    public Optional<ObjectStore> store() {
        return store;
    }
}
