package pacs.archive.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pacs.archive.names.NameQuestion;
import pacs.archive.names.NameQuestion.Term;

/**
 * Conditions on studies that the index of names answers. What a person types is best begun with its longest token: the index
 * has the studies of one token with the latest first, so that a list ends after as many as it shows.
 */
final class NameIndex {

    private static final String IN =
            "(s.institution, s.id) in (select o.institution, o.study from archive.name_token o where ";

    private NameIndex() {}

    /**
     * The token whose studies to begin with: of the longest the last, as given names are rarer than surnames. Empty when there is
     * none, or when the many letters of another word leave fewer studies.
     */
    static Optional<String> first(String typed) {
        List<Term> terms = NameQuestion.typed(typed);
        return terms.stream().allMatch(Term.Equal.class::isInstance)
                ? terms.reversed().stream()
                        .map(term -> ((Term.Equal) term).token())
                        .max(Comparator.comparing(String::length))
                : Optional.empty();
    }

    /** The rest of what was typed, its wildcards being gaps; what has no letter is literal. */
    static Condition rest(String typed) {
        List<Term> terms = NameQuestion.typed(typed);
        Optional<Term> first = first(typed).map(Term.Equal::new);
        return terms.isEmpty()
                ? QueryKey.PATIENT_NAME.condition(typed)
                : Condition.all(terms.stream()
                        .filter(term -> !first.equals(Optional.of(term)))
                        .map(NameIndex::probed)
                        .toList());
    }

    /** All that was typed, of studies that something else has found. */
    static Condition whole(String typed) {
        List<Term> terms = NameQuestion.typed(typed);
        return terms.isEmpty()
                ? QueryKey.PATIENT_NAME.condition(typed)
                : Condition.all(terms.stream().map(NameIndex::probed).toList());
    }

    /** Of the studies in the index under any of these beginnings or tokens. */
    static Condition all(List<Term> terms) {
        return Condition.all(terms.stream().map(NameIndex::looked).toList());
    }

    /** For studies that another token has found: one look into the index for each, which the planner shall not turn into a join. */
    private static Condition probed(Term term) {
        return term instanceof Term.Equal(String token)
                ? Condition.of(
                        "exists (select from archive.name_token o where o.institution = s.institution and o.token = ?"
                                + " and o.study_at = s.study_at and o.study = s.id offset 0)",
                        token)
                : looked(term);
    }

    private static Condition looked(Term term) {
        return switch (term) {
            case Term.Equal(String token) -> Condition.of(IN + "o.token = ?)", token);
            case Term.Beginning(String letters) -> Condition.of(IN + "o.token ^@ ?)", letters);
            case Term.Pattern(String letters, String pattern) ->
                Condition.of(IN + "o.token ^@ ? and o.token like ?)", letters, pattern);
        };
    }
}
