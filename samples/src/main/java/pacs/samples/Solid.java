package pacs.samples;

/**
 * An ellipsoid, in millimetres of the patient: x to the left, y to the back, z to the head.
 *
 * @param tilt turn about the z axis in radians
 */
record Solid(double x, double y, double z, double rx, double ry, double rz, double tilt) {

    Solid(double x, double y, double z, double rx, double ry, double rz) {
        this(x, y, z, rx, ry, rz, 0);
    }

    /** 0 in the middle, 1 on the surface, more outside. */
    double distance(double px, double py, double pz) {
        double dx = px - x;
        double dy = py - y;
        double dz = (pz - z) / rz;
        double cos = Math.cos(tilt);
        double sin = Math.sin(tilt);
        double ex = (dx * cos + dy * sin) / rx;
        double ey = (dy * cos - dx * sin) / ry;
        return Math.sqrt(ex * ex + ey * ey + dz * dz);
    }

    boolean holds(double px, double py, double pz) {
        return distance(px, py, pz) < 1;
    }

    Solid mirrored() {
        return new Solid(-x, y, z, rx, ry, rz, -tilt);
    }
}
