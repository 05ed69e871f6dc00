package pacs.platform.blobs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pacs.platform.tenancy.InstitutionId;

/**
 * Where the files of a volume lie:
 *
 * <pre>
 * volume                        the volume's UUID
 * lock                          locked while a process writes here
 * 7/open/&lt;blob&gt;.blob            blobs of institution 7 that still take records
 * 7/3f/&lt;blob&gt;.blob              sealed ones, by the first two digits of their id
 * 7/aside/&lt;blob&gt;.blob           those whose disk failed or lied: readable, never written to again
 * </pre>
 */
record VolumeLayout(Path root) {

    private static final String OPEN = "open";
    private static final String ASIDE = "aside";
    private static final String SEALED = "[0-9a-f][0-9a-f]";
    private static final String SUFFIX = ".blob";

    /** A blob's place on the volume; the institution is part of it, so that another one's blob is not there. */
    record Place(InstitutionId institution, BlobId blob) {}

    /** What is done with one blob. */
    @FunctionalInterface
    interface Visit {
        void blob(Place place) throws IOException;
    }

    @FunctionalInterface
    private interface FolderVisit {
        void blobs(List<Place> places) throws IOException;
    }

    Path open(Place place) {
        return file(place, OPEN);
    }

    Path sealed(Place place) {
        return file(place, place.blob().toString().substring(0, 2));
    }

    Path aside(Place place) {
        return file(place, ASIDE);
    }

    /** The blobs that were open when the volume was last left. */
    List<Place> openBlobs() throws IOException {
        return blobsIn(OPEN);
    }

    /** The blobs that will not change any more. */
    List<Place> sealedBlobs() throws IOException {
        return blobsIn(SEALED);
    }

    /** The same one after the other, of which there may be millions: a folder's at a time are in memory. */
    void eachSealedBlob(Visit visit) throws IOException {
        eachFolder(SEALED, blobs -> {
            for (Place blob : blobs) {
                visit.blob(blob);
            }
        });
    }

    /** Those whose disk failed or lied. */
    List<Place> blobsAside() throws IOException {
        return blobsIn(ASIDE);
    }

    private List<Place> blobsIn(String folders) throws IOException {
        List<Place> places = new ArrayList<>();
        eachFolder(folders, places::addAll);
        return places;
    }

    /** @param folders a glob for their names below those of the institutions */
    private void eachFolder(String folders, FolderVisit visit) throws IOException {
        try (DirectoryStream<Path> institutions = Files.newDirectoryStream(root, VolumeLayout::isOfInstitution)) {
            for (Path institution : institutions) {
                InstitutionId id = new InstitutionId(Integer.parseInt(nameOf(institution)));
                try (DirectoryStream<Path> found = Files.newDirectoryStream(institution, folders)) {
                    for (Path folder : found) {
                        visit.blobs(blobsOf(folder).stream()
                                .map(blob -> new Place(id, blob))
                                .toList());
                    }
                }
            }
        }
    }

    /** A file system of its own has a folder {@code lost+found} in its root, which belongs to nobody here. */
    private static boolean isOfInstitution(Path folder) {
        return nameOf(folder).chars().allMatch(Character::isDigit) && Files.isDirectory(folder);
    }

    private static List<BlobId> blobsOf(Path folder) throws IOException {
        List<BlobId> blobs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = nameOf(file);
                blobs.add(BlobId.parse(name.substring(0, name.length() - SUFFIX.length())));
            }
        }
        return blobs;
    }

    private Path file(Place place, String folder) {
        return root.resolve(place.institution().toString()).resolve(folder).resolve(place.blob() + SUFFIX);
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
