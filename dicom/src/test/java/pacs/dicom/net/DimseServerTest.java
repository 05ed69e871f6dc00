package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.net.UserInformation.AsynchronousOperations;

class DimseServerTest {

    @RegisterExtension
    final RunningServer server = new RunningServer();

    @Test
    void each_context_gets_a_result_of_its_own() throws IOException {
        String explicit = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
        String jpeg = TransferSyntax.JPEG_BASELINE.uid();
        try (RawPeer peer = RawPeer.connect(server)) {
            peer.send(RawPeer.request(List.of(
                    new Pdu.ProposedContext(1, RawPeer.SECONDARY_CAPTURE, List.of("1.2.3", jpeg, explicit)),
                    new Pdu.ProposedContext(3, "1.2.840.10008.5.1.4.1.2.2.1", List.of(explicit)), // C-FIND
                    new Pdu.ProposedContext(5, RawPeer.SECONDARY_CAPTURE, List.of("1.2.3", "nonsense")),
                    new Pdu.ProposedContext(7, "1.3.12.2.1107.5.9.1", List.of(explicit)), // private storage
                    new Pdu.ProposedContext(9, "nonsense", List.of(explicit)),
                    new Pdu.ProposedContext(11, RawPeer.SECONDARY_CAPTURE, List.of()))));

            assertThat(peer.receive()).isInstanceOfSatisfying(Pdu.AssociateAc.class, acceptance -> assertThat(
                            acceptance.contexts())
                    .extracting(Pdu.ContextResult::id, Pdu.ContextResult::result)
                    .containsExactly(tuple(1, 0), tuple(3, 3), tuple(5, 4), tuple(7, 0), tuple(9, 3), tuple(11, 4)));
        }
    }

    @Test
    void of_the_syntaxes_we_know_the_senders_first_wins() throws IOException {
        String jpeg = TransferSyntax.JPEG_BASELINE.uid();
        String explicit = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
        try (RawPeer peer = RawPeer.connect(server)) {
            peer.send(RawPeer.request(
                    List.of(new Pdu.ProposedContext(1, RawPeer.SECONDARY_CAPTURE, List.of("1.2.3", jpeg, explicit)))));

            assertThat(peer.receive())
                    .isInstanceOfSatisfying(Pdu.AssociateAc.class, acceptance -> assertThat(acceptance.contexts())
                            .containsExactly(new Pdu.ContextResult(1, 0, jpeg)));
        }
    }

    @Test
    void answers_come_in_pdus_as_short_as_the_peer_wants_them() throws IOException {
        Pdu.AssociateRq plain = RawPeer.request();
        try (RawPeer peer = RawPeer.connect(server)) {
            peer.send(new Pdu.AssociateRq(
                    1,
                    plain.called(),
                    plain.calling(),
                    plain.applicationContext(),
                    plain.contexts(),
                    UserInformation.ours(9)));
            assertThat(peer.receive()).isInstanceOf(Pdu.AssociateAc.class);

            peer.send(RawPeer.VERIFICATION_CONTEXT, RawPeer.echo());

            assertThat(peer.receive()).isEqualTo(new Pdu.DataValue(1, true, false, 2));
            assertThat(peer.receive()).isEqualTo(new Pdu.DataValue(1, true, false, 2));
        }
    }

    @Test
    void a_wish_for_any_number_of_operations_gets_the_windows_size() throws IOException {
        Pdu.AssociateRq plain = RawPeer.request();
        UserInformation user = new UserInformation(0, "1.2", "X", Optional.of(new AsynchronousOperations(0, 0)));
        try (RawPeer peer = RawPeer.connect(server)) {
            peer.send(new Pdu.AssociateRq(
                    1, plain.called(), plain.calling(), plain.applicationContext(), plain.contexts(), user));

            assertThat(peer.receive()).isInstanceOfSatisfying(Pdu.AssociateAc.class, acceptance -> {
                assertThat(acceptance.user().asynchronousOperations()).contains(new AsynchronousOperations(8, 1));
                assertThat(acceptance.user().maxPduLength()).isEqualTo(131072);
            });
        }
    }

    @ParameterizedTest
    @MethodSource
    void a_request_that_cannot_be_served_is_rejected(Pdu.AssociateRq request, RejectionReason reason)
            throws IOException {
        try (RawPeer peer = RawPeer.connect(server)) {
            peer.send(request);

            assertThat(peer.receive()).isEqualTo(reason.pdu());
            assertThatThrownBy(peer::receive).isInstanceOf(EOFException.class);
        }
    }

    static Stream<Arguments> a_request_that_cannot_be_served_is_rejected() {
        String context = Negotiation.APPLICATION_CONTEXT;
        return Stream.of(
                Arguments.of(request(2, "PACS", "X", context), RejectionReason.PROTOCOL_VERSION_NOT_SUPPORTED),
                Arguments.of(request(1, "PACS", "X", "1.2.3"), RejectionReason.APPLICATION_CONTEXT_NOT_SUPPORTED),
                Arguments.of(request(1, "", "X", context), RejectionReason.CALLED_AE_NOT_RECOGNIZED),
                Arguments.of(request(1, "PACS", "A\\B", context), RejectionReason.CALLING_AE_NOT_RECOGNIZED));
    }

    @Test
    void a_policy_that_fails_asks_the_peer_to_come_again() throws IOException {
        server.decide(request -> {
            throw new IllegalStateException("the database is away");
        });

        assertThatThrownBy(() -> server.open(PresentationContext.verification()))
                .isInstanceOfSatisfying(
                        AssociationRejectedException.class,
                        rejection -> assertThat(rejection.isPermanent()).isFalse());
    }

    @Test
    void a_handler_that_fails_answers_0110_with_a_reference() throws IOException {
        server.handle((request, dataSet) -> {
            throw new IOException("disk gone");
        });
        SampleObject object = SampleObject.of("series/mr-t1-32/N2D_0177.dcm");

        try (Association association = server.open(object.context())) {
            DimseStatus status = object.sendTo(association);

            assertThat(status.code()).isEqualTo(0x0110);
            assertThat(status.comment()).matches("Processing failure, reference [0-9a-f]{8}");
            assertThat(object.sendTo(association).code()).isEqualTo(0x0110);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0020, 0x0021, 0x0010, 0x0100, 0x0110, 0x0120, 0x0130, 0x0140, 0x0150, 0x7FFF})
    void operations_nobody_serves_are_unrecognized(int field) throws IOException {
        CommandSet request = CommandSet.of(field)
                .with(CommandSet.MESSAGE_ID, 9)
                .with(CommandSet.DATA_SET_TYPE, 0)
                .withUid(CommandSet.REQUESTED_SOP_CLASS, "1.2.840.10008.3.1.2.3.3")
                .withUid(CommandSet.REQUESTED_SOP_INSTANCE, "1.2.3");
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(RawPeer.STORAGE_CONTEXT, request);
            peer.send(RawPeer.data(RawPeer.STORAGE_CONTEXT, false, true, new byte[100]));

            CommandSet response = peer.response();

            assertThat(response.number(CommandSet.COMMAND_FIELD)).hasValue(field | 0x8000);
            assertThat(response.number(CommandSet.MESSAGE_ID_RESPONDED_TO)).hasValue(9);
            assertThat(response.number(CommandSet.STATUS)).hasValue(0x0211);
            assertThat(response.text(CommandSet.AFFECTED_SOP_INSTANCE)).contains("1.2.3");
            peer.send(RawPeer.VERIFICATION_CONTEXT, RawPeer.echo());
            assertThat(peer.status()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource
    void a_store_request_that_makes_no_sense_never_reaches_the_handler(int context, CommandSet request, int status)
            throws IOException {
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(context, request);
            if (request.announcesDataSet()) {
                peer.send(RawPeer.data(context, false, true, new byte[100]));
            }

            assertThat(peer.status()).isEqualTo(status);
            assertThat(server.stored).isEmpty();
        }
    }

    static Stream<Arguments> a_store_request_that_makes_no_sense_never_reaches_the_handler() {
        CommandSet store = RawPeer.store();
        return Stream.of(
                Arguments.of(3, store.withUid(CommandSet.AFFECTED_SOP_CLASS, "1.2.840.10008.5.1.4.1.1.2"), 0x0122),
                Arguments.of(1, store.withUid(CommandSet.AFFECTED_SOP_CLASS, "1.2.840.10008.1.1"), 0x0122),
                Arguments.of(3, store.withUid(CommandSet.AFFECTED_SOP_INSTANCE, "../../etc"), 0x0117),
                Arguments.of(3, store.withUid(CommandSet.AFFECTED_SOP_INSTANCE, ""), 0x0117),
                Arguments.of(3, store.with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET), 0xC000));
    }

    @Test
    void a_cancel_without_an_operation_is_not_answered() throws IOException {
        CommandSet cancel = CommandSet.of(DimseCommand.C_CANCEL_RQ)
                .with(CommandSet.MESSAGE_ID_RESPONDED_TO, 1)
                .with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET);
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(RawPeer.STORAGE_CONTEXT, cancel);
            peer.send(RawPeer.VERIFICATION_CONTEXT, RawPeer.echo());

            assertThat(peer.response().number(CommandSet.COMMAND_FIELD))
                    .hasValue(DimseCommand.C_ECHO_RQ | DimseCommand.RESPONSE);
        }
    }

    @Test
    void closing_lets_a_running_store_end_and_then_aborts() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        server.handle((request, dataSet) -> {
            begun.countDown();
            return server.keep(request, dataSet);
        });
        Thread closer = Thread.ofVirtual().unstarted(server::close);
        try (RawPeer busy = RawPeer.associate(server);
                RawPeer idle = RawPeer.associate(server)) {
            busy.send(RawPeer.STORAGE_CONTEXT, RawPeer.store());
            begun.await();
            closer.start();
            assertThat(idle.receive()).isEqualTo(new Pdu.Abort(0, 0));

            busy.send(RawPeer.data(RawPeer.STORAGE_CONTEXT, false, true, new byte[100]));

            assertThat(busy.status()).isZero();
            assertThat(busy.receive()).isEqualTo(new Pdu.Abort(0, 0));
        }
        closer.join();
        assertThat(server.stored).hasSize(1);
        assertThatThrownBy(server::connect).isInstanceOf(IOException.class);
    }

    private static Pdu.AssociateRq request(int version, String called, String calling, String applicationContext) {
        Pdu.AssociateRq plain = RawPeer.request();
        return new Pdu.AssociateRq(version, called, calling, applicationContext, plain.contexts(), plain.user());
    }
}
