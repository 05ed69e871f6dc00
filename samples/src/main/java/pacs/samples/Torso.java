package pacs.samples;

/** A chest in Hounsfield units: skin, ribs, spine, lungs with vessels, heart, liver top, aorta, and one lesion. */
final class Torso {

    /** Middle of the nodule in the right upper lobe, millimetres. */
    static final Solid LESION = new Solid(-62, -18, 38, 11, 10, 12, 0.4);

    private static final Solid BODY = new Solid(0, 0, 0, 172, 112, 420);
    private static final Solid LUNG = new Solid(70, 2, 5, 58, 82, 132, 0.12);
    private static final Solid HEART = new Solid(22, -30, -52, 54, 44, 52, 0.5);
    private static final Solid VENTRICLE = new Solid(34, -30, -58, 26, 20, 30, 0.5);
    private static final Solid LIVER = new Solid(-58, -6, -128, 86, 82, 58);
    private static final Solid SPLEEN = new Solid(94, 34, -124, 34, 30, 44);
    private static final Solid STOMACH = new Solid(66, -34, -132, 40, 30, 32);
    private static final Solid VERTEBRA = new Solid(0, 62, 0, 19, 16, 1e6);
    private static final Solid CANAL = new Solid(0, 84, 0, 9, 8, 1e6);
    private static final Solid AORTA = new Solid(22, 42, 0, 12, 12, 1e6);
    private static final Solid TRACHEA = new Solid(0, 8, 120, 9, 8, 95);
    private static final Solid ARCH = new Solid(8, 6, 62, 26, 40, 15, 0.3);
    private static final Solid STERNUM = new Solid(0, -100, 10, 16, 6, 80);

    private final Noise noise;

    Torso(int seed) {
        this.noise = new Noise(seed);
    }

    /** @return Hounsfield units at a place given in millimetres */
    double at(double x, double y, double z) {
        double skin = BODY.distance(x, y, z);
        if (skin > 1) {
            return -1000;
        }
        double grain = 6 * noise.smooth(x / 3, y / 3, z / 3);
        if (skin > 0.985) {
            return 20 + grain;
        }
        double spine = spine(x, y, z);
        if (spine > 0) {
            return spine + grain;
        }
        double chest = chest(x, y, z);
        if (!Double.isNaN(chest)) {
            return chest + grain;
        }
        double rib = rib(x, y, z, skin);
        if (rib > 0) {
            return rib + grain;
        }
        boolean muscle = skin < 0.86 + 0.03 * noise.smooth(x / 22, y / 22, z / 30);
        return (muscle ? 52 : -98) + grain;
    }

    private double spine(double x, double y, double z) {
        if (CANAL.holds(x, y, z)) {
            return 25;
        }
        double body = VERTEBRA.distance(x, y, z);
        if (body < 1) {
            double disc = Math.abs((z + 1000) % 26 - 13);
            if (disc > 10.5) {
                return 85;
            }
            return body > 0.88 ? 620 : 210 + 60 * noise.smooth(x / 2, y / 2, z / 2);
        }
        boolean process = Math.abs(x) < 5 && y > 80 && y < 104 && Math.abs((z + 1000) % 26 - 13) < 6;
        return process || STERNUM.holds(x, y, z) ? 420 : 0;
    }

    private double chest(double x, double y, double z) {
        if (TRACHEA.holds(x, y, z)) {
            return -990;
        }
        if (VENTRICLE.holds(x, y, z)) {
            return 182;
        }
        if (HEART.holds(x, y, z)) {
            return 96;
        }
        if (AORTA.holds(x, y, z) || ARCH.holds(x, y, z)) {
            return 190;
        }
        double lung = lung(x, y, z);
        if (!Double.isNaN(lung)) {
            return lung;
        }
        if (LIVER.holds(x, y, z)) {
            return 108 + 10 * noise.smooth(x / 9, y / 9, z / 9);
        }
        if (SPLEEN.holds(x, y, z)) {
            return 122;
        }
        double stomach = STOMACH.distance(x, y, z);
        if (stomach < 1) {
            return stomach > 0.88 ? 60 : y < -40 ? -900 : 12;
        }
        return Double.NaN;
    }

    private double lung(double x, double y, double z) {
        double dome = -98 + 26 * Math.cos(x / 40) * Math.cos(y / 70);
        double right = LUNG.mirrored().distance(x, y, z);
        double left = LUNG.distance(x, y, z);
        if (Math.min(left, right) > 1 || z < dome) {
            return Double.NaN;
        }
        double lesion = LESION.distance(x, y, z) + 0.22 * noise.smooth(x / 4, y / 4, z / 4);
        if (lesion < 1) {
            return 38;
        }
        if (lesion < 1.25) {
            return -420;
        }
        return vessel(x, y, z) ? 40 : -860 + 45 * noise.smooth(x / 7, y / 7, z / 7) - 40 * (y / 90);
    }

    /** Ridges of smooth noise wind like vessels; they thin out away from the hilum. */
    private boolean vessel(double x, double y, double z) {
        double fromHilum = Math.hypot(Math.abs(x) - 24, Math.hypot(y - 5, z - 10)) / 110;
        double width = Math.max(0.015, 0.11 - 0.085 * fromHilum);
        double first = noise.smooth(x / 17, y / 17, z / 17);
        double second = noise.smooth(x / 17 + 40, y / 17 + 7, z / 17 + 90);
        return Math.abs(first) < width && Math.abs(second) < width * 2.2;
    }

    private static double rib(double x, double y, double z, double skin) {
        if (skin < 0.83 || skin > 0.905) {
            return 0;
        }
        double slope = z + 0.34 * (y + 20) * -1;
        double phase = Math.abs((slope + 1200) % 24 - 12);
        boolean bone = phase < 5.2 && z > -150;
        return !bone || Math.abs(x) < 14 ? 0 : phase > 3.6 || skin > 0.893 || skin < 0.842 ? 560 : 240;
    }
}
