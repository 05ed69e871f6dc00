package pacs.archive.dicomweb;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pacs.archive.retrieve.Appearance;
import pacs.archive.retrieve.FrameRendering;
import pacs.archive.retrieve.Viewport;
import pacs.dicom.image.Window;
import pacs.platform.Refusal;

/**
 * How a picture is asked for (PS3.18 8.3.5).
 *
 * @param quality of a JPEG, 1 to 100
 */
record RenderQuery(Appearance appearance, int quality) {

    private static final List<String> NOT_OFFERED = List.of("annotation", "iccprofile");
    private static final int SIZE_ALONE = 2;
    private static final int SIZE_AND_REGION = 6;

    /** @throws Refusal INVALID_REQUEST for a parameter that is malformed or not offered */
    static RenderQuery parse(MultivaluedMap<String, String> parameters) {
        for (String name : NOT_OFFERED) {
            if (parameters.containsKey(name)) {
                throw wrong("The parameter " + name + " is not offered.");
            }
        }
        return new RenderQuery(
                new Appearance(one(parameters, "window").map(RenderQuery::window), viewport(parameters)),
                one(parameters, "quality").map(RenderQuery::quality).orElse(FrameRendering.QUALITY));
    }

    /** Of a thumbnail only the size is asked for. */
    static Optional<Viewport> viewport(MultivaluedMap<String, String> parameters) {
        return one(parameters, "viewport").map(RenderQuery::viewport);
    }

    private static Optional<String> one(MultivaluedMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name));
    }

    private static int quality(String text) {
        String rule = "quality is a whole number from 1 to 100, not '" + text + "'.";
        int quality = number(() -> Integer.parseInt(text), rule);
        if (quality < 1 || quality > 100) {
            throw wrong(rule);
        }
        return quality;
    }

    private static Window window(String text) {
        String rule = "window is center,width,function with the function linear, linear-exact or sigmoid, and a width"
                + " that shows something, not '" + text + "'.";
        String[] words = text.split(",", -1);
        if (words.length != 3) {
            throw wrong(rule);
        }
        Window.Shape shape =
                switch (words[2]) {
                    case "linear" -> Window.Shape.LINEAR;
                    case "linear-exact" -> Window.Shape.LINEAR_EXACT;
                    case "sigmoid" -> Window.Shape.SIGMOID;
                    default -> throw wrong(rule);
                };
        return number(() -> new Window(Double.parseDouble(words[0]), Double.parseDouble(words[1]), shape), rule);
    }

    private static Viewport viewport(String text) {
        String rule = "viewport is width,height or width,height,x,y,width,height in pixels, both sides from 1 to "
                + Viewport.LARGEST + ", not '" + text + "'.";
        String[] words = text.split(",", -1);
        if (words.length != SIZE_ALONE && words.length != SIZE_AND_REGION) {
            throw wrong(rule);
        }
        int width = number(() -> Integer.parseInt(words[0]), rule);
        int height = number(() -> Integer.parseInt(words[1]), rule);
        if (Math.min(width, height) < 1 || Math.max(width, height) > Viewport.LARGEST) {
            throw wrong(rule);
        }
        return new Viewport(width, height, words.length == SIZE_ALONE ? Viewport.Region.WHOLE : region(words, rule));
    }

    /** What is left out is the whole; a negative size turns the picture over. */
    private static Viewport.Region region(String[] words, String rule) {
        int[] numbers = Stream.of(words)
                .skip(SIZE_ALONE)
                .mapToInt(word -> word.isEmpty() ? 0 : number(() -> (int) Math.rint(Double.parseDouble(word)), rule))
                .toArray();
        if (numbers[0] < 0 || numbers[1] < 0 || numbers[2] == Integer.MIN_VALUE || numbers[3] == Integer.MIN_VALUE) {
            throw wrong(rule);
        }
        return new Viewport.Region(
                numbers[0], numbers[1], Math.abs(numbers[2]), Math.abs(numbers[3]), numbers[2] < 0, numbers[3] < 0);
    }

    private static <T> T number(Supplier<T> parsed, String rule) {
        try {
            return parsed.get();
        } catch (IllegalArgumentException e) {
            throw wrong(rule);
        }
    }

    private static Refusal wrong(String rule) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, rule);
    }
}
