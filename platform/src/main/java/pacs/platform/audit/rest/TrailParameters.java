package pacs.platform.audit.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pacs.platform.Refusal;
import pacs.platform.audit.Actor;
import pacs.platform.audit.TrailQuery;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;
import pacs.platform.tenancy.InstitutionId;

/** Reads the question from the query of the request in hand, and keeps it to what the caller may see. */
@Singleton
class TrailParameters {

    private static final Set<String> KNOWN = Set.of(
            "actor",
            "institution",
            "address",
            "action",
            "patient",
            "study",
            "owner",
            "from",
            "until",
            "result",
            "limit",
            "after",
            "lang");
    private static final int LONGEST = 64;

    private final UriInfo uri;
    private final SecurityContext security;
    private final Instance<Actor> actor;
    private final Directory directory;

    TrailParameters(UriInfo uri, SecurityContext security, Instance<Actor> actor, Directory directory) {
        this.uri = uri;
        this.security = security;
        this.actor = actor;
        this.directory = directory;
    }

    /** An auditor sees the region; who administers an institution, what that did and what was done with its data. */
    TrailQuery query() {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        TreeSet<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw wrong("There is no parameter " + unknown.first() + ".");
        }
        Optional<InstitutionId> within = security.isUserInRole("auditor")
                ? Optional.empty()
                : actor.get().institution();
        return new TrailQuery(
                within,
                new TrailQuery.Who(text("actor"), institution("institution"), text("address")),
                new TrailQuery.What(text("action"), text("patient"), text("study"), institution("owner")),
                moment("from"),
                moment("until"),
                text("result").map(TrailParameters::result));
    }

    /** A number of rows from 1 to the most. */
    int limit(int usual, int most) {
        try {
            int limit = text("limit").map(Integer::parseInt).orElse(usual);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw wrong("limit is a number from 1 to " + most + ".");
    }

    /** One value; an empty one is none. */
    Optional<String> text(String name) {
        Optional<String> value = Optional.ofNullable(uri.getQueryParameters().getFirst(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (value.isPresent() && (value.get().length() > LONGEST || value.get().indexOf('\0') >= 0)) {
            throw wrong(name + " is longer than " + LONGEST + " characters, or no text.");
        }
        return value;
    }

    private Optional<InstitutionId> institution(String name) {
        return text(name).map(code -> directory
                .institution(code)
                .map(Institution::id)
                .orElseThrow(() -> wrong("There is no institution with the code " + code + ".")));
    }

    private Optional<Instant> moment(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw wrong(name + " is a moment such as 2026-05-04T08:00:00+08:00.");
            }
        });
    }

    private static TrailQuery.Result result(String word) {
        return switch (word) {
            case "done" -> TrailQuery.Result.DONE;
            case "refused" -> TrailQuery.Result.REFUSED;
            default -> throw wrong("result is done or refused.");
        };
    }

    static Refusal wrong(String says) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, says);
    }
}
