package pacs.platform.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the trails as it is shown.
 *
 * @param trail schema in which it stands
 * @param kind of the actor, as the database spells it
 */
public record TrailRow(String trail, long id, Instant at, String kind, Act act) {

    /** Where it stands among all, so that the next page begins behind it. */
    public record Place(Instant at, String trail, long id) {

        @Override
        public String toString() {
            return at + "~" + trail + "~" + id;
        }

        /** Empty for text that is no place. */
        public static Optional<Place> of(String text) {
            String[] parts = text.split("~", -1);
            try {
                return parts.length == 3
                        ? Optional.of(new Place(Instant.parse(parts[0]), parts[1], Long.parseLong(parts[2])))
                        : Optional.empty();
            } catch (RuntimeException e) {
                return Optional.empty(); // neither a moment nor a number
            }
        }
    }

    public Place place() {
        return new Place(at, trail, id);
    }
}
