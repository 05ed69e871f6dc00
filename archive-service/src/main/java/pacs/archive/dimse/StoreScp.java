package pacs.archive.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.Transfer;
import pacs.archive.intake.Incoming;
import pacs.archive.intake.Intake;
import pacs.archive.intake.Verdict;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.StoreHandler;
import pacs.dicom.net.StoreRequest;
import pacs.platform.Refusal;
import pacs.platform.audit.Actor;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.InstitutionId;

/** Storage SCP: takes each object in and answers with what became of it (PS3.4 B.2.3). An association is one transfer. */
final class StoreScp implements StoreHandler {

    private static final Logger LOG = Logger.getLogger(StoreScp.class);

    private final Intake intake;
    private final Directory directory;

    StoreScp(Intake intake, Directory directory) {
        this.intake = intake;
        this.directory = directory;
    }

    @Override
    public DimseStatus store(StoreRequest request, InputStream dataSet) throws IOException {
        Optional<InstitutionId> institution = directory.ofAe(request.calling(), request.peer());
        if (institution.isEmpty()) {
            return DimseStatus.NOT_AUTHORIZED; // taken out of the directory since the association began
        }
        Transfer transfer = new Transfer(
                UUID.fromString(request.association()),
                institution.get(),
                Transfer.Action.STORE,
                Actor.Kind.PEER,
                request.calling().value(),
                request.peer().getHostAddress());
        Incoming incoming = new Incoming.OfCommand(
                transfer,
                request.sopClass(),
                request.sopInstance(),
                request.transferSyntax(),
                request.calling(),
                dataSet);
        return switch (intake.store(incoming)) {
            case Verdict.Kept _ -> DimseStatus.SUCCESS;
            case Verdict.Refused refused -> refuse(request, refused.refusal());
        };
    }

    private static DimseStatus refuse(StoreRequest request, Refusal refusal) {
        LOG.infof("C-STORE of %s from %s: %s", request.sopInstance(), request.calling(), refusal.getMessage());
        return status(refusal.reason()).withComment(refusal.getMessage());
    }

    static DimseStatus status(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID_OBJECT, UNSUPPORTED_MEDIA -> DimseStatus.CANNOT_UNDERSTAND;
            case INVALID_REQUEST -> DimseStatus.DATA_SET_DOES_NOT_MATCH_SOP_CLASS;
            case FORBIDDEN -> DimseStatus.NOT_AUTHORIZED;
            case OUT_OF_SPACE, UNAVAILABLE, TOO_LARGE, TOO_MANY -> DimseStatus.OUT_OF_RESOURCES;
            case NOT_FOUND, NOT_ACCEPTABLE, CHANGED_MEANWHILE -> DimseStatus.PROCESSING_FAILURE;
        };
    }
}
