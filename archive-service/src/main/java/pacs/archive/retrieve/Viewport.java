package pacs.archive.retrieve;

import pacs.dicom.image.Picture;

/**
 * How large a picture is wanted and what of it (PS3.18 8.3.5.1.4).
 *
 * @param width at most, in pixels of the answer
 * @param height at most
 */
public record Viewport(int width, int height, Region region) {

    /** Pixels of a side at most. */
    public static final int LARGEST = 8_192;

    /**
     * What is shown of the image, in its own pixels from its upper left corner.
     *
     * @param width 0 for all that is right of {@code x}
     * @param height 0 for all below {@code y}
     * @param mirrored whether left becomes right
     * @param flipped whether top becomes bottom
     */
    public record Region(int x, int y, int width, int height, boolean mirrored, boolean flipped) {

        /** All of it as it is. */
        public static final Region WHOLE = new Region(0, 0, 0, 0, false, false);

        /** Whether some of an image of this size is shown, and nothing outside of it. */
        boolean isWithin(int columns, int rows) {
            return x < columns && y < rows && (long) x + width <= columns && (long) y + height <= rows;
        }

        Picture of(Picture picture) {
            if (equals(WHOLE)) {
                return picture;
            }
            int columns = width == 0 ? picture.columns() - x : width;
            int rows = height == 0 ? picture.rows() - y : height;
            int samples = picture.samples();
            byte[] pixels = new byte[rows * columns * samples];
            for (int row = 0; row < rows; row++) {
                int from = y + (flipped ? rows - 1 - row : row);
                for (int column = 0; column < columns; column++) {
                    int left = x + (mirrored ? columns - 1 - column : column);
                    System.arraycopy(
                            picture.pixels(),
                            (from * picture.columns() + left) * samples,
                            pixels,
                            (row * columns + column) * samples,
                            samples);
                }
            }
            return new Picture(rows, columns, samples, pixels);
        }
    }
}
