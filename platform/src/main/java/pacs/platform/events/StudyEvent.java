package pacs.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** What happened to a study of an institution. Versions of a study only grow: an older one tells nothing new. */
public sealed interface StudyEvent {

    InstitutionId institution();

    StudyUid study();

    /** Of the study when it happened; 1 is its first. */
    long version();

    /** Its first instances were committed. */
    record StudyReceived(InstitutionId institution, StudyUid study, long version) implements StudyEvent {}

    /** More instances were committed. A study that had settled has not any more. */
    record StudyGrew(InstitutionId institution, StudyUid study, long version) implements StudyEvent {}

    /**
     * Other bytes came under the UIDs of an instance that is here. Both are kept; what is shown did not change.
     *
     * @param sameContent whether they say the same in another encoding, or contradict it
     */
    record OtherVersionKept(
            InstitutionId institution, StudyUid study, long version, SopInstanceUid instance, boolean sameContent)
            implements StudyEvent {}

    /** Nothing more is expected of it in this version. */
    record StudySettled(InstitutionId institution, StudyUid study, long version, Reason reason) implements StudyEvent {}

    /** Why nothing more is expected. */
    enum Reason {
        /** All that its senders have announced is here. */
        MANIFEST,
        /** Nothing came for a while. */
        TIMEOUT;

        /** As events and the database spell it. */
        public String word() {
            return this == MANIFEST ? "manifest" : "timeout";
        }
    }

    /** The fact of an event; empty for one that is about something else, which may be newer than this program. */
    static Optional<StudyEvent> of(Event event) {
        try {
            JsonNode node = JsonMapper.builder().build().readTree(event.payload());
            InstitutionId institution =
                    new InstitutionId(node.path("institution").asInt());
            StudyUid study = new StudyUid(node.path("study").asText());
            long version = node.path("version").asLong();
            return switch (event.type()) {
                case "StudyReceived" -> Optional.of(new StudyReceived(institution, study, version));
                case "StudyGrew" -> Optional.of(new StudyGrew(institution, study, version));
                case "OtherVersionKept" ->
                    Optional.of(new OtherVersionKept(
                            institution,
                            study,
                            version,
                            new SopInstanceUid(node.path("instance").asText()),
                            node.path("sameContent").asBoolean()));
                case "StudySettled" -> {
                    Reason reason = node.path("reason").asText().equals(Reason.MANIFEST.word())
                            ? Reason.MANIFEST
                            : Reason.TIMEOUT;
                    yield Optional.of(new StudySettled(institution, study, version, reason));
                }
                default -> Optional.empty();
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + event.id() + " cannot be read", e);
        }
    }

    /** As the outbox names it. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** Events of one study keep their order. */
    default String key() {
        return institution() + "/" + study();
    }

    /** As the outbox keeps it. */
    default String payload() {
        ObjectNode node = JsonMapper.builder().build().createObjectNode();
        node.put("institution", institution().value());
        node.put("study", study().value());
        node.put("version", version());
        if (this instanceof StudySettled settled) {
            node.put("reason", settled.reason().word());
        }
        if (this instanceof OtherVersionKept other) {
            node.put("instance", other.instance().value());
            node.put("sameContent", other.sameContent());
        }
        return node.toString();
    }
}
