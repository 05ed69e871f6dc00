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
        Offer offer = Offer.choose(new PixelMedia(JPEG_LS).offers(true), accept).orElseThrow();

        assertThat((offer.multipart() ? "multipart " : "single ") + offer.type())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/related; type=\"application/octet-stream\"",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1",
                "multipart/related; type=\"image/jp2\"",
                "image/jls;q=0",
                "text/html"
            })
    void a_compressed_frame_is_not_sent_as_what_it_is_not(String accept) {
        assertThat(Offer.choose(new PixelMedia(JPEG_LS).offers(true), accept)).isEmpty();
    }

    @Test
    void several_frames_never_come_as_one_part() {
        assertThat(Offer.choose(new PixelMedia(JPEG_LS).offers(false), "image/jls"))
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
        PixelMedia media = new PixelMedia(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

        assertThat(Offer.choose(media.offers(true), accept))
                .contains(Offer.parts(PixelMedia.OCTETS, List.of("1.2.840.10008.1.2.1"), true));
    }
}
