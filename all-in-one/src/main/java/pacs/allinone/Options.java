package pacs.allinone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How {@code ./run} calls this program; {@code ./run --help} explains them to people.
 *
 * @param region the region file
 * @param data where everything is kept
 * @param readyFile gets one line when everything here answers
 */
record Options(Path region, Path data, int httpPort, int dicomPort, Path readyFile) {

    private static final Set<String> NAMES = Set.of("--region", "--data", "--http", "--dicom", "--ready-file");
    private static final int LARGEST_PORT = 65_535;

    static Options parse(String... arguments) throws CannotStart {
        Map<String, String> given = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            String name = rest.pop();
            if (!NAMES.contains(name)) {
                throw new CannotStart("Unknown option '" + name + "'; ./run --help lists them.");
            }
            if (rest.isEmpty()) {
                throw new CannotStart(name + " needs a value; ./run --help lists the options.");
            }
            given.put(name, rest.pop());
        }
        return new Options(
                Path.of(required(given, "--region")),
                Path.of(required(given, "--data")),
                port(given, "--http"),
                port(given, "--dicom"),
                Path.of(required(given, "--ready-file")));
    }

    private static int port(Map<String, String> given, String name) throws CannotStart {
        String value = required(given, name);
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new CannotStart(name + " needs a port between 0 and 65535, not '" + value + "'.");
    }

    private static String required(Map<String, String> given, String name) throws CannotStart {
        String value = given.get(name);
        if (value == null) {
            throw new CannotStart(name + " is missing; ./run gives it.");
        }
        return value;
    }
}
