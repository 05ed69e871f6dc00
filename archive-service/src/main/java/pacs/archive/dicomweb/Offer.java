package pacs.archive.dicomweb;

import java.util.List;
import java.util.Optional;

/**
 * A form in which an answer can be given.
 *
 * @param multipart whether it is {@code multipart/related} with parts of the type, or a single part
 * @param type media type of the part or parts
 * @param syntaxes transfer syntaxes the parts may be said to have; empty for text
 * @param unasked whether a client that names no transfer syntax means this one (PS3.18 8.7.3)
 */
record Offer(boolean multipart, String type, List<String> syntaxes, boolean unasked) {

    Offer {
        syntaxes = List.copyOf(syntaxes);
    }

    static Offer parts(String type, List<String> syntaxes, boolean unasked) {
        return new Offer(true, type, syntaxes, unasked);
    }

    static Offer single(String type, List<String> syntaxes, boolean unasked) {
        return new Offer(false, type, syntaxes, unasked);
    }

    /** Text, which has no transfer syntax. */
    static Offer text(String type) {
        return new Offer(false, type, List.of(), true);
    }

    /**
     * What the client wants most of what can be given; between equals the first.
     *
     * @param accept the header, empty when there was none
     * @return empty when it wants nothing of it
     */
    static Optional<Offer> choose(List<Offer> offers, String accept) {
        List<MediaRange> ranges = MediaRange.parse(accept);
        Optional<Offer> best = Optional.empty();
        double highest = 0;
        for (Offer offer : offers) {
            double quality = offer.quality(ranges);
            if (quality > highest) {
                best = Optional.of(offer);
                highest = quality;
            }
        }
        return best;
    }

    /** Of the range that describes it most closely (RFC 9110 12.5.1). */
    private double quality(List<MediaRange> ranges) {
        int closest = 0;
        double quality = 0;
        for (MediaRange range : ranges) {
            int match = range.match(this);
            if (match > closest) {
                closest = match;
                quality = range.quality();
            }
        }
        return quality;
    }

    /** What stands before the slash. */
    String group() {
        return type.substring(0, type.indexOf('/'));
    }
}
