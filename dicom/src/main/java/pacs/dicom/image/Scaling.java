package pacs.dicom.image;

/** Makes a picture smaller or larger, first along its rows, then along its columns. */
final class Scaling {

    private Scaling() {}

    static Picture scale(Picture picture, int rows, int columns) {
        int samples = picture.samples();
        Weights across = Weights.of(picture.columns(), columns);
        float[] narrow = new float[Math.multiplyExact(Math.multiplyExact(picture.rows(), columns), samples)];
        for (int row = 0; row < picture.rows(); row++) {
            for (int column = 0; column < columns; column++) {
                for (int sample = 0; sample < samples; sample++) {
                    int from = row * picture.columns() * samples + sample;
                    narrow[(row * columns + column) * samples + sample] =
                            across.sum(column, source -> picture.pixels()[from + source * samples] & 0xFF);
                }
            }
        }
        Weights down = Weights.of(picture.rows(), rows);
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(rows, columns), samples)];
        int width = columns * samples;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                int column = i;
                pixels[row * width + i] = (byte) Math.round(down.sum(row, source -> narrow[source * width + column]));
            }
        }
        return new Picture(rows, columns, samples, pixels);
    }

    @FunctionalInterface
    private interface Line {
        float at(int index);
    }

    /**
     * Which positions of a line make up each position of a longer or shorter one, and how much of each.
     *
     * @param first for each new position the first old one
     * @param shares for each new position the shares of the first and the following old ones; they sum up to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // read by the loop above only
    private record Weights(int[] first, float[][] shares) {

        static Weights of(int before, int after) {
            int[] first = new int[after];
            float[][] shares = new float[after][];
            double step = (double) before / after;
            for (int i = 0; i < after; i++) {
                if (step > 1) {
                    box(i, step, before, first, shares);
                } else {
                    neighbours(i, step, before, first, shares);
                }
            }
            return new Weights(first, shares);
        }

        private static void box(int i, double step, int before, int[] first, float[][] shares) {
            double start = i * step;
            double end = Math.min(start + step, before);
            first[i] = (int) start;
            int last = Math.min(before - 1, (int) Math.ceil(end) - 1);
            shares[i] = new float[last - first[i] + 1];
            for (int j = 0; j < shares[i].length; j++) {
                double covered = Math.min(end, first[i] + j + 1) - Math.max(start, first[i] + j);
                shares[i][j] = (float) (covered / (end - start));
            }
        }

        private static void neighbours(int i, double step, int before, int[] first, float[][] shares) {
            double centre = Math.clamp((i + 0.5) * step - 0.5, 0, before - 1);
            first[i] = Math.min((int) centre, Math.max(0, before - 2));
            float second = (float) (centre - first[i]);
            shares[i] = before == 1 ? new float[] {1} : new float[] {1 - second, second};
        }

        float sum(int position, Line line) {
            float sum = 0;
            float[] own = shares[position];
            for (int i = 0; i < own.length; i++) {
                sum += own[i] * line.at(first[position] + i);
            }
            return sum;
        }
    }
}
