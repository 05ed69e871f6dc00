package pacs.tiering.copies;

import java.util.Map;

/**
 * What is known of a blob's bytes.
 *
 * @param isCopied whether a verified copy lies in the second place
 * @param checkedTo every record before this position was read again
 * @param damage what is wrong with its records, by position
 */
public record BlobState(boolean isCopied, long checkedTo, Map<Long, String> damage) {

    public BlobState {
        damage = Map.copyOf(damage);
    }
}
