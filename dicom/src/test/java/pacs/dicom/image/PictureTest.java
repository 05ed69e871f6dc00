package pacs.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {

    @Test
    void a_smaller_picture_keeps_its_proportions_and_its_means() {
        Picture squares = new Picture(2, 4, 1, bytes(0, 100, 10, 10, 100, 200, 10, 10));

        assertThat(squares.fitted(2, 2)).satisfies(half -> {
            assertThat(half.rows()).isEqualTo(1);
            assertThat(half.columns()).isEqualTo(2);
            assertThat(half.pixels()).containsExactly(100, 10);
        });
        assertThat(squares.fitted(4, 100)).isSameAs(squares);
    }

    @Test
    void a_larger_picture_goes_from_neighbour_to_neighbour() {
        Picture two = new Picture(1, 2, 3, bytes(0, 0, 100, 100, 200, 100));

        Picture four = two.fitted(4, 4);

        assertThat(four.pixels()).startsWith(bytes(0, 0, 100, 25, 50, 100, 75, 150, 100, 100, 200, 100));
        assertThat(four.rows()).isEqualTo(2);
    }

    @Test
    void one_grey_stays_that_grey_at_any_size() {
        byte[] grey = new byte[97 * 61];
        Arrays.fill(grey, (byte) 201);
        Picture picture = new Picture(97, 61, 1, grey);
        for (int size : new int[] {1, 7, 60, 61, 62, 300}) {
            assertThat(picture.fitted(size, size).pixels()).containsOnly((byte) 201);
        }
    }

    @Test
    void a_png_holds_every_pixel() throws IOException {
        for (int samples : new int[] {1, 3}) {
            byte[] pixels = new byte[31 * 17 * samples];
            new Random(1).nextBytes(pixels);

            BufferedImage read =
                    ImageIO.read(new ByteArrayInputStream(PictureFile.png(new Picture(31, 17, samples, pixels))));

            assertThat(samples(read)).isEqualTo(pixels);
        }
    }

    @Test
    void a_jpeg_is_near_and_smaller_for_less_quality() throws IOException {
        byte[] pixels = new byte[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (2 * (i / 64) + i % 64);
        }
        Picture ramp = new Picture(64, 64, 1, pixels);

        byte[] good = PictureFile.jpeg(ramp, 95);

        assertThat(good).hasSizeGreaterThan(PictureFile.jpeg(ramp, 20).length);
        byte[] read = samples(ImageIO.read(new ByteArrayInputStream(good)));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(Math.abs((read[i] & 0xFF) - (pixels[i] & 0xFF))).isLessThanOrEqualTo(3);
        }
    }

    private static byte[] samples(BufferedImage image) {
        int[] samples = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        return bytes(samples);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
