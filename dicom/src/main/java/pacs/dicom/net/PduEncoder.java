package pacs.dicom.net;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes PDUs as bytes (PS3.8 9.3). */
final class PduEncoder {

    /** Bytes before the payload of a P-DATA-TF with one data value. */
    static final int DATA_HEAD = 12;

    private static final int PROTOCOL_VERSION_1 = 1;

    private PduEncoder() {}

    static byte[] encode(Pdu pdu) {
        return switch (pdu) {
            case Pdu.AssociateRq request -> pdu(PduType.ASSOCIATE_RQ, out -> request(out, request));
            case Pdu.AssociateAc acceptance -> pdu(PduType.ASSOCIATE_AC, out -> acceptance(out, acceptance));
            case Pdu.AssociateRj(int result, int source, int reason) ->
                pdu(
                        PduType.ASSOCIATE_RJ,
                        out -> out.write(new byte[] {0, (byte) result, (byte) source, (byte) reason}));
            case Pdu.DataValue value -> dataHead(value);
            case Pdu.ReleaseRq _ -> pdu(PduType.RELEASE_RQ, out -> out.writeInt(0));
            case Pdu.ReleaseRp _ -> pdu(PduType.RELEASE_RP, out -> out.writeInt(0));
            case Pdu.Abort(int source, int reason) ->
                pdu(PduType.ABORT, out -> out.write(new byte[] {0, 0, (byte) source, (byte) reason}));
        };
    }

    /** The {@value #DATA_HEAD} bytes before the payload of a P-DATA-TF that holds this data value alone. */
    private static byte[] dataHead(Pdu.DataValue value) {
        int control = (value.command() ? 1 : 0) | (value.last() ? 2 : 0);
        return ByteBuffer.allocate(DATA_HEAD)
                .put((byte) PduType.P_DATA_TF)
                .put((byte) 0)
                .putInt(value.length() + 6)
                .putInt(value.length() + 2)
                .put((byte) value.contextId())
                .put((byte) control)
                .array();
    }

    private static void request(DataOutputStream out, Pdu.AssociateRq request) throws IOException {
        head(out, request.protocolVersion(), request.called(), request.calling());
        text(out, PduType.ITEM_APPLICATION_CONTEXT, request.applicationContext());
        for (Pdu.ProposedContext context : request.contexts()) {
            item(out, PduType.ITEM_PROPOSED_CONTEXT, item -> {
                item.writeByte(context.id());
                item.write(new byte[3]);
                text(item, PduType.ITEM_ABSTRACT_SYNTAX, context.abstractSyntax());
                for (String syntax : context.transferSyntaxes()) {
                    text(item, PduType.ITEM_TRANSFER_SYNTAX, syntax);
                }
            });
        }
        userInformation(out, request.user());
    }

    private static void acceptance(DataOutputStream out, Pdu.AssociateAc acceptance) throws IOException {
        head(out, PROTOCOL_VERSION_1, acceptance.called(), acceptance.calling());
        text(out, PduType.ITEM_APPLICATION_CONTEXT, acceptance.applicationContext());
        for (Pdu.ContextResult context : acceptance.contexts()) {
            item(out, PduType.ITEM_CONTEXT_RESULT, item -> {
                item.writeByte(context.id());
                item.write(new byte[] {0, (byte) context.result(), 0});
                text(item, PduType.ITEM_TRANSFER_SYNTAX, context.transferSyntax());
            });
        }
        userInformation(out, acceptance.user());
    }

    private static void head(DataOutputStream out, int protocolVersion, String called, String calling)
            throws IOException {
        out.writeShort(protocolVersion);
        out.writeShort(0);
        out.write(aeTitle(called));
        out.write(aeTitle(calling));
        out.write(new byte[32]);
    }

    private static byte[] aeTitle(String title) {
        return "%-16.16s".formatted(title).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void userInformation(DataOutputStream out, UserInformation user) throws IOException {
        item(out, PduType.ITEM_USER_INFORMATION, items -> {
            item(items, PduType.ITEM_MAXIMUM_LENGTH, item -> item.writeInt(user.maxPduLength()));
            text(items, PduType.ITEM_IMPLEMENTATION_CLASS, user.implementationClassUid());
            if (user.asynchronousOperations().isPresent()) {
                var window = user.asynchronousOperations().get();
                item(items, PduType.ITEM_ASYNCHRONOUS_OPERATIONS, item -> {
                    item.writeShort(window.invoked());
                    item.writeShort(window.performed());
                });
            }
            text(items, PduType.ITEM_IMPLEMENTATION_VERSION, user.implementationVersionName());
        });
    }

    private static void text(DataOutputStream out, int type, String text) throws IOException {
        item(out, type, item -> item.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void item(DataOutputStream out, int type, Body body) throws IOException {
        byte[] bytes = bytes(body);
        out.writeByte(type);
        out.writeByte(0);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static byte[] pdu(int type, Body body) {
        byte[] bytes = bytes(body);
        return ByteBuffer.allocate(6 + bytes.length)
                .put((byte) type)
                .put((byte) 0)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }
}
