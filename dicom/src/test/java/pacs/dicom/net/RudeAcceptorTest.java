package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;

/** An SCU of ours meets SCPs that do not keep to the standard, or to their word. */
class RudeAcceptorTest {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final SopClass SECONDARY_CAPTURE = new SopClass(RawPeer.SECONDARY_CAPTURE);
    private static final Pdu INVALID_VALUE = new Pdu.Abort(2, AbortReason.INVALID_PARAMETER_VALUE.code);

    private final ServerSocket listener;
    private final CompletableFuture<Pdu> lastWord = new CompletableFuture<>();

    RudeAcceptorTest() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void hang_up() throws IOException {
        listener.close();
    }

    @Test
    void a_context_nobody_proposed_is_an_abort() throws Exception {
        answer(peer -> accept(peer, List.of(new Pdu.ContextResult(5, 0, EXPLICIT.uid())), 16384));

        assertThatThrownBy(this::open).isInstanceOf(ProtocolFault.class);
        assertThat(lastWord.get(10, TimeUnit.SECONDS)).isEqualTo(INVALID_VALUE);
    }

    @Test
    void a_transfer_syntax_nobody_proposed_is_an_abort() throws Exception {
        answer(peer -> accept(peer, List.of(new Pdu.ContextResult(1, 0, TransferSyntax.RLE_LOSSLESS.uid())), 16384));

        assertThatThrownBy(this::open).isInstanceOf(ProtocolFault.class);
        assertThat(lastWord.get(10, TimeUnit.SECONDS)).isEqualTo(INVALID_VALUE);
    }

    @Test
    void pdus_into_which_no_message_fits_are_an_abort() throws Exception {
        answer(peer -> accept(peer, List.of(new Pdu.ContextResult(1, 0, EXPLICIT.uid())), 7));

        assertThatThrownBy(this::open).isInstanceOf(ProtocolFault.class);
        assertThat(lastWord.get(10, TimeUnit.SECONDS)).isEqualTo(INVALID_VALUE);
    }

    @Test
    void who_never_answers_is_given_up() throws Exception {
        answer(peer -> {});

        assertThatThrownBy(this::open).isInstanceOf(SocketTimeoutException.class);
        assertThat(lastWord.get(10, TimeUnit.SECONDS)).isEqualTo(new Pdu.Abort(0, 0));
    }

    @Test
    void the_response_to_another_message_is_an_abort() throws Exception {
        answer(peer -> {
            accept(peer, List.of(new Pdu.ContextResult(1, 0, EXPLICIT.uid())), 0);
            peer.send(
                    1,
                    CommandSet.of(DimseCommand.C_STORE_RQ | DimseCommand.RESPONSE)
                            .with(CommandSet.MESSAGE_ID_RESPONDED_TO, 77)
                            .with(CommandSet.STATUS, 0)
                            .with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET));
        });

        try (Association association = open()) {
            assertThatThrownBy(() -> store(association)).isInstanceOf(ProtocolFault.class);
        }
        assertThat(lastWord.get(10, TimeUnit.SECONDS))
                .isEqualTo(new Pdu.Abort(2, AbortReason.UNEXPECTED_PARAMETER.code));
    }

    @Test
    void an_abort_instead_of_a_response_is_told_with_its_reason() throws Exception {
        answer(peer -> {
            accept(peer, List.of(new Pdu.ContextResult(1, 0, EXPLICIT.uid())), 0);
            peer.send(new Pdu.Abort(2, 1));
        });

        try (Association association = open()) {
            assertThatThrownBy(() -> store(association))
                    .isInstanceOfSatisfying(AssociationAbortedException.class, abort -> {
                        assertThat(abort.source()).isEqualTo(2);
                        assertThat(abort.reason()).isEqualTo(1);
                    });
        }
    }

    @Test
    void a_data_set_behind_a_response_is_passed_over() throws Exception {
        answer(peer -> {
            accept(peer, List.of(new Pdu.ContextResult(1, 0, EXPLICIT.uid())), 0);
            CommandSet response = CommandSet.of(DimseCommand.C_STORE_RQ | DimseCommand.RESPONSE)
                    .with(CommandSet.MESSAGE_ID_RESPONDED_TO, 1)
                    .with(CommandSet.STATUS, 0xB000)
                    .with(CommandSet.DATA_SET_TYPE, 0);
            peer.send(1, response);
            peer.send(RawPeer.data(1, false, true, new byte[100]));
            peer.send(1, response.with(CommandSet.MESSAGE_ID_RESPONDED_TO, 2).with(CommandSet.STATUS, 0));
            peer.send(RawPeer.data(1, false, true, new byte[0]));
            peer.send(new Pdu.ReleaseRp());
        });

        try (Association association = open()) {
            assertThat(store(association).isWarning()).isTrue();
            assertThat(store(association).isSuccess()).isTrue();
            association.release();
        }
    }

    /** Accepts one connection on a thread of its own, reads the request, says its lines and listens to the end. */
    private void answer(Lines lines) {
        Thread.ofVirtual().start(() -> {
            try (RawPeer peer = RawPeer.of(listener.accept())) {
                Pdu last = peer.receive();
                lines.say(peer);
                for (Optional<Pdu> next = peer.next(); next.isPresent(); next = peer.next()) {
                    last = next.get();
                }
                lastWord.complete(last);
            } catch (IOException e) {
                lastWord.completeExceptionally(e);
            }
        });
    }

    private static void accept(RawPeer peer, List<Pdu.ContextResult> results, int maxPduLength) throws IOException {
        peer.send(new Pdu.AssociateAc(
                "PACS", "MODALITY", Negotiation.APPLICATION_CONTEXT, results, UserInformation.ours(maxPduLength)));
    }

    private Association open() throws IOException {
        Duration second = Duration.ofSeconds(1);
        return Association.open(
                new Remote("127.0.0.1", listener.getLocalPort(), RunningServer.CALLED),
                RunningServer.CALLING,
                List.of(PresentationContext.of(SECONDARY_CAPTURE, EXPLICIT)),
                new Timeouts(second, second, second));
    }

    private static DimseStatus store(Association association) throws IOException {
        return association.store(
                SECONDARY_CAPTURE, new SopInstanceUid("1.2.3"), EXPLICIT, InputStream.nullInputStream());
    }

    private interface Lines {
        void say(RawPeer peer) throws IOException;
    }
}
