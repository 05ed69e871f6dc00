package pacs.archive.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pacs.platform.tenancy.InstitutionId;

/**
 * Where the studies of a query are looked for. All that an institution may see is two parts, each with a limit of its own:
 * one question with an "or" would be answered along neither's index.
 */
sealed interface Part {

    /** Studies of one institution, along its indexes. */
    record Institution(InstitutionId owner) implements Part {}

    /** What others let the viewer see, from the list of that: far less, and without an index for each attribute. */
    record Granted(InstitutionId viewer, Optional<InstitutionId> owner) implements Part {}

    /** @param granted whether the viewer may see anything of others */
    static List<Part> of(Scope scope, boolean granted) {
        InstitutionId owner = scope.owner().orElse(scope.viewer());
        if (scope.study().isPresent()) {
            return List.of(new Institution(owner));
        }
        List<Part> parts = new ArrayList<>();
        if (owner.equals(scope.viewer())) {
            parts.add(new Institution(owner));
        }
        if (granted && !scope.owner().equals(Optional.of(scope.viewer()))) {
            parts.add(new Granted(scope.viewer(), scope.owner()));
        }
        return parts;
    }

    default String tables(Query query) {
        String studies =
                switch (this) {
                    case Granted _ -> " from archive.study_viewer v join archive.study s on s.id = v.study_id";
                    case Institution _
                    when query.nameToken().isPresent() ->
                        " from archive.name_token n join archive.study s on s.id = n.study and s.institution = n.institution";
                    case Institution _ -> " from archive.study s";
                };
        return switch (query.level()) {
            case STUDY -> studies;
            case SERIES -> studies + " join archive.series e on e.study = s.id";
            case INSTANCE ->
                studies + " join archive.series e on e.study = s.id"
                        + " join archive.instance i on i.series = e.id"
                        + " join archive.sop_class c on c.id = i.sop_class"
                        + " join archive.transfer_syntax t on t.id = i.transfer_syntax";
        };
    }

    default Condition wanted(Query query) {
        List<Condition> conditions = new ArrayList<>();
        switch (this) {
            case Institution(InstitutionId owner) -> {
                conditions.add(Condition.of("s.institution = ?", owner.value()));
                query.nameToken().ifPresent(token -> conditions.add(Condition.of("n.token = ?", token)));
                conditions.add(query.condition());
            }
            case Granted(InstitutionId viewer, Optional<InstitutionId> owner) -> {
                conditions.add(
                        Condition.of("v.viewer = ? and v.owner <> v.viewer and v.until > now()", viewer.value()));
                owner.ifPresent(one -> conditions.add(Condition.of("v.owner = ?", one.value())));
                conditions.add(query.wholeCondition());
            }
        }
        query.scope().study().ifPresent(study -> conditions.add(Condition.of("s.study_uid = ?", study.value())));
        query.scope().series().ifPresent(series -> conditions.add(Condition.of("e.series_uid = ?", series.value())));
        return Condition.all(conditions);
    }

    /** A term of the order, by the column of the table the part begins with: its index is sorted so. */
    default String sortedBy(Query query, String column) {
        String table =
                switch (this) {
                    case Granted _ -> "v.study_id";
                    case Institution _ when query.nameToken().isPresent() -> "n.study";
                    case Institution _ -> "s.id";
                };
        return switch (column) {
            case "s.id" -> table;
            case "s.study_at" -> table.charAt(0) + ".study_at";
            default -> column;
        };
    }
}
