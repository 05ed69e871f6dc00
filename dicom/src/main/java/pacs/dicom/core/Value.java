package pacs.dicom.core;

import java.util.Arrays;
import java.util.List;

/** What an element holds. */
public sealed interface Value {

    /**
     * A value in memory: its bytes as they lie in the object, padding kept; numbers in little endian whatever the
     * transfer syntax.
     */
    @SuppressWarnings("ArrayRecordComponent") // the value is handed over, not copied: headers are read once per image
    record Bytes(byte[] raw) implements Value {

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(raw, bytes.raw);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(raw);
        }

        @Override
        public String toString() {
            return raw.length + " bytes";
        }
    }

    /**
     * The items of a sequence (PS3.5 7.5).
     *
     * @param undefinedLength whether it was, and will be, delimited instead of counted
     */
    record Items(List<Item> items, boolean undefinedLength) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** One item of a sequence. */
    record Item(DataSet dataSet, boolean undefinedLength) {}

    /**
     * A value left where it lies.
     *
     * @param offset bytes from the start of the object (its preamble, where it has one)
     * @param length in bytes, without padding added by anyone but the sender
     */
    record Bulk(long offset, long length) implements Value {}

    /** Encapsulated pixel data left where it lies: the layout of its fragments is told apart (PS3.5 A.4). */
    record Fragments(long offset, long length) implements Value {}
}
