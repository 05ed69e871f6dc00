package pacs.platform.security;

/**
 * Where a request comes from.
 *
 * @param address of the peer
 * @param device what the client calls itself, at most 200 characters; empty when it does not say
 */
public record Origin(String address, String device) {

    private static final int LONGEST_DEVICE = 200;

    public Origin {
        String readable = device.replaceAll("\\p{Cntrl}", " ").strip();
        device = readable.substring(0, Math.min(readable.length(), LONGEST_DEVICE));
    }
}
