package pacs.archive.retrieve;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import pacs.dicom.codec.worker.WorkerPool;
import pacs.dicom.codec.worker.WorkerSettings;

/** Who decodes what is not decoded in Java: processes of their own, started when first needed. */
@Dependent
class Codecs {

    @Produces
    @Singleton
    WorkerPool start() {
        return new WorkerPool(WorkerSettings.DEFAULT);
    }

    void stop(@Disposes WorkerPool pool) {
        pool.close();
    }
}
