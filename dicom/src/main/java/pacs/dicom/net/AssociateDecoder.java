package pacs.dicom.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import pacs.dicom.net.UserInformation.AsynchronousOperations;

/**
 * Reads the body of an association PDU (PS3.8 9.3.2, 9.3.3). Item lengths must fit exactly; items the standard does not
 * know are passed over, as it asks.
 */
final class AssociateDecoder {

    private static final int HEAD = 68;
    private static final int AE_TITLE = 16;

    /** Twice as many as the standard has; an empty one costs 4 bytes on the wire and 60 in memory. */
    private static final int MAX_TRANSFER_SYNTAXES = 128;

    private final ByteBuffer body;
    private final BitSet contextIds = new BitSet(256);
    private final List<Pdu.ProposedContext> proposed = new ArrayList<>();
    private final List<Pdu.ContextResult> results = new ArrayList<>();
    private String applicationContext = "";
    private UserInformation user =
            new UserInformation(UserInformation.MAX_PDU_LENGTH_WHEN_SILENT, "", "", Optional.empty());

    AssociateDecoder(ByteBuffer body) {
        this.body = body;
    }

    Pdu.AssociateRq request() throws ProtocolFault {
        int protocolVersion = head();
        String called = text(slice(body, AE_TITLE));
        String calling = text(slice(body, AE_TITLE));
        items();
        if (proposed.isEmpty()) {
            throw ProtocolFault.invalid("A-ASSOCIATE-RQ without a presentation context");
        }
        return new Pdu.AssociateRq(protocolVersion, called, calling, applicationContext, proposed, user);
    }

    Pdu.AssociateAc acceptance() throws ProtocolFault {
        head();
        String called = text(slice(body, AE_TITLE));
        String calling = text(slice(body, AE_TITLE));
        items();
        return new Pdu.AssociateAc(called, calling, applicationContext, results, user);
    }

    private int head() throws ProtocolFault {
        if (body.remaining() < HEAD) {
            throw ProtocolFault.invalid("Association PDU of %d bytes".formatted(body.remaining()));
        }
        int protocolVersion = body.getShort() & 0xFFFF;
        body.getShort();
        return protocolVersion;
    }

    private void items() throws ProtocolFault {
        body.position(HEAD);
        while (body.hasRemaining()) {
            int type = body.get(body.position()) & 0xFF;
            ByteBuffer item = item(body);
            switch (type) {
                case PduType.ITEM_APPLICATION_CONTEXT -> applicationContext = uid(item);
                case PduType.ITEM_PROPOSED_CONTEXT -> proposed.add(proposedContext(item));
                case PduType.ITEM_CONTEXT_RESULT -> results.add(contextResult(item));
                case PduType.ITEM_USER_INFORMATION -> user = userInformation(item);
                default -> {}
            }
        }
    }

    private Pdu.ProposedContext proposedContext(ByteBuffer item) throws ProtocolFault {
        int id = contextId(item);
        slice(item, 3);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (item.hasRemaining()) {
            int type = item.get(item.position()) & 0xFF;
            ByteBuffer sub = item(item);
            switch (type) {
                case PduType.ITEM_ABSTRACT_SYNTAX -> abstractSyntax = uid(sub);
                case PduType.ITEM_TRANSFER_SYNTAX -> {
                    if (transferSyntaxes.size() == MAX_TRANSFER_SYNTAXES) {
                        throw ProtocolFault.invalid("Presentation context %d with more than %d transfer syntaxes"
                                .formatted(id, MAX_TRANSFER_SYNTAXES));
                    }
                    transferSyntaxes.add(uid(sub));
                }
                default -> {}
            }
        }
        return new Pdu.ProposedContext(id, abstractSyntax, transferSyntaxes);
    }

    private Pdu.ContextResult contextResult(ByteBuffer item) throws ProtocolFault {
        int id = contextId(item);
        int result = slice(item, 3).get(1) & 0xFF;
        String transferSyntax = "";
        while (item.hasRemaining()) {
            int type = item.get(item.position()) & 0xFF;
            ByteBuffer sub = item(item);
            if (type == PduType.ITEM_TRANSFER_SYNTAX) {
                transferSyntax = uid(sub);
            }
        }
        return new Pdu.ContextResult(id, result, transferSyntax);
    }

    private int contextId(ByteBuffer item) throws ProtocolFault {
        int id = slice(item, 1).get() & 0xFF;
        if (id % 2 == 0 || contextIds.get(id)) {
            throw ProtocolFault.invalid("Presentation context id %d is even or stands twice".formatted(id));
        }
        contextIds.set(id);
        return id;
    }

    private UserInformation userInformation(ByteBuffer items) throws ProtocolFault {
        int maxPduLength = UserInformation.MAX_PDU_LENGTH_WHEN_SILENT;
        String implementationClass = "";
        String versionName = "";
        Optional<AsynchronousOperations> operations = Optional.empty();
        while (items.hasRemaining()) {
            int type = items.get(items.position()) & 0xFF;
            ByteBuffer item = item(items);
            switch (type) {
                case PduType.ITEM_MAXIMUM_LENGTH -> maxPduLength = maxPduLength(item);
                case PduType.ITEM_IMPLEMENTATION_CLASS -> implementationClass = uid(item);
                case PduType.ITEM_IMPLEMENTATION_VERSION -> versionName = text(item);
                case PduType.ITEM_ASYNCHRONOUS_OPERATIONS -> {
                    ByteBuffer window = exactly(item, 4);
                    operations = Optional.of(
                            new AsynchronousOperations(window.getShort() & 0xFFFF, window.getShort() & 0xFFFF));
                }
                default -> {}
            }
        }
        return new UserInformation(maxPduLength, implementationClass, versionName, operations);
    }

    /** Lengths beyond an {@code int} are as good as no limit. */
    private static int maxPduLength(ByteBuffer item) throws ProtocolFault {
        long length = exactly(item, 4).getInt() & 0xFFFFFFFFL;
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    /** Takes one item with its 4-byte head and leaves its body. */
    private static ByteBuffer item(ByteBuffer from) throws ProtocolFault {
        int length = slice(from, 4).getShort(2) & 0xFFFF;
        return slice(from, length);
    }

    private static ByteBuffer exactly(ByteBuffer item, int length) throws ProtocolFault {
        if (item.remaining() != length) {
            throw ProtocolFault.invalid("Item of %d bytes where the standard has %d".formatted(item.limit(), length));
        }
        return item;
    }

    private static ByteBuffer slice(ByteBuffer from, int length) throws ProtocolFault {
        if (length > from.remaining()) {
            throw ProtocolFault.invalid("Item of %d bytes where %d are left".formatted(length, from.remaining()));
        }
        ByteBuffer slice = from.slice(from.position(), length);
        from.position(from.position() + length);
        return slice;
    }

    /** UIDs are not padded here (PS3.8 F.1); some senders do so all the same. */
    private static String uid(ByteBuffer bytes) {
        return text(bytes).replace('\0', ' ').stripTrailing();
    }

    /** ISO 646 in the standard; read as ISO 8859-1 so that nothing is lost. */
    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }
}
