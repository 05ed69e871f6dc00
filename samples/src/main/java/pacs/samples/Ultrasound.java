package pacs.samples;

/** A beating heart in a sector of speckle, with a colour jet through its valve. */
final class Ultrasound {

    static final int COLUMNS = 480;
    static final int ROWS = 360;
    static final int FRAMES = 36;

    private static final double APEX_X = COLUMNS / 2.0;
    private static final double APEX_Y = 12;
    private static final double DEPTH = 330;
    private static final double HALF_ANGLE = 0.72;

    private final Noise speckle;

    Ultrasound(int seed) {
        this.speckle = new Noise(seed);
    }

    /** @return all frames one after the other, each rows × columns × RGB */
    byte[] pixels() {
        byte[] pixels = new byte[FRAMES * ROWS * COLUMNS * 3];
        int at = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            double beat = Math.sin(2 * Math.PI * frame / FRAMES);
            for (int y = 0; y < ROWS; y++) {
                for (int x = 0; x < COLUMNS; x++) {
                    int colour = colour(x, y, frame, beat);
                    pixels[at++] = (byte) (colour >>> 16);
                    pixels[at++] = (byte) (colour >>> 8);
                    pixels[at++] = (byte) colour;
                }
            }
        }
        return pixels;
    }

    private int colour(int x, int y, int frame, double beat) {
        if (x >= 8 && x < 18 && y >= 40 && y < 140) {
            int strength = (int) ((90 - y) * 5.1);
            return strength > 0 ? rgb(strength, strength / 3, 0) : rgb(0, 0, -strength);
        }
        double radius = Math.hypot(x - APEX_X, y - APEX_Y);
        double angle = Math.atan2(x - APEX_X, y - APEX_Y);
        if (radius > DEPTH || radius < 8 || Math.abs(angle) > HALF_ANGLE) {
            return 0;
        }
        double squeeze = 1 + 0.16 * beat;
        double chamber = Math.min(
                ellipse(x, y, 262, 128, 46 * squeeze, 74 * squeeze),
                ellipse(x, y, 250, 258, 52 / squeeze, 40 / squeeze));
        double second = Math.min(ellipse(x, y, 168, 150, 30 * squeeze, 62 * squeeze), ellipse(x, y, 168, 250, 40, 34));
        double wall = Math.min(chamber, second);
        double grain = 0.55 + 0.45 * speckle.smooth(radius / 2.2, angle * radius / 5, frame * 0.35);
        double tissue = wall < 1 ? 10 : wall < 1.25 ? 150 : 92 - radius / 7;
        int grey = (int) Math.clamp(tissue * grain * 1.25, 0, 235);
        double jet = ellipse(x, y, 258, 206 - 18 * beat, 15, 40);
        if (jet < 1 && beat > -0.3 && wall < 1.1) {
            int speed = (int) Math.clamp((1 - jet) * 255 * (0.6 + 0.4 * grain), 40, 255);
            return beat > 0.4 ? rgb(speed, speed / 3, 0) : rgb(0, speed / 3, speed);
        }
        return rgb(grey, grey, grey);
    }

    private static int rgb(int red, int green, int blue) {
        return (red << 16) | (green << 8) | blue;
    }

    private static double ellipse(double x, double y, double cx, double cy, double rx, double ry) {
        return Math.hypot((x - cx) / rx, (y - cy) / ry);
    }
}
