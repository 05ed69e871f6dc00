package pacs.platform.dimse;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What a service's DICOM port bears; see {@link Listening}, which refuses what makes no sense. */
public interface DimseSettings {

    /** Bytes of a P-DATA-TF announced to peers, 4096 to 1048576. */
    @WithDefault("131072")
    int maxPduLength();

    /** Operations of one association that may wait for their answers, where the peer asks for that; 1 to 256. */
    @WithDefault("4")
    int outstanding();

    /** Associations at a time from one address; left out, the service's own share of all. */
    OptionalInt associationsPerAddress();

    /** Associations at a time of one calling AE title; left out, as many as from one address. */
    OptionalInt associationsPerTitle();

    /** Until a new connection has sent its first PDU. */
    @WithDefault("10s")
    Duration requestTimeout();

    /** Until an association that sends nothing is aborted. */
    @WithDefault("30s")
    Duration idleTimeout();

    /** Until a peer that does not take our answers is cut off. */
    @WithDefault("30s")
    Duration writeTimeout();

    /** The port for secured associations beside the plain one. */
    Secured tls();

    /** Without a port nothing is secured; with one, all three files are needed. They may be replaced while the service runs. */
    interface Secured {

        /** Port listened on, on the same address as the plain one; 0 takes a free one. */
        OptionalInt port();

        /** PEM file of the private key, PKCS #8, not encrypted. */
        Optional<Path> key();

        /** PEM file of its certificate, followed by those that lead to its authority. */
        Optional<Path> certificate();

        /** PEM file of the authorities whose peers may call. */
        Optional<Path> trusted();
    }
}
