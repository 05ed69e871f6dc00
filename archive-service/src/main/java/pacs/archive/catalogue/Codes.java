package pacs.archive.catalogue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/**
 * The numbers under which instance rows name SOP classes and transfer syntaxes. A number never changes, so each is asked for
 * once and then remembered.
 */
final class Codes {

    /** Begun anew when there are more, since a sender may invent SOP classes. */
    private static final int REMEMBERED_AT_MOST = 10_000;

    private record Table(String name, Map<String, Integer> known) {
        String add() {
            return "insert into archive." + name
                    + " (uid) select * from unnest(?::text[]) on conflict (uid) do nothing";
        }

        String find() {
            return "select uid, id from archive." + name + " where uid = any(?::text[])";
        }
    }

    private final Table sopClasses = new Table("sop_class", new ConcurrentHashMap<>());
    private final Table transferSyntaxes = new Table("transfer_syntax", new ConcurrentHashMap<>());
    private final DataSource intake;

    Codes(DataSource intake) {
        this.intake = intake;
    }

    /** The numbers of one group: they stay known to it, whatever is forgotten meanwhile. */
    record OfGroup(Map<String, Integer> sopClasses, Map<String, Integer> transferSyntaxes) {
        int sopClass(InstanceFacts instance) {
            return Objects.requireNonNull(sopClasses.get(instance.sopClass().value()));
        }

        int transferSyntax(InstanceFacts instance) {
            return Objects.requireNonNull(
                    transferSyntaxes.get(instance.transferSyntax().uid()));
        }
    }

    /** Gives a number to what has none yet, in a transaction of its own: a number nobody uses does no harm. */
    OfGroup of(Collection<Arrival> group) {
        return new OfGroup(
                numbers(
                        sopClasses,
                        group.stream()
                                .map(arrival ->
                                        arrival.facts().instance().sopClass().value())
                                .collect(Collectors.toSet())),
                numbers(
                        transferSyntaxes,
                        group.stream()
                                .map(arrival -> arrival.facts()
                                        .instance()
                                        .transferSyntax()
                                        .uid())
                                .collect(Collectors.toSet())));
    }

    private Map<String, Integer> numbers(Table table, Set<String> uids) {
        Map<String, Integer> numbers = new HashMap<>();
        Set<String> unknown =
                new TreeSet<>(); // in one order for all, so that two who add the same never wait in a ring
        for (String uid : uids) {
            Integer number = table.known().get(uid);
            if (number == null) {
                unknown.add(uid);
            } else {
                numbers.put(uid, number);
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, Integer> found = ask(table, unknown);
            numbers.putAll(found);
            if (table.known().size() > REMEMBERED_AT_MOST) {
                table.known().clear();
            }
            table.known().putAll(found);
        }
        return numbers;
    }

    private Map<String, Integer> ask(Table table, Set<String> uids) {
        return Transactions.inTransaction(intake, connection -> {
            var array = connection.createArrayOf("text", uids.toArray());
            try (PreparedStatement add = connection.prepareStatement(table.add());
                    PreparedStatement find = connection.prepareStatement(table.find())) {
                add.setArray(1, array);
                add.executeUpdate();
                find.setArray(1, array);
                Map<String, Integer> numbers = new HashMap<>();
                try (ResultSet rows = find.executeQuery()) {
                    while (rows.next()) {
                        numbers.put(rows.getString(1), rows.getInt(2));
                    }
                }
                return numbers;
            }
        });
    }
}
