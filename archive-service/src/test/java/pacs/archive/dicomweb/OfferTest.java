package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pacs.dicom.core.TransferSyntax;

class OfferTest {

    private static final TransferSyntax JPEG_LS = new TransferSyntax("1.2.840.10008.1.2.4.80");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | multipart image/jls",
                "'' | multipart image/jls",
                "multipart/related; type=\"image/jls\" | multipart image/jls",
                "multipart/related; type=image/jls; transfer-syntax=1.2.840.10008.1.2.4.80 | multipart image/jls",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=* | multipart application/octet-stream",
                "multipart/related; type=application/octet-stream; transfer-syntax=* | multipart application/octet-stream",
                "image/* | single image/jls",
                "IMAGE/JLS | single image/jls",
                "application/octet-stream; transfer-syntax=* | single application/octet-stream",
                "multipart/related; type=image/jls; q=0.5, image/jls | single image/jls",
                "*/*;q=0.1, image/jls;q=0 | multipart image/jls",
                "multipart/related;type=\"a,b\", multipart/* | multipart image/jls"
            })
    void the_most_wanted_form_is_chosen(String accept, String expected) {
        Offer offer =
                Offer.choose(new PixelMedia(JPEG_LS, true).offers(true), accept).orElseThrow();

        assertThat((offer.multipart() ? "multipart " : "single ") + offer.type())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/related; type=\"image/jp2\"",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.4.90",
                "image/jls;q=0",
                "text/html"
            })
    void a_compressed_frame_is_not_sent_as_what_it_is_not(String accept) {
        assertThat(Offer.choose(new PixelMedia(JPEG_LS, true).offers(true), accept))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/octet-stream | false",
                "multipart/related; type=\"application/octet-stream\" | true",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1 | true",
                "image/png, multipart/related; type=application/octet-stream; q=0.1 | true"
            })
    void octets_without_a_syntax_of_their_own_are_decoded(String accept, boolean multipart) {
        PixelMedia media = new PixelMedia(JPEG_LS, true);
        Offer offer = Offer.choose(media.offers(true), accept).orElseThrow();

        assertThat(media.isDecoded(offer)).isTrue();
        assertThat(offer).isEqualTo(new Offer(multipart, PixelMedia.OCTETS, List.of("1.2.840.10008.1.2.1"), true));
    }

    @Test
    void what_cannot_be_sent_as_it_is_stored_is_decoded() {
        PixelMedia media = new PixelMedia(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, false);

        assertThat(media.offers(false)).hasSize(1).allMatch(media::isDecoded);
    }

    @Test
    void several_frames_never_come_as_one_part() {
        assertThat(Offer.choose(new PixelMedia(JPEG_LS, true).offers(false), "image/jls"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*",
                "multipart/related; type=application/octet-stream",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1",
                "multipart/related; type=\"image/jpeg\", multipart/related; type=\"application/octet-stream\";q=0.2"
            })
    void plain_pixels_are_octets(String accept) {
        PixelMedia media = new PixelMedia(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, true);

        assertThat(Offer.choose(media.offers(true), accept))
                .contains(Offer.parts(PixelMedia.OCTETS, List.of("1.2.840.10008.1.2.1"), true));
    }
}
