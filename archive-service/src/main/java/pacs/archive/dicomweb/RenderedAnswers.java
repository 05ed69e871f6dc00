package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.retrieve.Appearance;
import pacs.archive.retrieve.FrameRendering;
import pacs.archive.retrieve.Viewport;
import pacs.dicom.image.Picture;
import pacs.dicom.image.PictureFile;

/** Renders pictures for browsers (PS3.18 10.4.1.1.3, 10.4.1.1.4). */
@Singleton
class RenderedAnswers {

    static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String REFUSAL = "Pictures are sent as " + JPEG + " or " + PNG + ".";
    private static final List<Offer> ALONE = List.of(Offer.text(JPEG), Offer.text(PNG));
    private static final List<Offer> PARTS =
            List.of(Offer.parts(JPEG, List.of(), true), Offer.parts(PNG, List.of(), true));

    private final FrameRendering rendering;
    private final Whereabouts whereabouts;
    private final Negotiation negotiation;
    private final UriInfo uri;

    RenderedAnswers(FrameRendering rendering, Whereabouts whereabouts, Negotiation negotiation, UriInfo uri) {
        this.rendering = rendering;
        this.whereabouts = whereabouts;
        this.negotiation = negotiation;
        this.uri = uri;
    }

    /** An instance; of several frames the first. */
    Response instance(StoredInstance instance) throws IOException {
        return frames(instance, List.of(1));
    }

    /** One frame by itself, several as parts. */
    Response frames(StoredInstance instance, List<Integer> numbers) throws IOException {
        RenderQuery query = RenderQuery.parse(uri.getQueryParameters());
        Offer chosen = negotiation.choose(numbers.size() == 1 ? ALONE : PARTS, REFUSAL);
        rendering.frames(instance);
        if (!chosen.multipart()) {
            return answer(chosen.type(), picture(instance, numbers.getFirst(), query, chosen));
        }
        String prefix = whereabouts.urls(instance.institution()).of(instance) + "/frames/";
        return Streamed.of(new Multipart(
                chosen.type(),
                numbers.stream()
                        .map(number -> new Multipart.Part(
                                chosen.type(),
                                prefix + number + "/rendered",
                                OptionalLong.empty(),
                                out -> out.write(picture(instance, number, query, chosen))))
                        .toList()));
    }

    /** A small picture of an instance, or of one of its frames. */
    Response thumbnail(StoredInstance instance, Optional<Integer> frame) throws IOException {
        Offer chosen = negotiation.choose(ALONE, REFUSAL);
        int number = frame.isPresent() ? frame.get() : (rendering.frames(instance) + 1) / 2;
        Appearance appearance = RenderQuery.viewport(uri.getQueryParameters())
                .map(viewport -> new Viewport(viewport.width(), viewport.height(), Viewport.Region.WHOLE))
                .map(viewport -> new Appearance(Optional.empty(), Optional.of(viewport)))
                .orElse(Appearance.THUMBNAIL);
        return answer(
                chosen.type(), picture(instance, number, new RenderQuery(appearance, FrameRendering.QUALITY), chosen));
    }

    /** Whether the one that was prepared will do. */
    boolean isUsual() {
        return RenderQuery.viewport(uri.getQueryParameters()).isEmpty()
                && negotiation.choose(ALONE, REFUSAL).type().equals(JPEG);
    }

    Response answer(String type, byte[] picture) {
        return Streamed.sized(type, picture.length, out -> out.write(picture))
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private byte[] picture(StoredInstance instance, int frame, RenderQuery query, Offer chosen) throws IOException {
        return rendering.render(instance, frame, query.appearance(), picture -> file(picture, chosen, query.quality()));
    }

    private static byte[] file(Picture picture, Offer chosen, int quality) {
        return chosen.type().equals(PNG) ? PictureFile.png(picture) : PictureFile.jpeg(picture, quality);
    }
}
