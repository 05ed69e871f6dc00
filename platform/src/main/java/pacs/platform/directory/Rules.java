package pacs.platform.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pacs.platform.directory.Fault.Code;

/** What must hold between fields, and between entries of a kind. */
final class Rules {

    private static final int KEY = 0x64697265;
    private static final String SINCE = "since";
    private static final String UNTIL = "until";

    private Rules() {}

    /** @param self number of the entry; 0 for a new one */
    static void check(Connection connection, Kind kind, int self, Checking checking) throws SQLException {
        switch (kind) {
            case INSTITUTION -> institution(connection, self, checking);
            case CONTRACT -> contract(connection, self, checking);
            case DUTY -> duty(connection, self, checking);
            case AE_TITLE -> title(connection, checking);
            case DEPARTMENT, PERSON, DEVICE -> {}
        }
    }

    /** Two that change parents at once wait for each other, so that they make no circle together. */
    private static void institution(Connection connection, int self, Checking checking) throws SQLException {
        if (self == 0 || !checking.has("parent")) {
            return;
        }
        oneAfterTheOther(connection, Kind.INSTITUTION);
        if (Sql.exists(connection, """
                with recursive above as (
                    select id, parent from directory.institution where id = ?
                    union
                    select i.id, i.parent from directory.institution i join above a on i.id = a.parent)
                select from above where id = ?""", checking.id("parent"), self)) {
            checking.add("parent", Code.CIRCLE, "leads back to the institution itself: none stands above itself.");
        }
    }

    private static void contract(Connection connection, int self, Checking checking) throws SQLException {
        if (checking.has("asking") && checking.id("asking") == checking.id("serving")) {
            checking.add("serving", Code.SAME, "is the institution that asks: a contract is between two.");
        }
        Optional<LocalDate> until =
                Optional.ofNullable((LocalDate) checking.values().get(UNTIL));
        if (!(checking.values().get(SINCE) instanceof LocalDate since)) {
            return;
        }
        if (until.filter(end -> end.isBefore(since)).isPresent()) {
            checking.add(UNTIL, Code.ORDER, "is before the first day.");
        }
        if (checking.values().get("limits") instanceof List<?> limits) {
            limits(limits, checking);
        }
        if (!(checking.values().get("purposes") instanceof List<?> purposes)) {
            return;
        }
        oneAfterTheOther(connection, Kind.CONTRACT);
        Sql.one(
                        connection,
                        """
                        select number from directory.contract
                        where asking = ? and serving = ? and purposes && ?::text[] and id <> ? and ended is null
                            and since <= coalesce(?::date, 'infinity') and coalesce(until, 'infinity') >= ?::date""",
                        row -> row.getString(1),
                        checking.id("asking"),
                        checking.id("serving"),
                        purposes,
                        self,
                        until,
                        since)
                .ifPresent(other -> checking.add(
                        "purposes",
                        Code.OVERLAP,
                        "are agreed already in contract '" + other
                                + "' on some of these days: one contract holds at a time."));
    }

    private static void limits(List<?> limits, Checking checking) {
        Set<String> priorities = new HashSet<>();
        for (Object limit : limits) {
            String[] parts = limit.toString().split("[ /]");
            if (!priorities.add(parts[0])) {
                checking.add("limits", Code.TAKEN, "name " + parts[0] + " twice.");
            }
            if (Integer.parseInt(parts[1]) > Integer.parseInt(parts[3])
                    || Integer.parseInt(parts[2]) > Integer.parseInt(parts[3])) {
                checking.add("limits", Code.ORDER, "of " + parts[0] + " publish before it is accepted or read.");
            }
        }
    }

    private static void duty(Connection connection, int self, Checking checking) throws SQLException {
        if (!(checking.values().get("starts") instanceof OffsetDateTime starts)
                || !(checking.values().get("ends") instanceof OffsetDateTime ends)) {
            return;
        }
        if (!ends.isAfter(starts)) {
            checking.add("ends", Code.ORDER, "is not after the start.");
            return;
        }
        if (ends.isAfter(starts.plusDays(31))) {
            checking.add("ends", Code.ORDER, "is more than 31 days after the start; make several duties of it.");
        }
        if (!checking.has("person") || !checking.has("task")) {
            return;
        }
        Sql.exists(connection, "select from directory.person where id = ? for no key update", checking.id("person"));
        if (Sql.exists(
                connection,
                """
                select from directory.duty
                where institution = ? and person = ? and task = ? and id <> ? and ended is null
                    and starts < ? and ends > ?""",
                checking.id("institution"),
                checking.id("person"),
                checking.values().getOrDefault("task", ""),
                self,
                ends,
                starts)) {
            checking.add("starts", Code.OVERLAP, "and end overlap another duty of this person for the same task.");
        }
    }

    private static void title(Connection connection, Checking checking) throws SQLException {
        if (checking.values().get("title") instanceof String title
                && Sql.exists(connection, "select from directory.gateway where ae_title = ?", title)) {
            checking.add("title", Code.TAKEN, "is what a gateway is called.");
        }
    }

    /** What must hold before an entry can end. */
    static void checkEnd(Connection connection, Entry entry) throws SQLException {
        String inUse =
                switch (entry.kind()) {
                    case INSTITUTION -> "select from directory.institution where parent = ? and ended is null";
                    case DEPARTMENT -> "select from directory.device where department = ? and ended is null";
                    case PERSON, CONTRACT, AE_TITLE, DEVICE, DUTY -> "select where ? = 0";
                };
        if (Sql.exists(connection, inUse, entry.id())) {
            throw new Unfit(
                    List.of(new Fault(0, "ended", Code.IN_USE, "Others in use belong to it: end or move them first.")));
        }
    }

    private static void oneAfterTheOther(Connection connection, Kind kind) throws SQLException {
        Sql.exists(connection, "select from pg_advisory_xact_lock(?, hashtext(?))", KEY, kind.word());
    }
}
