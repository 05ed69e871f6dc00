package pacs.gateway;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import pacs.gateway.peers.CentreSettings;

/** A whole gateway in the process of a test, on a free port, with the settings it has in a hospital unless told otherwise. */
public final class RunningGateway implements AutoCloseable {

    private final Gateway gateway;

    private RunningGateway(Gateway gateway) {
        this.gateway = gateway;
    }

    public static RunningGateway start(Path folder, FakeCentre centre) throws Exception {
        return start(folder, centre, Map.of());
    }

    public static RunningGateway start(Path folder, FakeCentre centre, Map<String, String> settings) throws Exception {
        Gateway gateway = Gateway.start(config(folder, centre.settings(), settings));
        gateway.awaitIdentity();
        return new RunningGateway(gateway);
    }

    static GatewayConfig config(Path folder, CentreSettings centre, Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "pacs.gateway.spool", folder.toString(),
                "pacs.gateway.archive-url", centre.url().toString(),
                "pacs.gateway.client-id", centre.clientId(),
                "pacs.gateway.client-secret", centre.clientSecret(),
                "pacs.gateway.dicom-port", "0",
                "pacs.gateway.reserve", "1M",
                "pacs.gateway.longest-pause", "1s"));
        properties.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(GatewayConfig.class)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }

    public int port() {
        return gateway.port();
    }

    public int tlsPort() {
        return gateway.tlsPort().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
