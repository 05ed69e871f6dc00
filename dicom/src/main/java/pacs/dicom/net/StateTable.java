package pacs.dicom.net;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** PS3.8 table 9-10, as it is printed: a row for each event, a column for each state. */
final class StateTable {

    private static final String PRINTED = """
            Evt1  | AE-1 |      |      |      |      |      |      |      |      |       |       |       |
            Evt2  |      |      |      | AE-2 |      |      |      |      |      |       |       |       |
            Evt3  |      | AA-1 | AA-8 |      | AE-3 | AA-8 | AA-8 | AA-8 | AA-8 | AA-8  | AA-8  | AA-8  | AA-6
            Evt4  |      | AA-1 | AA-8 |      | AE-4 | AA-8 | AA-8 | AA-8 | AA-8 | AA-8  | AA-8  | AA-8  | AA-6
            Evt5  | AE-5 |      |      |      |      |      |      |      |      |       |       |       |
            Evt6  |      | AE-6 | AA-8 |      | AA-8 | AA-8 | AA-8 | AA-8 | AA-8 | AA-8  | AA-8  | AA-8  | AA-7
            Evt7  |      |      | AE-7 |      |      |      |      |      |      |       |       |       |
            Evt8  |      |      | AE-8 |      |      |      |      |      |      |       |       |       |
            Evt9  |      |      |      |      |      | DT-1 |      | AR-7 |      |       |       |       |
            Evt10 |      | AA-1 | AA-8 |      | AA-8 | DT-2 | AR-6 | AA-8 | AA-8 | AA-8  | AA-8  | AA-8  | AA-6
            Evt11 |      |      |      |      |      | AR-1 |      |      |      |       |       |       |
            Evt12 |      | AA-1 | AA-8 |      | AA-8 | AR-2 | AR-8 | AA-8 | AA-8 | AA-8  | AA-8  | AA-8  | AA-6
            Evt13 |      | AA-1 | AA-8 |      | AA-8 | AA-8 | AR-3 | AA-8 | AA-8 | AR-10 | AR-3  | AA-8  | AA-6
            Evt14 |      |      |      |      |      |      |      | AR-4 | AR-9 |       |       | AR-4  |
            Evt15 |      |      | AA-1 | AA-2 | AA-1 | AA-1 | AA-1 | AA-1 | AA-1 | AA-1  | AA-1  | AA-1  |
            Evt16 |      | AA-2 | AA-3 |      | AA-3 | AA-3 | AA-3 | AA-3 | AA-3 | AA-3  | AA-3  | AA-3  | AA-2
            Evt17 |      | AA-5 | AA-4 | AA-4 | AA-4 | AA-4 | AA-4 | AA-4 | AA-4 | AA-4  | AA-4  | AA-4  | AR-5
            Evt18 |      | AA-2 |      |      |      |      |      |      |      |       |       |       | AA-2
            Evt19 |      | AA-1 | AA-8 |      | AA-8 | AA-8 | AA-8 | AA-8 | AA-8 | AA-8  | AA-8  | AA-8  | AA-7
            """;

    private static final Map<Event, Map<State, Action>> CELLS = cells();

    private StateTable() {}

    /** @return what to do; empty where the standard leaves the cell blank, as the event cannot happen in that state */
    static Optional<Action> action(State state, Event event) {
        return Optional.ofNullable(CELLS.getOrDefault(event, Map.of()).get(state));
    }

    private static Map<Event, Map<State, Action>> cells() {
        Map<Event, Map<State, Action>> cells = new EnumMap<>(Event.class);
        Iterator<String> rows = PRINTED.lines().iterator();
        for (Event event : Event.values()) {
            cells.put(event, row(rows.next().split("\\|", -1)));
        }
        return cells;
    }

    /** @param columns the name of the event, then a column for each state */
    private static Map<State, Action> row(String[] columns) {
        Map<State, Action> row = new EnumMap<>(State.class);
        int column = 1;
        for (State state : State.values()) {
            String name = columns[column++].strip().replace('-', '_');
            if (!name.isEmpty()) {
                row.put(state, Action.valueOf(name));
            }
        }
        return row;
    }
}
