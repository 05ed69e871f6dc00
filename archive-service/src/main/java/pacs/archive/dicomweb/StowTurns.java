package pacs.archive.dicomweb;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;

/** How many STOW requests are taken at once: each holds memory and a blob of its own while it lasts. */
@Singleton
class StowTurns {

    /** A refusal is short. */
    private static final int SECONDS = 2;

    private final Turns turns;

    /** @param all requests, of which one institution has three quarters */
    StowTurns(@ConfigProperty(name = "pacs.archive.stow-requests", defaultValue = "64") int all) {
        this.turns =
                new Turns(all, "Too many requests to store are being served; nothing was read, repeat this one later.");
    }

    /**
     * For this request, whose body has not been read yet. The connection of who is refused ends.
     *
     * @throws Refusal UNAVAILABLE when there is none
     */
    Turns.Turn take(HttpServerRequest request, InstitutionId institution) {
        try {
            return turns.take(institution);
        } catch (Refusal refusal) {
            Line.endAfterAnswer(request, SECONDS);
            throw refusal;
        }
    }
}
