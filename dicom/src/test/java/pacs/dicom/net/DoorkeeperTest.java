package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.AeTitle;

class DoorkeeperTest {

    private static final AeTitle CT = new AeTitle("CT");
    private static final AeTitle MR = new AeTitle("MR");
    private static final InetAddress KNOWN = InetAddress.ofLiteral("192.0.2.1");

    private final Doorkeeper door = new Doorkeeper(new AssociationCaps(8, 6, 2));

    @Test
    void strangers_leave_room_for_who_was_admitted_before() {
        admitted(KNOWN, CT).close();

        Doorkeeper.Visit stranger = door.enter(address(2)).orElseThrow();
        assertThat(door.enter(address(3))).isPresent();
        assertThat(door.enter(address(4))).isEmpty();

        assertThat(door.enter(KNOWN)).isPresent();
        stranger.close();
        assertThat(door.enter(address(4))).isPresent();
    }

    @Test
    void an_admitted_stranger_is_none_any_more() {
        List<Doorkeeper.Visit> inside = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            inside.add(admitted(address(i), new AeTitle("CT" + i)));
        }

        assertThat(door.enter(address(9))).isEmpty();
        inside.forEach(Doorkeeper.Visit::close);
        assertThat(door.associations()).isZero();
    }

    @Test
    void one_title_gets_no_more_than_its_share() {
        Doorkeeper.Visit first = admitted(KNOWN, CT);
        admitted(KNOWN, CT);

        try (Doorkeeper.Visit third = door.enter(KNOWN).orElseThrow()) {
            assertThat(third.admit(CT)).isFalse();
        }
        admitted(KNOWN, MR);
        first.close();
        admitted(KNOWN, CT);
    }

    @Test
    void of_too_many_silent_connections_the_oldest_goes() {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 257; i++) {
            Socket socket = new Socket();
            silent.add(socket);
            door.waits(socket);
        }

        assertThat(silent.getFirst().isClosed()).isTrue();
        assertThat(silent.stream().filter(Socket::isClosed)).hasSize(1);
    }

    private Doorkeeper.Visit admitted(InetAddress from, AeTitle title) {
        Optional<Doorkeeper.Visit> visit = door.enter(from);
        assertThat(visit).isPresent();
        assertThat(visit.get().admit(title)).isTrue();
        return visit.get();
    }

    private static InetAddress address(int number) {
        return InetAddress.ofLiteral("198.51.100." + number);
    }
}
