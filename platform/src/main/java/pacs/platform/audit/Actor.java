package pacs.platform.audit;

import java.util.Locale;
import java.util.Optional;
import pacs.platform.tenancy.InstitutionId;

/**
 * Who does something. Injected ({@code Instance<Actor>}), it is who makes the request in hand.
 *
 * @param name login, client id, AE title, or what the link or the program is called; as given, it may name nobody
 * @param institution for which; empty when nobody knows
 * @param onBehalfOf login of the person in whose place it is done; empty: nobody's
 * @param address the call came from; empty: from nowhere
 */
public record Actor(Kind kind, String name, Optional<InstitutionId> institution, String onBehalfOf, String address) {

    /** What kind of actor. */
    public enum Kind {
        /** Signed in by itself. */
        PERSON,
        /** A program with an id and a secret. */
        CLIENT,
        /** Known by its AE title. */
        PEER,
        /** Whoever holds a share link. */
        LINK,
        /** The region's own programs. */
        SYSTEM,
        /** Did not say, or could not prove, who it is. */
        NOBODY;

        /** As the database spells it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param address of the peer */
    public static Actor peer(InstitutionId institution, String aeTitle, String address) {
        return new Actor(Kind.PEER, aeTitle, Optional.of(institution), "", address);
    }

    /** A program of the region itself, for an institution or for all. */
    public static Actor system(String name, Optional<InstitutionId> institution) {
        return new Actor(Kind.SYSTEM, name, institution, "", "");
    }

    /** @param name as given; empty when none was */
    public static Actor nobody(String name, String address) {
        return new Actor(Kind.NOBODY, name, Optional.empty(), "", address);
    }

    /** The same, in the place of somebody. */
    public Actor inPlaceOf(String login) {
        return new Actor(kind, name, institution, login, address);
    }
}
