package pacs.archive.sidefile;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.platform.tenancy.Directory;

/** Makes the side file of each study that has become quiet, before anybody opens it. */
@ApplicationScoped
class Preparation {

    private static final Logger LOG = Logger.getLogger(Preparation.class);
    private static final int LOOK_MILLIS = 500;

    private final SideFiles files;
    private final Directory directory;
    private final SideFileConfig config;
    private final Quiet quiet = new Quiet(InstantSource.system());
    private final CountDownLatch ended = new CountDownLatch(1);

    Preparation(SideFiles files, Directory directory, SideFileConfig config) {
        this.files = files;
        this.directory = directory;
        this.config = config;
    }

    /** Before anything is received. */
    void onStart(@Observes @Priority(1900) StartupEvent start, Catalogue catalogue) {
        catalogue.watch(quiet::grew);
        Thread.ofVirtual().name("side-files").start(this::run);
    }

    void onEnd(@Observes ShutdownEvent end) {
        ended.countDown();
    }

    private void run() {
        try {
            while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                quiet.take().forEach(this::prepare);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be made now is made when somebody asks for it. */
    private void prepare(StudyKey study) {
        try {
            directory
                    .institution(study.institution())
                    .ifPresent(own -> files.make(study, RetrieveUrls.of(config.address(), own.code()), true));
        } catch (RuntimeException e) {
            if (ended.getCount() > 0) {
                LOG.warnf(e, "The side file of study %s is made when it is asked for", study.study());
            }
        }
    }
}
