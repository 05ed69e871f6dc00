package pacs.archive.sidefile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.catalogue.StudyContents;
import pacs.archive.catalogue.StudyContents.SeriesContents;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.archive.retrieve.StoredObjects;
import pacs.archive.sidefile.SidePart.Kind;

/** Makes the side file of a study from the trailers of its objects. Series that did not grow are taken from the one before. */
final class SideFileMaker {

    private static final int BUFFER = 64 << 10;

    private final Locator locator;
    private final StoredObjects objects;
    private final SideFolder folder;

    SideFileMaker(Locator locator, StoredObjects objects, SideFolder folder) {
        this.locator = locator;
        this.objects = objects;
        this.folder = folder;
    }

    /** Makes that of the version the study has now. */
    SideFileId make(StudyKey study, RetrieveUrls urls) throws IOException {
        StudyContents contents = locator.contents(study);
        SideFileId id = new SideFileId(study, contents.version(), urls);
        Path draft = folder.draft();
        try {
            write(contents, id, draft);
            folder.keep(draft, id);
        } finally {
            Files.deleteIfExists(draft);
        }
        return id;
    }

    private void write(StudyContents contents, SideFileId id, Path draft) throws IOException {
        Optional<SideFile> before = folder.before(id);
        try (SideFileWriter writer = new SideFileWriter(draft)) {
            for (SeriesContents series : contents.series()) {
                Optional<byte[]> known = known(before, series);
                writer.add(Kind.METADATA, series.uid(), series.version(), out -> {
                    if (known.isPresent()) {
                        out.write(known.get());
                    } else {
                        metadata(series, id.urls(), out);
                    }
                });
            }
            writer.finish(id.name());
        } finally {
            if (before.isPresent()) {
                before.get().close();
            }
        }
    }

    private static Optional<byte[]> known(Optional<SideFile> before, SeriesContents series) throws IOException {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Optional<SidePart> part = before.get()
                .index()
                .find(Kind.METADATA, series.uid())
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
