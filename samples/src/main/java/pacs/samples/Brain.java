package pacs.samples;

/** A head as magnetic resonance sees it: what a tissue looks like depends on the sequence. */
final class Brain {

    /** A sequence and what tissues are worth in it, 0 to 1000. */
    enum Weighting {
        T1(620, 470, 90, 820, 330),
        T2(330, 480, 960, 700, 760),
        FLAIR(400, 540, 60, 620, 900);

        private final int white;
        private final int grey;
        private final int fluid;
        private final int fat;
        private final int lesion;

        Weighting(int white, int grey, int fluid, int fat, int lesion) {
            this.white = white;
            this.grey = grey;
            this.fluid = fluid;
            this.fat = fat;
            this.lesion = lesion;
        }
    }

    private static final Solid HEAD = new Solid(0, 0, 0, 78, 98, 96);
    private static final Solid SKULL = new Solid(0, 0, 0, 73, 93, 91);
    private static final Solid DURA = new Solid(0, 0, 0, 67, 87, 85);
    private static final Solid VENTRICLE = new Solid(11, -8, 12, 7, 30, 18, 0.25);
    private static final Solid OCCIPITAL = new Solid(17, 28, 8, 6, 18, 10, -0.3);
    private static final Solid THIRD = new Solid(0, 2, -2, 3, 14, 12);
    private static final Solid THALAMUS = new Solid(13, 8, 0, 9, 13, 10);
    private static final Solid CAUDATE = new Solid(16, -20, 10, 5, 14, 12, 0.2);
    private static final Solid LESION = new Solid(-34, 18, 22, 9, 7, 8);

    private final Noise noise;

    Brain(int seed) {
        this.noise = new Noise(seed);
    }

    /** @return signal at a place given in millimetres, 0 to about 1000 */
    double at(double x, double y, double z, Weighting weighting) {
        double grain = 14 * noise.at((int) (x * 4), (int) (y * 4), (int) (z * 4) + weighting.fluid);
        double coil = 1 + 0.12 * (y / -98);
        return Math.max(0, tissue(x, y, z, weighting) * coil + grain + 12);
    }

    private double tissue(double x, double y, double z, Weighting weighting) {
        if (!HEAD.holds(x, y, z)) {
            return 0;
        }
        if (!SKULL.holds(x, y, z)) {
            return weighting.fat;
        }
        double dura = DURA.distance(x, y, z);
        if (dura > 1) {
            return 45;
        }
        double fold = noise.smooth(x / 9, y / 9, z / 11) + 0.5 * noise.smooth(x / 4.5, y / 4.5, z / 6);
        if (dura > 0.965 || (Math.abs(x) < 1.1 && dura > 0.5) || (dura > 0.86 && Math.abs(fold) < 0.09)) {
            return weighting.fluid;
        }
        double side = Math.abs(x);
        if (VENTRICLE.holds(side, y, z) || OCCIPITAL.holds(side, y, z) || THIRD.holds(x, y, z)) {
            return weighting.fluid;
        }
        if (LESION.distance(x, y, z) + 0.25 * noise.smooth(x / 4, y / 4, z / 4) < 1) {
            return weighting.lesion;
        }
        boolean nucleus = THALAMUS.holds(side, y, z) || CAUDATE.holds(side, y, z);
        boolean cortex = dura > 0.84 - 0.16 * Math.abs(fold) && fold > -0.35;
        return nucleus || cortex ? weighting.grey : weighting.white + 18 * noise.smooth(x / 6, y / 6, z / 6);
    }
}
