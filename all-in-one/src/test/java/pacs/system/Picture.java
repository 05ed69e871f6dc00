package pacs.system;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A grey picture.
 *
 * @param grey rows × columns, row by row, 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Picture(int columns, int rows, int[] grey) {

    /** A binary portable graymap of 8 bits, as DCMTK writes it. */
    static Picture ofPgm(byte[] pgm) {
        String[] head = new String(pgm, 0, Math.min(pgm.length, 400), StandardCharsets.ISO_8859_1)
                .replaceAll("#[^\n]*\n", "")
                .split("\\s+", 5);
        int columns = Integer.parseInt(head[1]);
        int rows = Integer.parseInt(head[2]);
        int[] grey = new int[columns * rows];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = pgm[pgm.length - grey.length + i] & 0xFF;
        }
        return new Picture(columns, rows, grey);
    }

    /** The red channel of what a canvas gives as a data URL of type PNG. */
    static Picture ofDataUrl(String url) throws IOException {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
        int[] grey = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (grey[i] >> 16) & 0xFF;
        }
        return new Picture(image.getWidth(), image.getHeight(), grey);
    }

    /** @return the greatest difference of this and what lies around the middle of a picture at least as large */
    int differenceFromMiddleOf(Picture larger) {
        int best = 255;
        for (int y = -1; y <= 1; y++) {
            for (int x = -1; x <= 1; x++) {
                int left = (larger.columns - columns) / 2 + x;
                int top = (larger.rows - rows) / 2 + y;
                best = Math.min(best, difference(larger, left, top));
            }
        }
        return best;
    }

    private int difference(Picture larger, int left, int top) {
        if (left < 0 || top < 0 || left + columns > larger.columns || top + rows > larger.rows) {
            return 255;
        }
        int greatest = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int here = grey[row * columns + column];
                int there = larger.grey[(top + row) * larger.columns + left + column];
                greatest = Math.max(greatest, Math.abs(here - there));
            }
        }
        return greatest;
    }
}
