package pacs.platform.blobs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import pacs.platform.blobs.VolumeLayout.Place;

/** One record in a file: its head, and what can be checked from there. */
record RecordBytes(BlobBytes blob, long position, RecordHead head) {

    /** Empty when no head of this blob lies at the position, or the file ends before the record does. */
    static Optional<RecordBytes> at(BlobBytes blob, Place place, long position) throws IOException {
        if (blob.length() - position < RecordHead.LENGTH) {
            return Optional.empty();
        }
        long room = blob.length() - position - RecordHead.LENGTH;
        return RecordHead.decode(blob.read(position, RecordHead.LENGTH))
                .filter(head -> head.place().equals(place))
                .filter(head -> head.objectLength() <= room && head.trailerLength() <= room - head.objectLength())
                .map(head -> new RecordBytes(blob, position, head));
    }

    long objectPosition() {
        return position + RecordHead.LENGTH;
    }

    long trailerPosition() {
        return objectPosition() + head.objectLength();
    }

    long end() {
        return position + head.recordLength();
    }

    List<TrailerSection> sections() throws IOException {
        return TrailerSection.read(blob, trailerPosition(), head.trailerLength());
    }

    /** The checked bytes of the first section of a kind. */
    byte[] section(List<TrailerSection> sections, int kind) throws IOException {
        for (TrailerSection section : sections) {
            if (section.kind() == kind) {
                return section(section);
            }
        }
        throw blob.damaged(trailerPosition(), "the trailer lacks a section");
    }

    byte[] section(TrailerSection section) throws IOException {
        byte[] bytes = blob.read(trailerPosition() + section.offset(), section.length());
        if (!section.holds(bytes)) {
            throw blob.damaged(trailerPosition() + section.offset(), "a section of the trailer fails its check");
        }
        return bytes;
    }

    /**
     * Reads all of the record and says who it is.
     *
     * @throws PieceCheckException when object or trailer are not what the head speaks of
     */
    Trailer verify() throws IOException {
        List<TrailerSection> sections = sections();
        for (TrailerSection section : sections) {
            section(section);
        }
        Trailer trailer = Trailer.decode(section(sections, TrailerSection.IDENTITY));
        if (!isWhole(trailer)) {
            throw blob.damaged(objectPosition(), "the object is not the one that was written");
        }
        return trailer;
    }

    private boolean isWhole(Trailer trailer) throws IOException {
        if (trailer.dataSetOffset() > head.objectLength()) {
            return false;
        }
        long dataSet = objectPosition() + trailer.dataSetOffset();
        Sha256 dataSetDigest = blob.digest(dataSet, trailerPosition());
        return dataSetDigest.equals(trailer.dataSetDigest())
                && Sha256.ofBoth(blob.digest(objectPosition(), dataSet), dataSetDigest)
                        .equals(head.objectDigest());
    }
}
