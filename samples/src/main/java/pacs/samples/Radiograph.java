package pacs.samples;

import java.util.stream.IntStream;

/** A chest as a plate sees it: X-rays summed through a {@link Torso}, inverted and stretched to 12 bits. */
final class Radiograph {

    private static final double STEP = 4;
    private static final double WIDTH = 380;

    private Radiograph() {}

    /** @return rows × columns samples of 12 bits, in little endian words; bright where much was in the way */
    static byte[] pixels(int seed, int columns, int rows) {
        Torso torso = new Torso(seed);
        Noise grain = new Noise(seed + 1);
        double scale = WIDTH / columns;
        int coarseColumns = columns / 2 + 2;
        double[][] coarse = IntStream.range(0, rows / 2 + 2)
                .parallel()
                .mapToObj(row -> line(torso, 215 - row * 2 * scale, coarseColumns, scale * 2))
                .toArray(double[][]::new);
        byte[] pixels = new byte[columns * rows * 2];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double depth = between(coarse, row / 2.0, column / 2.0);
                double film = 4000 * (1 - Math.exp(-depth / 125)) + 14 * grain.at(column, row, 0);
                int value = (int) Math.clamp(film, 0, 4095);
                int at = (row * columns + column) * 2;
                pixels[at] = (byte) value;
                pixels[at + 1] = (byte) (value >>> 8);
            }
        }
        return pixels;
    }

    private static double[] line(Torso torso, double z, int columns, double scale) {
        double[] line = new double[columns];
        for (int column = 0; column < columns; column++) {
            double x = -WIDTH / 2 + column * scale;
            double sum = 0;
            for (double y = -114; y <= 114; y += STEP) {
                sum += Math.max(0, torso.at(x, y, z * 0.9) + 1000) / 1000 * STEP;
            }
            line[column] = sum;
        }
        return line;
    }

    private static double between(double[][] coarse, double row, double column) {
        int r = (int) row;
        int c = (int) column;
        double v = row - r;
        double u = column - c;
        return (coarse[r][c] * (1 - u) + coarse[r][c + 1] * u) * (1 - v)
                + (coarse[r + 1][c] * (1 - u) + coarse[r + 1][c + 1] * u) * v;
    }
}
