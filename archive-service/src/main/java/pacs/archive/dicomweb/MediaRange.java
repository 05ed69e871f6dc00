package pacs.archive.dicomweb;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the media types an Accept header names, with how much it is wanted (RFC 9110 12.5.1).
 *
 * @param quality 0, not at all, to 1
 */
record MediaRange(StowMediaType media, double quality) {

    /** Ranges in the order they came; a header without any accepts everything. */
    static List<MediaRange> parse(String accept) {
        List<MediaRange> ranges = new ArrayList<>();
        for (String part : parts(accept)) {
            if (!part.isBlank()) {
                StowMediaType media = StowMediaType.parse(part);
                ranges.add(new MediaRange(media, quality(media.parameter("q"))));
            }
        }
        return ranges.isEmpty() ? List.of(new MediaRange(StowMediaType.parse("*/*"), 1)) : ranges;
    }

    /** How closely this describes what is offered: 0 not at all; the closest range of a header decides. */
    int match(Offer offer) {
        if (media.type().equals("*/*")) {
            return 1;
        }
        if (offer.multipart()) {
            return media.type().equals("multipart/*") || media.type().equals("multipart/related")
                    ? matchRoot(offer)
                    : 0;
        }
        if (media.type().equals(offer.group() + "/*")) {
            return 2;
        }
        return media.type().equals(offer.type()) && takes(offer) ? specific() : 0;
    }

    /** The type of the parts is a parameter, which here may lack its quotation marks (RFC 2387 3.1). */
    private int matchRoot(Offer offer) {
        String root = media.parameter("type").toLowerCase(java.util.Locale.ROOT);
        if (root.isEmpty() || root.equals("*/*")) {
            return takes(offer) ? 2 : 0;
        }
        boolean fits = root.equals(offer.type()) || root.equals(offer.group() + "/*");
        return fits && takes(offer) ? specific() : 0;
    }

    private boolean takes(Offer offer) {
        String syntax = media.parameter("transfer-syntax");
        return syntax.isEmpty()
                ? offer.unasked()
                : syntax.equals("*") || offer.syntaxes().contains(syntax);
    }

    private int specific() {
        return media.parameter("transfer-syntax").isEmpty() ? 3 : 4;
    }

    static double quality(String text) {
        try {
            return text.isEmpty() ? 1 : Math.clamp(Double.parseDouble(text), 0, 1);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** Commas inside quotation marks separate nothing. */
    private static List<String> parts(String accept) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < accept.length(); i++) {
            char c = accept.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                parts.add(accept.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(accept.substring(start));
        return parts;
    }
}
