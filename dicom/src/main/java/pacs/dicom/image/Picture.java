package pacs.dicom.image;

/**
 * What a person sees of a frame: 8 bits per sample, ready for a screen.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param samples 1 for grey, 3 for red, green and blue
 * @param pixels {@code rows × columns × samples} of them, row by row, colour by pixel, 0 is dark; handed over, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that have one reader
public record Picture(int rows, int columns, int samples, byte[] pixels) {

    public Picture {
        if (rows < 1 || columns < 1 || (samples != 1 && samples != 3)) {
            throw new IllegalArgumentException("No picture: " + rows + " x " + columns + " x " + samples);
        }
        if (pixels.length != Math.multiplyExact(Math.multiplyExact(rows, columns), samples)) {
            throw new IllegalArgumentException(pixels.length + " samples for " + rows + " x " + columns);
        }
    }

    /**
     * The same, as large as fits into so many pixels with its proportions kept (PS3.18 8.3.5.1.4): each pixel the mean of
     * those it covers when it gets smaller, between its neighbours when it gets larger.
     *
     * @param width at least 1
     * @param height at least 1
     */
    public Picture fitted(int width, int height) {
        double scale = Math.min((double) width / columns, (double) height / rows);
        int fittedColumns = Math.clamp(Math.round(columns * scale), 1, width);
        int fittedRows = Math.clamp(Math.round(rows * scale), 1, height);
        return fittedColumns == columns && fittedRows == rows ? this : Scaling.scale(this, fittedRows, fittedColumns);
    }
}
