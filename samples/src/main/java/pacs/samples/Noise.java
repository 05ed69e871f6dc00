package pacs.samples;

/** Smooth randomness in space: the same everywhere for the same seed. */
final class Noise {

    private final int seed;

    Noise(int seed) {
        this.seed = seed;
    }

    /** White noise of a lattice point, -1 to 1. */
    double at(int x, int y, int z) {
        int h = seed + x * 0x1F1F1F1F + y * 0x27D4EB2D + z * 0x165667B1;
        h = (h ^ (h >>> 15)) * 0x2C1B3C6D;
        h = (h ^ (h >>> 12)) * 0x297A2D39;
        return ((h ^ (h >>> 15)) & 0xFFFF) / 32767.5 - 1;
    }

    /** Smoothed between lattice points of distance 1, -1 to 1. */
    double smooth(double x, double y, double z) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        int z0 = (int) Math.floor(z);
        double u = ease(x - x0);
        double v = ease(y - y0);
        double w = ease(z - z0);
        double front =
                mix(mix(at(x0, y0, z0), at(x0 + 1, y0, z0), u), mix(at(x0, y0 + 1, z0), at(x0 + 1, y0 + 1, z0), u), v);
        double back = mix(
                mix(at(x0, y0, z0 + 1), at(x0 + 1, y0, z0 + 1), u),
                mix(at(x0, y0 + 1, z0 + 1), at(x0 + 1, y0 + 1, z0 + 1), u),
                v);
        return mix(front, back, w);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
