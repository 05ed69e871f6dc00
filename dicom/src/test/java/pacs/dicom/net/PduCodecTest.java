package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.net.UserInformation.AsynchronousOperations;

class PduCodecTest {

    private static final int MAX_DATA = 16384;

    @ParameterizedTest
    @MethodSource("pdus")
    void what_is_written_reads_back_the_same(Pdu pdu) throws IOException {
        assertThat(reader(PduEncoder.encode(pdu)).next()).isEqualTo(pdu);
    }

    static List<Pdu> pdus() {
        UserInformation user =
                new UserInformation(0, "1.2.3", "MODALITY_1", Optional.of(new AsynchronousOperations(5, 0)));
        return List.of(
                request(user),
                new Pdu.AssociateAc(
                        "PACS            ",
                        "MODALITY        ",
                        Negotiation.APPLICATION_CONTEXT,
                        List.of(
                                new Pdu.ContextResult(1, 0, "1.2.840.10008.1.2.1"),
                                new Pdu.ContextResult(255, 4, "1.2.840.10008.1.2")),
                        UserInformation.ours(131072)),
                RejectionReason.CALLED_AE_NOT_RECOGNIZED.pdu(),
                new Pdu.ReleaseRq(),
                new Pdu.ReleaseRp(),
                new Pdu.Abort(2, 6));
    }

    @Test
    void the_values_of_one_data_pdu_come_one_after_the_other() throws IOException {
        byte[] bytes = hex("0400 00000012 00000004 0103 AAAA 00000006 0302 BBBBBBBB 0500 00000004 00000000");
        PduReader reader = reader(bytes);

        assertThat(reader.next()).isEqualTo(new Pdu.DataValue(1, true, true, 2));
        assertThat(reader.next()).isEqualTo(new Pdu.DataValue(3, false, true, 4));
        byte[] value = new byte[10];
        assertThat(reader.read(value, 0, 10)).isEqualTo(4);
        assertThat(Arrays.copyOf(value, 4)).isEqualTo(hex("BBBBBBBB"));
        assertThat(reader.read(value, 0, 10)).isEqualTo(-1);
        assertThat(reader.next()).isEqualTo(new Pdu.ReleaseRq());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0400 00004001", // one more than was negotiated
                "0400 FFFFFFFF",
                "0400 00000005 00000001 01",
                "0400 00000006 00000001 0103", // a value shorter than its own head
                "0400 00000006 00000003 0103 AA", // a value longer than the PDU
                "0400 00000008 FFFFFFFE 0103 AAAA",
                "0400 00000007 00000002 0103 AA", // a byte left over
                "0100 00040001",
                "0100 FFFFFFFF",
                "0500 00000005 0000000000",
                "0700 00000003 000000",
                "0300 80000004 00000000"
            })
    void a_length_that_lies_is_an_invalid_parameter(String hex) {
        PduReader reader = reader(hex(hex));

        assertThatThrownBy(everything(reader))
                .isInstanceOfSatisfying(ProtocolFault.class, fault -> assertThat(fault.reason())
                        .isEqualTo(AbortReason.INVALID_PARAMETER_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "08", "16", "47", "FF"})
    void an_unknown_type_is_an_unrecognized_pdu(String type) {
        PduReader reader = reader(hex(type + "00 00000004 00000000"));

        assertThatThrownBy(everything(reader))
                .isInstanceOfSatisfying(ProtocolFault.class, fault -> assertThat(fault.reason())
                        .isEqualTo(AbortReason.UNRECOGNIZED_PDU));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void every_item_length_must_fit_exactly(int lie) {
        byte[] request = PduEncoder.encode(request(UserInformation.ours(16384)));
        List<Integer> positions = lengthPositions(request, 74, request.length);

        assertThat(positions).hasSize(12).allSatisfy(position -> {
            byte[] lying = request.clone();
            lying[position] += (byte) lie;
            assertThatThrownBy(() -> reader(lying).next()).isInstanceOf(ProtocolFault.class);
        });
    }

    /** Where the low byte of each item's length lies, those of items in items included. */
    private static List<Integer> lengthPositions(byte[] pdu, int start, int end) {
        List<Integer> positions = new ArrayList<>();
        int item = start;
        while (item < end) {
            int body = item + 4;
            int next = body + ByteBuffer.wrap(pdu).getShort(item + 2);
            positions.add(item + 3);
            switch (pdu[item]) {
                case PduType.ITEM_PROPOSED_CONTEXT -> positions.addAll(lengthPositions(pdu, body + 4, next));
                case PduType.ITEM_USER_INFORMATION -> positions.addAll(lengthPositions(pdu, body, next));
                default -> {}
            }
            item = next;
        }
        return positions;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void context_ids_are_odd_and_stand_once(int id) {
        Pdu.ProposedContext three = new Pdu.ProposedContext(3, "1.2", List.of("1.3"));
        Pdu.ProposedContext other = new Pdu.ProposedContext(id, "1.2", List.of("1.3"));
        Pdu request = new Pdu.AssociateRq(1, "A", "B", "1.2", List.of(three, other), UserInformation.ours(0));

        assertThatThrownBy(everything(reader(PduEncoder.encode(request)))).isInstanceOf(ProtocolFault.class);
    }

    @Test
    void a_context_has_as_many_transfer_syntaxes_as_anybody_needs() throws IOException {
        assertThat(reader(proposing(128)).next()).isInstanceOf(Pdu.AssociateRq.class);
        assertThatThrownBy(() -> reader(proposing(129)).next()).isInstanceOf(ProtocolFault.class);
    }

    private static byte[] proposing(int transferSyntaxes) {
        Pdu.ProposedContext many = new Pdu.ProposedContext(1, "1.2", Collections.nCopies(transferSyntaxes, "1.3"));
        return PduEncoder.encode(new Pdu.AssociateRq(1, "A", "B", "1.2", List.of(many), UserInformation.ours(0)));
    }

    @Test
    void items_nobody_knows_are_passed_over() throws IOException {
        Pdu.AssociateRq request = request(UserInformation.ours(16384));
        byte[] known = PduEncoder.encode(request);
        byte[] unknown = hex("9900 0003 AABBCC");
        ByteBuffer bytes =
                ByteBuffer.allocate(known.length + unknown.length).put(known).put(unknown);
        bytes.putInt(2, bytes.getInt(2) + unknown.length);

        assertThat(reader(bytes.array()).next()).isEqualTo(request);
    }

    @Test
    void roles_and_user_identities_are_passed_over() throws IOException {
        Pdu.AssociateRq request = request(UserInformation.ours(16384));
        byte[] known = PduEncoder.encode(request);
        byte[] items = hex("5400 0007 0003 312E32 0101" + "5800 000A 0101 0004 75736572 0000");
        ByteBuffer bytes =
                ByteBuffer.allocate(known.length + items.length).put(known).put(items);
        bytes.putInt(2, bytes.getInt(2) + items.length);
        int user = known.length - userLength(request) + 2;
        bytes.putShort(user, (short) (bytes.getShort(user) + items.length));

        assertThat(reader(bytes.array()).next()).isEqualTo(request);
    }

    /** Bytes of the user information item, which is the last of the request. */
    private static int userLength(Pdu.AssociateRq request) {
        return 4
                + 8
                + 4
                + request.user().implementationClassUid().length()
                + 4
                + request.user().implementationVersionName().length();
    }

    @Test
    void a_stream_that_ends_within_a_pdu_is_no_fault_of_the_protocol() {
        byte[] request = PduEncoder.encode(request(UserInformation.ours(16384)));

        for (int length = 0; length < request.length; length++) {
            PduReader reader = reader(Arrays.copyOf(request, length));
            assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
        }
    }

    private static Pdu.AssociateRq request(UserInformation user) {
        return new Pdu.AssociateRq(
                1,
                "PACS            ",
                " MODALITY       ",
                Negotiation.APPLICATION_CONTEXT,
                List.of(
                        new Pdu.ProposedContext(1, "1.2.840.10008.1.1", List.of("1.2.840.10008.1.2")),
                        new Pdu.ProposedContext(255, "1.2.3.4", List.of("1.2.840.10008.1.2.1", "not a UID"))),
                user);
    }

    private static ThrowingCallable everything(PduReader reader) {
        return () -> {
            while (true) {
                reader.next();
            }
        };
    }

    private static PduReader reader(byte[] bytes) {
        return new PduReader(new ByteArrayInputStream(bytes), MAX_DATA);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
