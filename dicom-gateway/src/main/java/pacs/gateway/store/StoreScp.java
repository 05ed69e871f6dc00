package pacs.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import pacs.dicom.io.DicomFormatException;
import pacs.dicom.io.HeaderMemory;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.StoreHandler;
import pacs.dicom.net.StoreRequest;
import pacs.platform.Refusal;

/** Storage SCP: takes each object in and answers with what became of it (PS3.4 B.2.3). */
public final class StoreScp implements StoreHandler {

    private static final System.Logger LOG = System.getLogger(StoreScp.class.getName());

    private final Reception reception;

    public StoreScp(Reception reception) {
        this.reception = reception;
    }

    @Override
    public DimseStatus store(StoreRequest request, InputStream dataSet) throws IOException {
        try {
            reception.receive(request, dataSet);
            return DimseStatus.SUCCESS; // durable by now: the modality may delete its copy on this answer
        } catch (DicomFormatException e) {
            return refused(request, DimseStatus.CANNOT_UNDERSTAND, e);
        } catch (HeaderMemory.Exhausted e) {
            return refused(request, DimseStatus.OUT_OF_RESOURCES, e);
        } catch (Refusal refusal) {
            return refused(request, status(refusal.reason()), refusal);
        }
    }

    private static DimseStatus status(Refusal.Reason reason) {
        return switch (reason) {
            case OUT_OF_SPACE, UNAVAILABLE, TOO_LARGE, TOO_MANY -> DimseStatus.OUT_OF_RESOURCES;
            case INVALID_REQUEST -> DimseStatus.DATA_SET_DOES_NOT_MATCH_SOP_CLASS;
            case INVALID_OBJECT, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA -> DimseStatus.CANNOT_UNDERSTAND;
            case FORBIDDEN -> DimseStatus.NOT_AUTHORIZED;
            case NOT_FOUND, CHANGED_MEANWHILE -> DimseStatus.PROCESSING_FAILURE;
        };
    }

    private static DimseStatus refused(StoreRequest request, DimseStatus status, Exception why) {
        LOG.log(
                Level.WARNING,
                "{0} from {1} was refused with {2}: {3} ({4})",
                request.sopInstance(),
                request.calling(),
                status,
                why.getMessage(),
                request.association());
        return status.withComment(String.valueOf(why.getMessage()));
    }
}
