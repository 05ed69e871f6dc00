package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.retrieve.ExplicitObjects;
import pacs.archive.retrieve.KnownDamage;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.archive.retrieve.StoredObjects;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.Refusal;

/** Renders whole objects, as they were received or in explicit VR little endian, and their headers (PS3.18 10.4). */
@Singleton
class ObjectAnswers {

    private static final String DICOM = "application/dicom";
    private static final int PARTIAL = 206;

    /** Headers may not be long. */
    private static final int NAMED = 20;

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private final StoredObjects objects;
    private final ExplicitObjects explicit;
    private final KnownDamage damage;
    private final Whereabouts whereabouts;
    private final Negotiation negotiation;

    ObjectAnswers(
            StoredObjects objects,
            ExplicitObjects explicit,
            KnownDamage damage,
            Whereabouts whereabouts,
            Negotiation negotiation) {
        this.objects = objects;
        this.explicit = explicit;
        this.damage = damage;
        this.whereabouts = whereabouts;
        this.negotiation = negotiation;
    }

    /**
     * Several, each a part. Those that are known to be damaged are left out, which the status and a warning say (PS3.18
     * 10.4.3.1, 206); one that turns out to be damaged ends the transfer, when the status was said already.
     *
     * @throws Refusal UNAVAILABLE when all are known to be damaged
     */
    Response objects(List<StoredInstance> instances) {
        Set<StoredInstance> damaged = damage.among(instances);
        if (damaged.isEmpty()) {
            return whole(instances);
        }
        if (damaged.size() == instances.size()) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "Everything that is asked for is here, but its bytes are damaged; the operator has been told.");
        }
        Response rest = whole(instances.stream()
                .filter(instance -> !damaged.contains(instance))
                .toList());
        return Response.fromResponse(rest)
                .status(PARTIAL)
                .header("Warning", "299 dicom-web \"" + warning(instances, damaged) + "\"")
                .build();
    }

    private static String warning(List<StoredInstance> instances, Set<StoredInstance> damaged) {
        return damaged.size() + " of " + instances.size() + " instances are left out, because their bytes are damaged: "
                + instances.stream()
                        .filter(damaged::contains)
                        .limit(NAMED)
                        .map(instance -> instance.instance().value())
                        .collect(Collectors.joining(" "))
                + (damaged.size() > NAMED ? " and others" : "");
    }

    private Response whole(List<StoredInstance> instances) {
        Map<TransferSyntax, Offer> chosen = instances.stream()
                .map(StoredInstance::transferSyntax)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), stored -> negotiation.choose(offers(stored, true), refusal(stored))));
        return parts(instances, chosen);
    }

    /** One, as a part or by itself. */
    Response object(StoredInstance instance) {
        TransferSyntax stored = instance.transferSyntax();
        List<Offer> offers = new ArrayList<>(offers(stored, true));
        offers.addAll(offers(stored, false));
        Offer chosen = negotiation.choose(offers, refusal(stored));
        if (chosen.multipart()) {
            return parts(List.of(instance), Map.of(stored, chosen));
        }
        String type = DICOM + "; transfer-syntax=" + syntax(chosen);
        return isStored(instance, chosen)
                ? Streamed.of(type, instance.length(), out -> objects.send(instance, out))
                : Streamed.answer(type, out -> explicit.send(instance, out)).build();
    }

    /** The headers of all, as one array of DICOM JSON. */
    Response metadata(List<StoredInstance> instances) {
        String type = negotiation.json();
        RetrieveUrls urls = urls(instances);
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

    /** Never of more than one study. */
    private RetrieveUrls urls(List<StoredInstance> instances) {
        return whereabouts.urls(instances.getFirst().institution());
    }

    private Response parts(List<StoredInstance> instances, Map<TransferSyntax, Offer> chosen) {
        RetrieveUrls urls = urls(instances);
        List<Multipart.Part> parts = new ArrayList<>();
        for (StoredInstance instance : instances) {
            Offer form = chosen.getOrDefault(instance.transferSyntax(), offer(instance.transferSyntax(), true));
            boolean stored = isStored(instance, form);
            parts.add(new Multipart.Part(
                    DICOM + "; transfer-syntax=" + syntax(form),
                    urls.of(instance),
                    stored ? OptionalLong.of(instance.length()) : OptionalLong.empty(),
                    out -> {
                        if (stored) {
                            objects.send(instance, out);
                        } else {
                            explicit.send(instance, out);
                        }
                    }));
        }
        return Streamed.of(new Multipart(DICOM, parts));
    }

    /** As it is stored, also when no transfer syntax is named; in explicit VR little endian when that is named. */
    private static List<Offer> offers(TransferSyntax stored, boolean multipart) {
        Offer asStored = offer(stored, multipart);
        return stored.equals(EXPLICIT)
                ? List.of(asStored)
                : List.of(asStored, new Offer(multipart, DICOM, List.of(EXPLICIT.uid()), false));
    }

    private static Offer offer(TransferSyntax stored, boolean multipart) {
        return new Offer(multipart, DICOM, List.of(stored.uid()), true);
    }

    private static String syntax(Offer form) {
        return form.syntaxes().getFirst();
    }

    private static boolean isStored(StoredInstance instance, Offer form) {
        return syntax(form).equals(instance.transferSyntax().uid());
    }

    private static String refusal(TransferSyntax stored) {
        return "What is asked for is stored as " + stored.name() + ": accept multipart/related;"
                + " type=\"application/dicom\"; transfer-syntax=* or transfer-syntax=" + stored + ", or decoded "
                + EXPLICIT + ".";
    }
}
