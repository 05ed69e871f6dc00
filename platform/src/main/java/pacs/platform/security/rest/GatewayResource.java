package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import pacs.dicom.net.Fingerprint;
import pacs.platform.Refusal;
import pacs.platform.receipts.ReceiptSigner;
import pacs.platform.security.Caller;
import pacs.platform.tenancy.AePeer;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Gateway;

/** What a gateway must know of itself: what it is called, whose it is, and who may call it. */
@Path("/gateway/self")
public class GatewayResource {

    /**
     * @param address the only one the title may call from; absent for any
     * @param certificate fingerprint of the only one it may show; absent when none is asked for
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Peer(String title, Optional<String> address, Optional<String> certificate) {

        static Peer of(AePeer peer) {
            return new Peer(
                    peer.title().value(),
                    peer.address().map(InetAddress::getHostAddress),
                    peer.certificate().map(Fingerprint::hex));
        }
    }

    /** @param receiptKey by which it knows the archive's receipts: base64 of the X.509 form of an Ed25519 key */
    record Self(String name, String aeTitle, InstitutionView institution, String receiptKey, List<Peer> peers) {}

    private final Caller caller;
    private final Directory directory;
    private final ReceiptSigner receipts;

    @Inject
    GatewayResource(Caller caller, Directory directory, ReceiptSigner receipts) {
        this.caller = caller;
        this.directory = directory;
        this.receipts = receipts;
    }

    @GET
    @RolesAllowed("gateway")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Self self() {
        Gateway gateway = directory
                .gatewayOf(caller.subject())
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.NOT_FOUND,
                        "No gateway of the region signs in as '" + caller.subject() + "'; see the region file."));
        return new Self(
                gateway.name(),
                gateway.aeTitle().value(),
                InstitutionView.of(gateway.institution(), directory),
                receipts.key().text(),
                directory.peers(gateway.institution()).stream().map(Peer::of).toList());
    }
}
