package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateTableTest {

    @Test
    void the_acceptor_walks_from_connection_to_release() {
        List<Event> events = List.of(
                Event.TRANSPORT_INDICATED,
                Event.ASSOCIATE_RQ_RECEIVED,
                Event.ASSOCIATE_ACCEPT,
                Event.DATA_RECEIVED,
                Event.DATA_REQUEST,
                Event.RELEASE_RQ_RECEIVED,
                Event.RELEASE_RESPONSE,
                Event.TRANSPORT_CLOSED);

        assertThat(walk(events, false))
                .containsExactly(
                        State.STA2,
                        State.STA3,
                        State.STA6,
                        State.STA6,
                        State.STA6,
                        State.STA8,
                        State.STA13,
                        State.STA1);
    }

    @Test
    void both_ends_of_a_release_collision_come_to_rest() {
        List<Event> requestor = List.of(
                Event.ASSOCIATE_REQUEST,
                Event.TRANSPORT_CONFIRMED,
                Event.ASSOCIATE_AC_RECEIVED,
                Event.RELEASE_REQUEST,
                Event.RELEASE_RQ_RECEIVED,
                Event.RELEASE_RESPONSE,
                Event.RELEASE_RP_RECEIVED);
        List<Event> acceptor = List.of(
                Event.TRANSPORT_INDICATED,
                Event.ASSOCIATE_RQ_RECEIVED,
                Event.ASSOCIATE_ACCEPT,
                Event.RELEASE_REQUEST,
                Event.RELEASE_RQ_RECEIVED,
                Event.RELEASE_RP_RECEIVED,
                Event.RELEASE_RESPONSE);

        assertThat(walk(requestor, true)).endsWith(State.STA7, State.STA9, State.STA11, State.STA1);
        assertThat(walk(acceptor, false)).endsWith(State.STA7, State.STA10, State.STA12, State.STA13);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STA1", "STA4"})
    void every_pdu_has_an_answer_wherever_a_connection_stands(State state) {
        EnumSet<Event> arrivals = EnumSet.of(
                Event.ASSOCIATE_AC_RECEIVED,
                Event.ASSOCIATE_RJ_RECEIVED,
                Event.ASSOCIATE_RQ_RECEIVED,
                Event.DATA_RECEIVED,
                Event.RELEASE_RQ_RECEIVED,
                Event.RELEASE_RP_RECEIVED,
                Event.ABORT_RECEIVED,
                Event.TRANSPORT_CLOSED,
                Event.INVALID_PDU);

        assertThat(arrivals).allSatisfy(event -> assertThat(StateTable.action(state, event))
                .as(event + " in " + state)
                .isPresent());
    }

    @Test
    void the_table_has_as_many_cells_as_the_standard_prints() {
        long cells = Arrays.stream(Event.values())
                .flatMap(event -> Arrays.stream(State.values()).map(state -> StateTable.action(state, event)))
                .filter(Optional::isPresent)
                .count();

        assertThat(cells).isEqualTo(123);
    }

    private static List<State> walk(List<Event> events, boolean requestor) {
        State[] state = {State.STA1};
        return events.stream()
                .map(event -> state[0] =
                        StateTable.action(state[0], event).orElseThrow().next(requestor))
                .toList();
    }
}
