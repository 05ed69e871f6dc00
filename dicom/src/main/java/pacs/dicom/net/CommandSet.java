package pacs.dicom.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The command set of a message: elements of group 0000 in implicit VR little endian (PS3.7 6.3.1, E.1). Immutable.
 */
final class CommandSet {

    static final int AFFECTED_SOP_CLASS = 0x0002;
    static final int REQUESTED_SOP_CLASS = 0x0003;
    static final int COMMAND_FIELD = 0x0100;
    static final int MESSAGE_ID = 0x0110;
    static final int MESSAGE_ID_RESPONDED_TO = 0x0120;
    static final int PRIORITY = 0x0700;
    static final int DATA_SET_TYPE = 0x0800;
    static final int STATUS = 0x0900;
    static final int ERROR_COMMENT = 0x0902;
    static final int AFFECTED_SOP_INSTANCE = 0x1000;
    static final int REQUESTED_SOP_INSTANCE = 0x1001;

    /** Value of {@link #DATA_SET_TYPE} when no data set follows; any other value says that one does. */
    static final int NO_DATA_SET = 0x0101;

    /** Bytes of a command set that are taken from a peer; the standard's own need less than 1,000. */
    static final int BUDGET = 16 * 1024;

    private static final int GROUP_LENGTH = 0x0000;
    private static final int HEAD = 8;
    private static final int LONGEST_COMMENT = 64;

    private final SortedMap<Integer, byte[]> values;

    private CommandSet(SortedMap<Integer, byte[]> values) {
        this.values = values;
    }

    /** The beginning of a command, see {@link DimseCommand}; the {@code with} methods add the rest. */
    static CommandSet of(int commandField) {
        return new CommandSet(new TreeMap<>()).with(COMMAND_FIELD, commandField);
    }

    /** @throws ProtocolFault when these bytes are no command set */
    static CommandSet parse(byte[] bytes) throws ProtocolFault {
        SortedMap<Integer, byte[]> values = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            if (in.remaining() < HEAD) {
                throw ProtocolFault.invalid("Command set ends within an element");
            }
            int group = in.getShort() & 0xFFFF;
            int element = in.getShort() & 0xFFFF;
            long length = in.getInt() & 0xFFFFFFFFL;
            if (group != 0 || length > in.remaining() || values.containsKey(element)) {
                throw ProtocolFault.invalid(
                        "Command set with (%04X,%04X) of %d bytes".formatted(group, element, length));
            }
            byte[] value = new byte[(int) length];
            in.get(value);
            values.put(element, value);
        }
        return new CommandSet(values);
    }

    /** Encoded with its group length first. */
    byte[] encode() {
        int length =
                values.values().stream().mapToInt(value -> HEAD + value.length).sum();
        ByteBuffer out = ByteBuffer.allocate(HEAD + 4 + length).order(ByteOrder.LITTLE_ENDIAN);
        put(
                out,
                GROUP_LENGTH,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(length)
                        .array());
        values.forEach((element, value) -> put(out, element, value));
        return out.array();
    }

    /** @return the value of a US element; empty when it is absent or not two bytes long */
    OptionalInt number(int element) {
        byte[] value = values.get(element);
        return value == null || value.length != 2
                ? OptionalInt.empty()
                : OptionalInt.of((value[0] & 0xFF) | (value[1] & 0xFF) << 8);
    }

    /** @return the value of an element of text without its padding; empty when it is absent or blank */
    Optional<String> text(int element) {
        byte[] value = values.get(element);
        if (value == null) {
            return Optional.empty();
        }
        String text = new String(value, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    boolean announcesDataSet() {
        return number(DATA_SET_TYPE).orElse(NO_DATA_SET) != NO_DATA_SET;
    }

    /** Adds a US element. */
    CommandSet with(int element, int number) {
        return withBytes(element, new byte[] {(byte) number, (byte) (number >> 8)});
    }

    /** Adds a UI element. */
    CommandSet withUid(int element, String uid) {
        return withBytes(element, (uid.length() % 2 == 0 ? uid : uid + '\0').getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Adds an Error Comment, in the 64 ASCII characters there are for it. */
    CommandSet withComment(String comment) {
        String ascii = comment.replaceAll("[^ -\\[\\]-~]", "?");
        String fitting = ascii.substring(0, Math.min(ascii.length(), LONGEST_COMMENT));
        String padded = fitting.length() % 2 == 0 ? fitting : fitting + ' ';
        return withBytes(ERROR_COMMENT, padded.getBytes(StandardCharsets.US_ASCII));
    }

    private CommandSet withBytes(int element, byte[] value) {
        SortedMap<Integer, byte[]> more = new TreeMap<>(values);
        more.put(element, value);
        return new CommandSet(more);
    }

    private static void put(ByteBuffer out, int element, byte[] value) {
        out.putShort((short) 0).putShort((short) element).putInt(value.length).put(value);
    }
}
