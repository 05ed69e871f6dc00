package pacs.platform.audit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import pacs.platform.audit.Act;
import pacs.platform.audit.TrailRow;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;
import pacs.platform.tenancy.InstitutionId;

/**
 * A row as JSON.
 *
 * @param owner whose data it was about; left out when it was about none
 * @param result {@code done} or {@code refused}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Shown(
        String trail,
        long id,
        String at,
        Who who,
        String action,
        Optional<Place> owner,
        String patient,
        String study,
        String purpose,
        String result,
        String refusal,
        int times,
        String detail) {

    /** @param kind {@code person}, {@code client}, {@code peer}, {@code link}, {@code system}, {@code nobody}, {@code unknown} */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Who(String kind, String name, String onBehalfOf, Optional<Place> institution, String address) {}

    /** An institution. */
    record Place(String code, String name) {}

    static Shown of(TrailRow row, Directory directory) {
        Act act = row.act();
        Optional<Place> own = place(act.actor().institution(), directory);
        boolean isAbout =
                !act.matter().study().isEmpty() || !act.matter().patient().isEmpty();
        return new Shown(
                row.trail(),
                row.id(),
                row.at().toString(),
                new Who(
                        row.kind(),
                        act.actor().name(),
                        act.actor().onBehalfOf(),
                        own,
                        act.actor().address()),
                act.action(),
                place(act.matter().owner(), directory).or(() -> isAbout ? own : Optional.empty()),
                act.matter().patient(),
                act.matter().study(),
                act.matter().purpose(),
                act.refusal().isEmpty() ? "done" : "refused",
                act.refusal(),
                act.times(),
                act.matter().detail());
    }

    /** One that is no longer in the directory keeps its number. */
    private static Optional<Place> place(Optional<InstitutionId> id, Directory directory) {
        return id.map(
                one -> directory.institution(one).map(Shown::place).orElseGet(() -> new Place("#" + one, "#" + one)));
    }

    private static Place place(Institution institution) {
        return new Place(institution.code(), institution.name());
    }
}
