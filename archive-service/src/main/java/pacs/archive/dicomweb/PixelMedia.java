package pacs.archive.dicomweb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pacs.dicom.core.TransferSyntax;

/**
 * How the frames of an object go over HTTP (PS3.18 8.7.3.5): compressed ones have a media type of their own, uncompressed
 * and decoded ones are octets in little endian.
 *
 * @param sendable whether the frames can be sent as they are stored
 */
record PixelMedia(TransferSyntax stored, boolean sendable) {

    static final String OCTETS = "application/octet-stream";

    /** Of a value that has no transfer syntax of its own. */
    static final List<Offer> OCTET_OFFERS = List.of(
            Offer.parts(OCTETS, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()), true),
            Offer.single(OCTETS, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()), true));

    private static final List<String> DECODED = List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());

    private static final Map<String, String> BY_SYNTAX = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2.4.50", "image/jpeg"),
            Map.entry("1.2.840.10008.1.2.4.51", "image/jpeg"),
            Map.entry("1.2.840.10008.1.2.4.57", "image/jpeg"),
            Map.entry("1.2.840.10008.1.2.4.70", "image/jpeg"),
            Map.entry("1.2.840.10008.1.2.4.80", "image/jls"),
            Map.entry("1.2.840.10008.1.2.4.81", "image/jls"),
            Map.entry("1.2.840.10008.1.2.4.90", "image/jp2"),
            Map.entry("1.2.840.10008.1.2.4.91", "image/jp2"),
            Map.entry("1.2.840.10008.1.2.4.92", "image/jpx"),
            Map.entry("1.2.840.10008.1.2.4.93", "image/jpx"),
            Map.entry("1.2.840.10008.1.2.4.110", "image/jxl"),
            Map.entry("1.2.840.10008.1.2.4.111", "image/jxl"),
            Map.entry("1.2.840.10008.1.2.4.112", "image/jxl"),
            Map.entry("1.2.840.10008.1.2.4.201", "image/jphc"),
            Map.entry("1.2.840.10008.1.2.4.202", "image/jphc"),
            Map.entry("1.2.840.10008.1.2.4.203", "image/jphc"),
            Map.entry("1.2.840.10008.1.2.5", "image/dicom-rle"));

    /** The transfer syntax to name beside the octets: uncompressed ones are as in explicit VR little endian. */
    TransferSyntax syntax() {
        return stored.encapsulated() ? stored : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    }

    /** The media type of one frame. */
    String type() {
        return BY_SYNTAX.getOrDefault(stored.uid(), OCTETS);
    }

    /**
     * The forms in which frames can be sent. Octets of a compressed frame only go to who names the transfer syntax or takes
     * any, for whoever names none expects plain pixels.
     *
     * @param one whether a single part can be the answer
     */
    List<Offer> offers(boolean one) {
        List<Offer> offers = new ArrayList<>();
        add(offers, true);
        if (one) {
            add(offers, false);
        }
        return offers;
    }

    private void add(List<Offer> offers, boolean multipart) {
        List<String> syntaxes = List.of(syntax().uid());
        boolean plain = !stored.encapsulated();
        if (sendable) {
            offers.add(new Offer(multipart, type(), syntaxes, plain || !type().equals(OCTETS)));
            offers.add(new Offer(multipart, OCTETS, syntaxes, plain));
        }
        if (!sendable || stored.encapsulated()) {
            offers.add(new Offer(multipart, OCTETS, DECODED, true));
        }
    }

    /** Whether the frames have to be decoded for this form. */
    boolean isDecoded(Offer offer) {
        return offer.syntaxes().equals(DECODED) && (!sendable || stored.encapsulated());
    }

    /** What to say to who accepts none of them. */
    String refusal() {
        return "The pixels are stored as " + stored.name() + ": accept multipart/related; type=\"" + type()
                + "\"; transfer-syntax=" + syntax() + ", or type=\"" + OCTETS
                + "\"; transfer-syntax=*, or decoded ones as type=\"" + OCTETS + "\"; transfer-syntax="
                + TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN + ". Several frames do not come as a single part.";
    }
}
