package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * In the demo, whose secrets everybody knows, the page to sign in shows the codes of second factors, so that who has no
 * authenticator gets in. In no other region.
 */
@ApplicationScoped
public class DemoCodes {

    private final boolean demo;
    private final Factors factors;

    @Inject
    DemoCodes(SecurityConfig config, Factors factors) {
        this.demo = config.demo();
        this.factors = factors;
    }

    public boolean isDemo() {
        return demo;
    }

    /** The next code that would be taken; none while a second factor is the person's own. */
    public Optional<String> of(String login) {
        return demo ? factors.nextDemoCode(login) : Optional.empty();
    }
}
