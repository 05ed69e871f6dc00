package pacs.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import pacs.platform.Refusal;

/** Runs a gateway until it is told to stop. What prevents the start ends with one sentence and exit code 2. */
@QuarkusMain
public class GatewayMain implements QuarkusApplication {

    private static final System.Logger LOG = System.getLogger(GatewayMain.class.getName());
    private static final int CANNOT_START = 2;

    private final GatewayConfig config;

    GatewayMain(GatewayConfig config) {
        this.config = config;
    }

    @Override
    public int run(String... args) throws IOException {
        try (Gateway gateway = Gateway.start(config)) {
            Thread.ofVirtual().name("announce").start(() -> announce(gateway));
            Quarkus.waitForExit();
            return 0;
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            return CANNOT_START;
        }
    }

    private void announce(Gateway gateway) {
        try {
            String line = "gateway=" + gateway.awaitIdentity().aeTitle() + "@" + config.bind() + ":" + gateway.port();
            LOG.log(Level.INFO, "Serving: " + line);
            if (config.readyFile().isPresent()) {
                writeWhole(config.readyFile().get(), line + "\n");
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "The file that says the gateway is ready cannot be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever waits for the file never sees half of it. */
    private static void writeWhole(Path file, String text) throws IOException {
        Path draft = Path.of(file + ".new");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
