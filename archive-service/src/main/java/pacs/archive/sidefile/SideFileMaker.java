package pacs.archive.sidefile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.catalogue.StudyContents;
import pacs.archive.catalogue.StudyContents.SeriesContents;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.retrieve.FrameRendering;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.archive.retrieve.StoredObjects;
import pacs.archive.sidefile.SidePart.Kind;
import pacs.platform.Refusal;

/** Makes the side file of a study from the trailers of its objects. Series that did not grow are taken from the one before. */
final class SideFileMaker {

    private static final int BUFFER = 64 << 10;

    private final Locator locator;
    private final StoredObjects objects;
    private final FrameRendering rendering;
    private final SideFolder folder;

    SideFileMaker(Locator locator, StoredObjects objects, FrameRendering rendering, SideFolder folder) {
        this.locator = locator;
        this.objects = objects;
        this.rendering = rendering;
        this.folder = folder;
    }

    /**
     * Makes that of the version the study has now.
     *
     * @param pictures whether with thumbnails, which take longer than the rest
     */
    SideFileId make(StudyKey study, RetrieveUrls urls, boolean pictures) throws IOException {
        StudyContents contents = locator.contents(Sight.ofOwner(study));
        SideFileId id = new SideFileId(study, contents.version(), urls);
        Path draft = folder.draft();
        try {
            write(contents, id, draft, pictures);
            folder.keep(draft, id);
        } finally {
            Files.deleteIfExists(draft);
        }
        return id;
    }

    private void write(StudyContents contents, SideFileId id, Path draft, boolean pictures) throws IOException {
        Optional<SideFile> before = folder.before(id);
        try (SideFileWriter writer = new SideFileWriter(draft)) {
            for (SeriesContents series : contents.series()) {
                Optional<byte[]> metadata = known(before, Kind.METADATA, series);
                writer.add(Kind.METADATA, series.uid(), series.version(), out -> {
                    if (metadata.isPresent()) {
                        out.write(metadata.get());
                    } else {
                        metadata(series, id.urls(), out);
                    }
                });
                Optional<byte[]> picture = known(before, Kind.THUMBNAIL, series);
                if (pictures && picture.isEmpty()) {
                    picture = thumbnail(series);
                }
                if (picture.isPresent()) {
                    byte[] bytes = picture.get();
                    writer.add(Kind.THUMBNAIL, series.uid(), series.version(), out -> out.write(bytes));
                }
            }
            writer.finish(id.name());
        } finally {
            if (before.isPresent()) {
                before.get().close();
            }
        }
    }

    /** No bytes for what cannot be shown; nothing for what cannot be shown now. */
    private Optional<byte[]> thumbnail(SeriesContents series) throws IOException {
        try {
            return Optional.of(rendering.thumbnail(series.middle()));
        } catch (Refusal no) {
            return no.reason() == Refusal.Reason.UNAVAILABLE ? Optional.empty() : Optional.of(new byte[0]);
        }
    }

    private static Optional<byte[]> known(Optional<SideFile> before, Kind kind, SeriesContents series)
            throws IOException {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Optional<SidePart> part = before.get()
                .index()
                .find(kind, series.uid())
                .filter(old -> old.version() == series.version() && SideFile.fits(old));
        try {
            return part.isPresent() ? Optional.of(before.get().read(part.get())) : Optional.empty();
        } catch (SideFileDamagedException _) {
            return Optional.empty();
        }
    }

    private void metadata(SeriesContents series, RetrieveUrls urls, OutputStream out) throws IOException {
        GZIPOutputStream compressed = new GZIPOutputStream(out, BUFFER);
        char separator = '[';
        for (StoredInstance instance : series.instances()) {
            compressed.write(separator);
            objects.sendHeader(instance, urls.bulkData(instance), compressed);
            separator = ',';
        }
        compressed.write(']');
        compressed.finish();
    }
}
