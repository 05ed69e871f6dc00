package pacs.archive.search;

import java.util.ArrayList;
import java.util.List;

/** By which attribute matches are sorted; what follows decides between equals. */
public record Order(QueryKey key, boolean descending) {

    /** In SQL. Study Date followed by Study Time is one moment, by which an index is sorted. */
    static List<SortTerm> terms(List<Order> orders) {
        List<SortTerm> terms = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            boolean moment = order.key == QueryKey.STUDY_DATE
                    && i + 1 < orders.size()
                    && orders.get(i + 1).equals(new Order(QueryKey.STUDY_TIME, order.descending));
            if (moment) {
                terms.add(new SortTerm("s.study_at", order.direction()));
                i++;
            } else {
                order.columns().forEach(column -> terms.add(new SortTerm(column, order.direction() + " nulls last")));
            }
        }
        return terms;
    }

    private String direction() {
        return descending ? " desc" : "";
    }

    private List<String> columns() {
        return key == QueryKey.PATIENT_NAME
                ? List.of("s.name_roman collate \"C\"", "s.name_ideographic collate \"C\"")
                : List.of(key.column());
    }
}
