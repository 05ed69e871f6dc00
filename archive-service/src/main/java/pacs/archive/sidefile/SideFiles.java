package pacs.archive.sidefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.SeriesVersion;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.archive.retrieve.StoredObjects;
import pacs.archive.sidefile.SidePart.Kind;
import pacs.dicom.core.SeriesUid;

/** Answers from side files, and makes those that are missing: each once, however many ask at the same time. */
@ApplicationScoped
public class SideFiles {

    private static final Logger LOG = Logger.getLogger(SideFiles.class);
    private static final int AT_ONCE = 2;
    private static final int ATTEMPTS = 3;

    private record Making(StudyKey study, RetrieveUrls urls) {}

    private final SideFolder folder;
    private final SideFileMaker maker;
    private final Semaphore makers = new Semaphore(AT_ONCE);
    private final Map<Making, CompletableFuture<SideFileId>> makings = new ConcurrentHashMap<>();

    @Inject
    SideFiles(SideFolder folder, Locator locator, StoredObjects objects) {
        this.folder = folder;
        this.maker = new SideFileMaker(locator, objects, folder);
    }

    /**
     * What was prepared of a series; made when it is missing.
     *
     * @param version what the series has by now, as the catalogue says
     * @return empty when nothing can be prepared: the objects themselves are then to be asked
     */
    public Optional<PreparedMetadata> metadata(
            StudyKey study, SeriesUid series, SeriesVersion version, RetrieveUrls urls) {
        try {
            SideFileId wanted = new SideFileId(study, version.study(), urls);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                SideFileId id = attempt == 1 ? wanted : make(study, urls);
                Optional<Optional<PreparedMetadata>> found =
                        id.version() >= wanted.version() ? look(id, series) : Optional.empty();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf(e, "Study %s is served without its side file", study.study());
        }
        return Optional.empty();
    }

    /** Makes the side file of the version the study has now, or waits for who does. */
    SideFileId make(StudyKey study, RetrieveUrls urls) {
        Making making = new Making(study, urls);
        CompletableFuture<SideFileId> mine = new CompletableFuture<>();
        CompletableFuture<SideFileId> running = makings.putIfAbsent(making, mine);
        if (running != null) {
            return result(running);
        }
        try {
            makers.acquireUninterruptibly();
            try {
                mine.complete(maker.make(study, urls));
            } finally {
                makers.release();
            }
        } catch (IOException e) {
            mine.completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        } finally {
            makings.remove(making);
        }
        return result(mine);
    }

    private static SideFileId result(CompletableFuture<SideFileId> making) {
        try {
            return making.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Empty when it is not there, or was damaged and is not there any more. */
    private Optional<Optional<PreparedMetadata>> look(SideFileId id, SeriesUid series) throws IOException {
        try {
            Optional<SideFile> file = folder.open(id);
            return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get(), series));
        } catch (SideFileDamagedException e) {
            LOG.warnf("The side file of study %s is made again: %s", id.study().study(), e.getMessage());
            folder.delete(id);
            return Optional.empty();
        }
    }

    /** Empty when it has none, or one too long for memory. */
    private static Optional<PreparedMetadata> read(SideFile file, SeriesUid series) throws IOException {
        try (file) {
            Optional<SidePart> part = file.index().find(Kind.METADATA, series).filter(SideFile::fits);
            return part.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PreparedMetadata(part.get().version(), file.read(part.get())));
        }
    }
}
