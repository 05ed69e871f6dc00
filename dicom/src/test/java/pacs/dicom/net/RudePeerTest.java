package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.io.FileMeta;

/** Peers that lie, cut and mix things up; after each of them the server holds no association and still answers. */
class RudePeerTest {

    private static final Pdu INVALID_VALUE = new Pdu.Abort(2, AbortReason.INVALID_PARAMETER_VALUE.code);
    private static final Pdu UNEXPECTED_PARAMETER = new Pdu.Abort(2, AbortReason.UNEXPECTED_PARAMETER.code);
    private static final Pdu UNEXPECTED_PDU = new Pdu.Abort(2, AbortReason.UNEXPECTED_PDU.code);

    @RegisterExtension
    final RunningServer server = new RunningServer();

    /** What the handler's stream threw, or nothing. */
    private final CompletableFuture<String> lost = new CompletableFuture<>();

    @AfterEach
    void nothing_is_left_and_echo_is_answered() throws Exception {
        Eventually.holds(() -> server.associations() == 0);
        try (Association honest = server.open(PresentationContext.verification())) {
            assertThat(honest.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000", "\u0004\u0000AAAAA"})
    void who_speaks_another_protocol_is_aborted(String greeting) throws IOException {
        try (RawPeer peer = RawPeer.connect(server)) {
            peer.send(greeting.getBytes(StandardCharsets.ISO_8859_1));

            // AA-1: the abort before an association is the service user's, which gives no reason.
            assertThat(peer.receive()).isEqualTo(new Pdu.Abort(0, 0));
            assertThatThrownBy(peer::receive).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void a_request_that_lies_about_an_item_is_aborted() throws IOException {
        byte[] request = PduEncoder.encode(RawPeer.request());
        request[request.length - 1 - FileMeta.IMPLEMENTATION_VERSION_NAME.length()]++;
        try (RawPeer peer = RawPeer.connect(server)) {
            peer.send(request);

            assertThat(peer.receive()).isEqualTo(new Pdu.Abort(0, 0));
        }
    }

    @ParameterizedTest
    @MethodSource
    void what_breaks_the_protocol_is_aborted_with_its_reason(String hex, Pdu expected) throws IOException {
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.sendHex(hex);

            assertThat(peer.receive()).isEqualTo(expected);
        }
    }

    static Stream<Arguments> what_breaks_the_protocol_is_aborted_with_its_reason() {
        return Stream.of(
                Arguments.of("0400 00020001 00000002 0103", INVALID_VALUE), // one byte more than negotiated
                Arguments.of("0400 FFFFFFFF", INVALID_VALUE),
                Arguments.of("0400 00000006 00000007 0103", INVALID_VALUE),
                Arguments.of("0400 00000006 00000002 0503", INVALID_VALUE), // a context never proposed
                Arguments.of("0400 00000006 00000002 0302", UNEXPECTED_PARAMETER), // a data set without a command
                Arguments.of("0400 00000006 00000002 0303", INVALID_VALUE), // an empty command set
                Arguments.of("0400 0000000A 00000006 0303 00000001", INVALID_VALUE), // a command set cut off
                Arguments.of("0900 00000004 00000000", new Pdu.Abort(2, AbortReason.UNRECOGNIZED_PDU.code)),
                Arguments.of("0600 00000004 00000000", UNEXPECTED_PDU),
                Arguments.of("0300 00000004 00000000", UNEXPECTED_PDU));
    }

    @Test
    void a_command_set_over_its_budget_is_aborted() throws IOException {
        try (RawPeer peer = RawPeer.associate(server)) {
            for (int i = 0; i < 3; i++) {
                peer.send(RawPeer.data(RawPeer.STORAGE_CONTEXT, true, false, new byte[8000]));
            }

            assertThat(peer.receive()).isEqualTo(INVALID_VALUE);
        }
    }

    @Test
    void empty_fragments_of_a_command_set_come_to_an_end() throws IOException {
        try (RawPeer peer = RawPeer.associate(server)) {
            byte[] empty = RawPeer.data(RawPeer.STORAGE_CONTEXT, true, false, new byte[0]);
            for (int i = 0; i < CommandSet.BUDGET / 6 + 1; i++) {
                peer.send(empty);
            }

            assertThat(peer.receive()).isEqualTo(INVALID_VALUE);
        }
    }

    @Test
    void a_response_nobody_waits_for_is_aborted() throws IOException {
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(
                    RawPeer.VERIFICATION_CONTEXT,
                    CommandSet.of(DimseCommand.C_ECHO_RQ | DimseCommand.RESPONSE)
                            .with(CommandSet.MESSAGE_ID_RESPONDED_TO, 1)
                            .with(CommandSet.STATUS, 0)
                            .with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET));

            assertThat(peer.receive()).isEqualTo(UNEXPECTED_PARAMETER);
        }
    }

    @Test
    void an_abort_within_a_data_set_is_an_exception_for_the_handler() throws Exception {
        server.handle(this::readAll);
        try (RawPeer peer = RawPeer.associate(server)) {
            sendHalf(peer);
            peer.send(new Pdu.Abort(0, 0));

            assertThat(lost.get(10, TimeUnit.SECONDS)).contains("aborted");
        }
    }

    @Test
    void a_cut_within_a_fragment_is_an_exception_for_the_handler() throws Exception {
        server.handle(this::readAll);
        try (RawPeer peer = RawPeer.associate(server)) {
            sendHalf(peer);
            byte[] fragment = RawPeer.data(RawPeer.STORAGE_CONTEXT, false, true, new byte[5000]);
            peer.send(Arrays.copyOf(fragment, 4000));
        }

        assertThat(lost.get(10, TimeUnit.SECONDS)).contains("ended within");
    }

    @ParameterizedTest
    @MethodSource
    void what_does_not_belong_into_a_data_set_aborts_and_fails_the_stream(byte[] bytes, Pdu expected) throws Exception {
        server.handle(this::readAll);
        try (RawPeer peer = RawPeer.associate(server)) {
            sendHalf(peer);
            peer.send(bytes);

            assertThat(peer.receive()).isEqualTo(expected);
            assertThat(lost.get(10, TimeUnit.SECONDS)).isNotEmpty();
        }
    }

    static Stream<Arguments> what_does_not_belong_into_a_data_set_aborts_and_fails_the_stream() {
        return Stream.of(
                Arguments.of(RawPeer.data(1, false, true, new byte[10]), UNEXPECTED_PARAMETER),
                Arguments.of(RawPeer.data(3, true, true, RawPeer.echo().encode()), UNEXPECTED_PARAMETER),
                Arguments.of(PduEncoder.encode(RawPeer.request()), UNEXPECTED_PDU),
                Arguments.of(PduEncoder.encode(new Pdu.DataValue(3, false, true, 1 << 20)), INVALID_VALUE));
    }

    @Test
    void a_handler_that_hides_the_loss_answers_nobody() throws Exception {
        server.handle((request, dataSet) -> {
            try {
                dataSet.readAllBytes();
            } catch (IOException e) {
                lost.complete(String.valueOf(e.getMessage()));
            }
            return DimseStatus.SUCCESS;
        });
        try (RawPeer peer = RawPeer.associate(server)) {
            sendHalf(peer);
            peer.socket.shutdownOutput();

            assertThat(lost.get(10, TimeUnit.SECONDS)).isNotEmpty();
            assertThatThrownBy(peer::receive).isInstanceOf(EOFException.class);
        }
    }

    private static void sendHalf(RawPeer peer) throws IOException {
        peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store());
        peer.send(RawPeer.data(RawPeer.STORAGE_CONTEXT, false, false, new byte[10_000]));
    }

    private DimseStatus readAll(StoreRequest request, InputStream dataSet) throws IOException {
        try {
            dataSet.readAllBytes();
            lost.complete("");
        } catch (IOException e) {
            lost.complete(String.valueOf(e.getMessage()));
            throw e;
        }
        return DimseStatus.SUCCESS;
    }
}
