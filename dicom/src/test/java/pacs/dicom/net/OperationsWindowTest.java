package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;
import pacs.testkit.Dcmtk;
import pacs.testkit.SharedData;

/** Asynchronous operations (PS3.7 D.3.3.3): answers may wait while the next object is read. */
@Timeout(60)
class OperationsWindowTest {

    private static final SopClass SECONDARY = new SopClass(RawPeer.SECONDARY_CAPTURE);
    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    @RegisterExtension
    final RunningServer server = new RunningServer();

    @Test
    void objects_are_read_while_older_ones_wait_for_their_commit() throws Exception {
        CountDownLatch all = new CountDownLatch(8);
        server.handle((request, dataSet) -> {
            DimseStatus status = server.keep(request, dataSet);
            all.countDown();
            awaits(all);
            return status;
        });

        try (Association association = open(20)) {
            assertThat(association.window()).isEqualTo(8);
            List<PendingAnswer> answers = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                answers.add(begin(association, i, 1000 * i));
            }

            for (PendingAnswer answer : answers) {
                assertThat(answer.await()).isEqualTo(DimseStatus.SUCCESS);
            }
        }
        assertThat(server.stored)
                .extracting(stored -> stored.dataSet().length)
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_later_object_may_be_answered_first() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        server.handle((request, dataSet) -> {
            DimseStatus status = server.keep(request, dataSet);
            if (request.sopInstance().value().endsWith(".1")) {
                awaits(second);
                return DimseStatus.OUT_OF_RESOURCES;
            }
            return status;
        });

        try (Association association = open(2)) {
            PendingAnswer first = begin(association, 1, 10);
            assertThat(begin(association, 2, 10).await()).isEqualTo(DimseStatus.SUCCESS);
            second.countDown();

            assertThat(first.await().code()).isEqualTo(0xA700);
        }
    }

    @Test
    void the_window_is_never_exceeded_and_release_waits() throws Exception {
        try (Association association = open(3)) {
            for (int i = 1; i <= 50; i++) {
                begin(association, i, 70_000);
            }
        }

        assertThat(server.stored).hasSize(50);
        Eventually.holds(() -> server.associations() == 0);
    }

    @Test
    void who_does_not_ask_sees_one_operation_at_a_time() throws Exception {
        try (Association association = open(1)) {
            assertThat(association.window()).isEqualTo(1);
        }
        Dcmtk.DCMSEND
                .run("+sd", "-aec", "PACS", "127.0.0.1", server.port(), SharedData.file("series/mr-t1-32"))
                .orFail();

        assertThat(server.stored).hasSize(32);
    }

    @Test
    void an_object_cut_off_does_not_hurt_the_one_before() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        CompletableFuture<String> lost = new CompletableFuture<>();
        server.handle((request, dataSet) -> {
            try {
                DimseStatus status = server.keep(request, dataSet);
                awaits(cut);
                return status;
            } catch (IOException e) {
                lost.complete(request.sopInstance().value());
                throw e;
            }
        });
        try (RawPeer peer = RawPeer.connect(server)) {
            peer.send(RawPeer.asynchronous(4));
            peer.receive();
            peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store(1));
            peer.send(RawPeer.data(RawPeer.STORAGE_CONTEXT, false, true, new byte[100]));
            peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store(2));
            peer.send(RawPeer.data(RawPeer.STORAGE_CONTEXT, false, false, new byte[100]));
        }

        assertThat(lost.get(10, TimeUnit.SECONDS)).isEqualTo("1.2.3.4");
        assertThat(server.associations()).isEqualTo(1);
        cut.countDown();
        Eventually.holds(() -> server.associations() == 0);
        assertThat(server.stored).hasSize(1);
    }

    @Test
    void closing_lets_outstanding_operations_be_answered() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch closing = new CountDownLatch(1);
        server.handle((request, dataSet) -> {
            DimseStatus status = server.keep(request, dataSet);
            inside.countDown();
            awaits(closing);
            return status;
        });
        Association association = open(4);
        PendingAnswer first = begin(association, 1, 10);
        PendingAnswer second = begin(association, 2, 10);
        awaits(inside);

        Thread end = Thread.ofVirtual().start(server::close);
        Thread.sleep(100);
        closing.countDown();

        assertThat(first.await()).isEqualTo(DimseStatus.SUCCESS);
        assertThat(second.await()).isEqualTo(DimseStatus.SUCCESS);
        assertThatThrownBy(() -> begin(association, 3, 10).await()).isInstanceOf(IOException.class);
        association.close();
        end.join();
    }

    private Association open(int outstanding) throws IOException {
        return Association.open(
                server.remote(),
                RunningServer.CALLING,
                List.of(PresentationContext.of(SECONDARY, SYNTAX)),
                AssociationSettings.DEFAULT.withMessages(16384, outstanding));
    }

    private static PendingAnswer begin(Association association, int number, int length) throws IOException {
        return association.begin(
                SECONDARY, new SopInstanceUid("1.2." + number), SYNTAX, new ByteArrayInputStream(new byte[length]));
    }

    private static void awaits(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("Nothing came after this operation");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
