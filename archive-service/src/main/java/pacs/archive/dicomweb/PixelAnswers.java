package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.retrieve.BulkPath;
import pacs.archive.retrieve.BulkValue;
import pacs.archive.retrieve.DecodedFrames;
import pacs.archive.retrieve.FrameDecoding;
import pacs.archive.retrieve.Frames;
import pacs.archive.retrieve.PixelFrames;
import pacs.archive.retrieve.StoredObjects;
import pacs.dicom.core.TransferSyntax;

/** Renders frames and other values too big for DICOM JSON (PS3.18 10.4.1.1.5, 10.4.1.1.6). */
@Singleton
class PixelAnswers {

    private final StoredObjects objects;
    private final FrameDecoding decoding;
    private final Whereabouts whereabouts;
    private final Negotiation negotiation;

    PixelAnswers(StoredObjects objects, FrameDecoding decoding, Whereabouts whereabouts, Negotiation negotiation) {
        this.objects = objects;
        this.decoding = decoding;
        this.whereabouts = whereabouts;
        this.negotiation = negotiation;
    }

    /** The frames with these numbers, in this order: as they are stored, or decoded when that is asked for. */
    Response frames(StoredInstance instance, List<Integer> numbers) throws IOException {
        Optional<Frames> stored = Frames.of(objects, instance);
        stored.ifPresent(frames -> numbers.forEach(frames::require));
        PixelMedia media = new PixelMedia(instance.transferSyntax(), stored.isPresent());
        Offer chosen = negotiation.choose(media.offers(numbers.size() == 1), media.refusal());
        return media.isDecoded(chosen)
                ? decoded(instance, numbers, chosen)
                : asStored(instance, numbers, chosen, media.syntax(), stored.orElseThrow());
    }

    /** Decoded as they are sent: a first one that cannot be is refused, for nothing has left by then. */
    private Response decoded(StoredInstance instance, List<Integer> numbers, Offer chosen) throws IOException {
        DecodedFrames frames = decoding.of(instance);
        numbers.forEach(frames::require);
        Sized body = body(instance, numbers, chosen, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, frames);
        return Streamed.of(body.type(), body.length(), out -> {
            try (frames) {
                body.content().writeTo(out);
            }
        });
    }

    private Response asStored(
            StoredInstance instance, List<Integer> numbers, Offer chosen, TransferSyntax syntax, Frames frames) {
        Sized body = body(instance, numbers, chosen, syntax, frames);
        return Streamed.of(body.type(), body.length(), body.content());
    }

    private record Sized(String type, long length, Content content) {}

    private Sized body(
            StoredInstance instance, List<Integer> numbers, Offer chosen, TransferSyntax syntax, PixelFrames frames) {
        String type = chosen.type() + "; transfer-syntax=" + syntax;
        if (!chosen.multipart()) {
            int number = numbers.getFirst();
            return new Sized(type, frames.length(number), out -> frames.send(number, out));
        }
        String prefix = whereabouts.urls(instance.institution()).of(instance) + "/frames/";
        Multipart parts = new Multipart(
                chosen.type(),
                numbers.stream()
                        .map(number -> new Multipart.Part(
                                type,
                                prefix + number,
                                OptionalLong.of(frames.length(number)),
                                out -> frames.send(number, out)))
                        .toList());
        return new Sized(parts.contentType(), parts.length().orElseThrow(), parts::writeTo);
    }

    /** One value; compressed pixel data frame by frame. */
    Response bulkData(StoredInstance instance, BulkPath path) throws IOException {
        if (path.isPixelData() && instance.transferSyntax().encapsulated()) {
            int count = Frames.of(objects, instance).map(Frames::count).orElse(1);
            return frames(instance, IntStream.rangeClosed(1, count).boxed().toList());
        }
        BulkValue value = BulkValue.at(objects, instance, path);
        Offer chosen = negotiation.choose(
                PixelMedia.OCTET_OFFERS, "This value is sent as " + PixelMedia.OCTETS + " in little endian only.");
        if (!chosen.multipart()) {
            return Streamed.of(PixelMedia.OCTETS, value.length(), value::send);
        }
        Multipart.Part part = new Multipart.Part(
                PixelMedia.OCTETS,
                whereabouts.urls(instance.institution()).bulkData(instance) + path,
                OptionalLong.of(value.length()),
                value::send);
        return Streamed.of(new Multipart(PixelMedia.OCTETS, List.of(part)));
    }
}
