package pacs.archive.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.ObjectFacts;
import pacs.archive.headers.Headers;
import pacs.dicom.io.DicomFormatException;
import pacs.dicom.io.HeaderMemory;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordWriter;

/** Takes objects in: sighted, received, checked, recognised or placed, catalogued. Yes means durable and findable. */
@ApplicationScoped
public class Intake {

    private final Sighting sighting;
    private final Checking checking = new Checking();
    private final Placing placing = new Placing();
    private final Receiving receiving;
    private final Recognising recognising;
    private final Cataloguing cataloguing;

    /** @param volume the hot volume this process writes */
    public Intake(BlobVolume volume, Catalogue catalogue, Headers headers, Versions versions) {
        this.sighting = new Sighting(headers.budget());
        this.receiving = new Receiving(volume);
        this.recognising = new Recognising(catalogue);
        this.cataloguing = new Cataloguing(catalogue, versions, volume.id());
    }

    /**
     * Stores one object.
     *
     * @throws IOException when the sender's stream breaks; of its object nothing is kept
     */
    public Verdict store(Incoming incoming) throws IOException {
        try (Sighted sighted = sighting.sight(incoming)) {
            return keepOrRefuse(sighted);
        } catch (DicomFormatException | HeaderMemory.Exhausted no) {
            return new Verdict.Refused(refusal(no), Optional.empty(), Optional.empty());
        } catch (Refusal no) {
            return new Verdict.Refused(no, Optional.empty(), Optional.empty());
        }
    }

    private Verdict keepOrRefuse(Sighted sighted) throws IOException {
        try {
            return new Verdict.Kept(keep(sighted));
        } catch (DicomFormatException | HeaderMemory.Exhausted no) {
            return new Verdict.Refused(refusal(no), sighted.sopClass(), sighted.sopInstance());
        } catch (Refusal no) {
            return new Verdict.Refused(no, sighted.sopClass(), sighted.sopInstance());
        }
    }

    private ObjectFacts keep(Sighted sighted) throws IOException {
        Received received = receiving.receive(sighted);
        try (RecordWriter _ = received.record()) {
            Checked checked = checking.check(received);
            if (recognising.isHere(checked)) {
                return checked.facts();
            }
            return cataloguing.catalogue(placing.place(checked));
        }
    }

    /** What is no DICOM stays none; what came when memory was short may come again. */
    private static Refusal refusal(IOException no) {
        Refusal.Reason reason =
                no instanceof HeaderMemory.Exhausted ? Refusal.Reason.UNAVAILABLE : Refusal.Reason.INVALID_OBJECT;
        return new Refusal(reason, String.valueOf(no.getMessage()));
    }
}
