package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.retrieve.BulkPath;
import pacs.archive.retrieve.BulkValue;
import pacs.archive.retrieve.Frames;
import pacs.archive.retrieve.StoredObjects;

/** Renders frames and other values too big for DICOM JSON (PS3.18 10.4.1.1.5, 10.4.1.1.6). */
@Singleton
class PixelAnswers {

    private final StoredObjects objects;
    private final Whereabouts whereabouts;
    private final Negotiation negotiation;

    PixelAnswers(StoredObjects objects, Whereabouts whereabouts, Negotiation negotiation) {
        this.objects = objects;
        this.whereabouts = whereabouts;
        this.negotiation = negotiation;
    }

    /** The frames with these numbers, in this order. */
    Response frames(StoredInstance instance, List<Integer> numbers) throws IOException {
        Frames frames = Frames.of(objects, instance);
        numbers.forEach(frames::require);
        PixelMedia media = new PixelMedia(instance.transferSyntax());
        Offer chosen = negotiation.choose(media.offers(numbers.size() == 1), media.refusal());
        String type = chosen.type() + "; transfer-syntax=" + media.syntax();
        if (!chosen.multipart()) {
            int number = numbers.getFirst();
            return Streamed.of(type, frames.length(number), out -> frames.send(number, out));
        }
        String prefix = whereabouts.urls().of(instance) + "/frames/";
        return Streamed.of(new Multipart(
                chosen.type(),
                numbers.stream()
                        .map(number -> new Multipart.Part(
                                type, prefix + number, frames.length(number), out -> frames.send(number, out)))
                        .toList()));
    }

    /** One value; compressed pixel data frame by frame. */
    Response bulkData(StoredInstance instance, BulkPath path) throws IOException {
        if (path.isPixelData() && instance.transferSyntax().encapsulated()) {
            int count = Frames.of(objects, instance).count();
            return frames(instance, IntStream.rangeClosed(1, count).boxed().toList());
        }
        BulkValue value = BulkValue.at(objects, instance, path);
        Offer chosen = negotiation.choose(
                PixelMedia.OCTET_OFFERS, "This value is sent as " + PixelMedia.OCTETS + " in little endian only.");
        if (!chosen.multipart()) {
            return Streamed.of(PixelMedia.OCTETS, value.length(), value::send);
        }
        Multipart.Part part = new Multipart.Part(
                PixelMedia.OCTETS, whereabouts.urls().bulkData(instance) + path, value.length(), value::send);
        return Streamed.of(new Multipart(PixelMedia.OCTETS, List.of(part)));
    }
}
