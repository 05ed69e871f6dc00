package pacs.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Admission;
import pacs.dicom.net.AssociationRequest;
import pacs.dicom.net.Fingerprint;
import pacs.dicom.net.RejectionReason;
import pacs.platform.tenancy.InstitutionId;

class PeersTest {

    private static final InetAddress CT_ROOM = InetAddress.ofLiteral("192.0.2.10");
    private static final Peer CT = new Peer(new AeTitle("CT"), Optional.of("192.0.2.10"), Optional.empty());
    private static final Self SELF =
            new Self(new AeTitle("GATEWAY"), new InstitutionId(7), "XYY", Optional.empty(), List.of(CT));

    private final Peers peers = new Peers(() -> Optional.of(SELF));

    @Test
    void a_known_modality_is_let_in() {
        assertThat(peers.admit(call("CT", "GATEWAY"))).isEqualTo(new Admission.Accepted());
    }

    @Test
    void the_name_any_scp_is_ours_too() {
        assertThat(peers.admit(call("CT", "ANY-SCP"))).isEqualTo(new Admission.Accepted());
    }

    @Test
    void an_unknown_calling_title_is_rejected_for_it() {
        assertThat(peers.admit(call("MR", "GATEWAY"))).isEqualTo(rejected(RejectionReason.CALLING_AE_NOT_RECOGNIZED));
    }

    @Test
    void a_known_title_from_elsewhere_is_not_recognized() {
        AssociationRequest call = new AssociationRequest(
                new AeTitle("GATEWAY"),
                new AeTitle("CT"),
                InetAddress.ofLiteral("192.0.2.66"),
                List.of(),
                "",
                Optional.empty());

        assertThat(peers.admit(call)).isEqualTo(rejected(RejectionReason.CALLING_AE_NOT_RECOGNIZED));
    }

    @Test
    void a_title_bound_to_a_certificate_is_known_by_it_alone() {
        Fingerprint own = new Fingerprint("ab".repeat(32));
        Peer bound = new Peer(new AeTitle("CT"), Optional.empty(), Optional.of(own));

        assertThat(bound.isShownBy(Optional.of(own))).isTrue();
        assertThat(bound.isShownBy(Optional.of(new Fingerprint("cd".repeat(32)))))
                .isFalse();
        assertThat(bound.isShownBy(Optional.empty())).isFalse();
    }

    @Test
    void a_call_for_somebody_else_is_rejected_for_it() {
        assertThat(peers.admit(call("CT", "OTHER"))).isEqualTo(rejected(RejectionReason.CALLED_AE_NOT_RECOGNIZED));
    }

    @Test
    void before_the_centre_ever_spoke_modalities_shall_try_again() {
        Peers ignorant = new Peers(Optional::empty);

        assertThat(ignorant.admit(call("CT", "GATEWAY"))).isEqualTo(rejected(RejectionReason.TEMPORARY_CONGESTION));
    }

    private static AssociationRequest call(String calling, String called) {
        return new AssociationRequest(
                new AeTitle(called), new AeTitle(calling), CT_ROOM, List.of(), "", Optional.empty());
    }

    private static Admission rejected(RejectionReason reason) {
        return new Admission.Rejected(reason);
    }
}
