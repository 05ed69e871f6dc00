package pacs.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.AeTitle;

class PeerTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.10");
    private static final InetAddress THERE = InetAddress.ofLiteral("192.0.2.11");

    @Test
    void a_peer_with_an_address_calls_from_there_only() {
        assertThat(peer("192.0.2.10").mayCallFrom(HERE)).isTrue();
        assertThat(peer("192.0.2.10").mayCallFrom(THERE)).isFalse();
    }

    @Test
    void a_peer_without_an_address_calls_from_anywhere() {
        Peer peer = new Peer(new AeTitle("CT"), Optional.empty(), Optional.empty());

        assertThat(peer.mayCallFrom(HERE)).isTrue();
        assertThat(peer.mayCallFrom(THERE)).isTrue();
    }

    @Test
    void a_host_name_stands_for_its_addresses() {
        assertThat(peer("localhost").mayCallFrom(InetAddress.getLoopbackAddress()))
                .isTrue();
    }

    @Test
    void a_name_nobody_knows_is_nobodys_address() {
        assertThat(peer("no-such-host.invalid").mayCallFrom(HERE)).isFalse();
    }

    private static Peer peer(String address) {
        return new Peer(new AeTitle("CT"), Optional.of(address), Optional.empty());
    }
}
