package pacs.archive.dicomweb;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content-Type as senders really write it: {@code type=application/dicom} should be quoted for its slash (RFC 2387 3.1),
 * and often is not.
 *
 * @param type in lower case
 * @param parameters by their names in lower case
 */
record StowMediaType(String type, Map<String, String> parameters) {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^=;\\s]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s]*+))");

    static StowMediaType parse(String header) {
        int end = header.indexOf(';');
        String type = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(end < 0 ? "" : header.substring(end));
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return new StowMediaType(type, Map.copyOf(parameters));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
