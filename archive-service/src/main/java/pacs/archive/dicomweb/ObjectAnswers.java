package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.archive.retrieve.StoredObjects;
import pacs.dicom.core.TransferSyntax;

/** Renders whole objects, as they were received, and their headers (PS3.18 10.4). */
@Singleton
class ObjectAnswers {

    private static final String DICOM = "application/dicom";

    private final StoredObjects objects;
    private final Whereabouts whereabouts;
    private final Negotiation negotiation;

    ObjectAnswers(StoredObjects objects, Whereabouts whereabouts, Negotiation negotiation) {
        this.objects = objects;
        this.whereabouts = whereabouts;
        this.negotiation = negotiation;
    }

    /** Several, each a part. */
    Response objects(List<StoredInstance> instances) {
        List<TransferSyntax> stored = instances.stream()
                .map(StoredInstance::transferSyntax)
                .distinct()
                .toList();
        for (TransferSyntax syntax : stored) {
            negotiation.choose(List.of(parts(syntax)), refusal(syntax));
        }
        return parts(instances);
    }

    /** One, as a part or by itself. */
    Response object(StoredInstance instance) {
        TransferSyntax syntax = instance.transferSyntax();
        Offer single = Offer.single(DICOM, List.of(syntax.uid()), true);
        Offer chosen = negotiation.choose(List.of(parts(syntax), single), refusal(syntax));
        return chosen.multipart()
                ? parts(List.of(instance))
                : Streamed.of(type(instance), instance.length(), out -> objects.send(instance, out));
    }

    /** The headers of all, as one array of DICOM JSON. */
    Response metadata(List<StoredInstance> instances) {
        String type = negotiation.json();
        RetrieveUrls urls = whereabouts.urls();
        return Streamed.answer(type, out -> {
                    char separator = '[';
                    for (StoredInstance instance : instances) {
                        out.write(separator);
                        objects.sendHeader(instance, urls.bulkData(instance), out);
                        separator = ',';
                    }
                    out.write(']');
                })
                .build();
    }

    private Response parts(List<StoredInstance> instances) {
        RetrieveUrls urls = whereabouts.urls();
        List<Multipart.Part> parts = new ArrayList<>();
        for (StoredInstance instance : instances) {
            parts.add(new Multipart.Part(
                    type(instance), urls.of(instance), instance.length(), out -> objects.send(instance, out)));
        }
        return Streamed.of(new Multipart(DICOM, parts));
    }

    private static Offer parts(TransferSyntax syntax) {
        return Offer.parts(DICOM, List.of(syntax.uid()), true);
    }

    private static String type(StoredInstance instance) {
        return DICOM + "; transfer-syntax=" + instance.transferSyntax();
    }

    private static String refusal(TransferSyntax syntax) {
        return "What is asked for is stored as " + syntax.name() + " and is sent as it is stored: accept"
                + " multipart/related; type=\"application/dicom\"; transfer-syntax=* or transfer-syntax=" + syntax
                + ".";
    }
}
