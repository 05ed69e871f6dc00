package pacs.dicom.net;

/**
 * Associations at a time; one more is rejected as "local limit exceeded". Of the total, those whose address has not been
 * admitted lately and who are still being decided on take a quarter at most: the rest is there for known modalities.
 *
 * @param total in all
 * @param perAddress from one address, so that one machine cannot take them all
 * @param perTitle of one calling AE title
 */
public record AssociationCaps(int total, int perAddress, int perTitle) {

    /** @throws IllegalArgumentException when nobody could associate */
    public AssociationCaps {
        if (total < 1 || perAddress < 1 || perTitle < 1) {
            throw new IllegalArgumentException("A cap on associations is at least 1");
        }
    }

    /** Of strangers not yet admitted. */
    int strangers() {
        return Math.max(1, total / 4);
    }
}
