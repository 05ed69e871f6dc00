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
import pacs.archive.retrieve.FrameRendering;
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

    private record Making(StudyKey study, RetrieveUrls urls, boolean pictures) {}

    @SuppressWarnings("ArrayRecordComponent") // handed from one reader to one writer
    private record Part(long version, byte[] bytes) {}

    private final SideFolder folder;
    private final SideFileMaker maker;
    private final Semaphore makers = new Semaphore(AT_ONCE);
    private final Map<Making, CompletableFuture<SideFileId>> makings = new ConcurrentHashMap<>();

    @Inject
    SideFiles(SideFolder folder, Locator locator, StoredObjects objects, FrameRendering rendering) {
        this.folder = folder;
        this.maker = new SideFileMaker(locator, objects, rendering, folder);
    }

    /**
     * What was prepared of a series; made when it is missing.
     *
     * @param version what the series has by now, as the catalogue says
     * @return empty when nothing can be prepared: the objects themselves are then to be asked
     */
    public Optional<PreparedMetadata> metadata(
            StudyKey study, SeriesUid series, SeriesVersion version, RetrieveUrls urls) {
        return part(Kind.METADATA, study, series, version, urls)
                .map(part -> new PreparedMetadata(part.version(), part.bytes()));
    }

    /** A small picture of a series, JPEG; empty when it has none. */
    public Optional<byte[]> thumbnail(StudyKey study, SeriesUid series, SeriesVersion version, RetrieveUrls urls) {
        return part(Kind.THUMBNAIL, study, series, version, urls)
                .map(Part::bytes)
                .filter(picture -> picture.length > 0);
    }

    private Optional<Part> part(Kind kind, StudyKey study, SeriesUid series, SeriesVersion version, RetrieveUrls urls) {
        try {
            SideFileId wanted = new SideFileId(study, version.study(), urls);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                SideFileId id = attempt == 1 ? wanted : make(study, urls, kind == Kind.THUMBNAIL);
                Optional<Part> found = id.version() >= wanted.version() ? look(id, kind, series) : Optional.empty();
                if (found.isPresent() || (attempt > 1 && id.version() >= wanted.version())) {
                    return found;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf(e, "Study %s is served without its side file", study.study());
        }
        return Optional.empty();
    }

    /**
     * Makes the side file of the version the study has now, or waits for who does.
     *
     * @param pictures whether with thumbnails
     */
    SideFileId make(StudyKey study, RetrieveUrls urls, boolean pictures) {
        Making making = new Making(study, urls, pictures);
        CompletableFuture<SideFileId> mine = new CompletableFuture<>();
        CompletableFuture<SideFileId> running = makings.putIfAbsent(making, mine);
        if (running != null) {
            return result(running);
        }
        try {
            makers.acquireUninterruptibly();
            try {
                mine.complete(maker.make(study, urls, pictures));
            } finally {
                makers.release();
            }
        } catch (IOException e) {
            mine.completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException | Error e) {
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

    /** Empty when it is not there, was damaged and is not there any more, or is too long for memory. */
    private Optional<Part> look(SideFileId id, Kind kind, SeriesUid series) throws IOException {
        Optional<SideFile> found = open(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (SideFile file = found.get()) {
            Optional<SidePart> part = file.index().find(kind, series).filter(SideFile::fits);
            return part.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Part(part.get().version(), file.read(part.get())));
        } catch (SideFileDamagedException e) {
            return lose(id, e);
        }
    }

    private Optional<SideFile> open(SideFileId id) throws IOException {
        try {
            return folder.open(id);
        } catch (SideFileDamagedException e) {
            return lose(id, e);
        }
    }

    private <T> Optional<T> lose(SideFileId id, SideFileDamagedException why) throws IOException {
        LOG.warnf("The side file of study %s is made again: %s", id.study().study(), why.getMessage());
        folder.delete(id);
        return Optional.empty();
    }
}
