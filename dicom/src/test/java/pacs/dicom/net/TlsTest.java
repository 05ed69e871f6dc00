package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.testkit.Certificates;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** TLS by the BCP 195 profile, with DCMTK and OpenSSL at the other end. */
@Timeout(60)
class TlsTest {

    private static final Path MR = SharedData.file("series/mr-t1-32/N2D_0177.dcm");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set by issue
    private static Certificates hospital;

    @SuppressWarnings("NullAway.Init") // set by issue
    private static Certificates.Issued pacs;

    @SuppressWarnings("NullAway.Init") // set by issue
    private static Certificates.Issued modality;

    @SuppressWarnings("NullAway.Init") // set by issue
    private static Certificates.Issued stranger;

    @SuppressWarnings("NullAway.Init") // set by listen
    private TlsFiles files;

    @SuppressWarnings("NullAway.Init") // set by listen
    private RunningServer server;

    @BeforeAll
    static void issue() {
        hospital = Certificates.authority(folder, "hospital");
        pacs = hospital.issue("pacs");
        modality = hospital.issue("modality");
        stranger = Certificates.authority(folder, "elsewhere").issue("stranger");
    }

    @BeforeEach
    void listen(@TempDir Path own) throws IOException {
        files = new TlsFiles(own.resolve("key"), own.resolve("certificate"), own.resolve("trusted"));
        install(pacs);
        Files.copy(hospital.trusted(), files.trusted());
        server = new RunningServer(RunningServer.defaults()
                .withTimers(new ServerTimers(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(2)))
                .withTls(new TlsListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Tls.of(files))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void dcmtk_with_a_certificate_echoes_and_stores() {
        Dcmtk.ECHOSCU.run(secured(modality, "127.0.0.1", server.tlsPort())).orFail();
        Dcmtk.STORESCU.run(secured(modality, "127.0.0.1", server.tlsPort(), MR)).orFail();

        assertThat(server.stored).hasSize(1);
    }

    @Test
    void who_shows_no_certificate_is_refused() throws IOException {
        Peer.Result anonymous = Dcmtk.ECHOSCU.run("+tla", "-ic", "-aec", "PACS", "127.0.0.1", server.tlsPort());

        assertThat(anonymous.exitCode()).isNotZero();
        assertThat(anonymous.output()).doesNotContain("Unknown option");
        assertThat(talk("-tls1_2")).containsPattern("alert (bad certificate|handshake failure|certificate required)");
    }

    @Test
    void a_certificate_of_another_authority_is_refused() {
        assertThat(Dcmtk.ECHOSCU
                        .run(secured(stranger, "127.0.0.1", server.tlsPort()))
                        .exitCode())
                .isNotZero();
        assertThatThrownBy(() -> open(stranger)).isInstanceOf(IOException.class);
    }

    @Test
    void an_expired_certificate_is_refused() {
        Certificates.Issued forgotten = hospital.issueExpired("forgotten");

        assertThatThrownBy(() -> open(forgotten)).isInstanceOf(IOException.class);
        assertThat(server.associations()).isZero();
    }

    @Test
    void hundreds_of_silent_peers_do_not_hurt_a_secured_one() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), server.tlsPort()));
            }

            long start = System.nanoTime();
            try (Association honest = open(modality)) {
                assertThat(honest.echo()).isEqualTo(DimseStatus.SUCCESS);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void plain_text_is_refused_at_the_secured_port() {
        assertThat(Dcmtk.ECHOSCU
                        .run("-to", 5, "-ta", 5, "-aec", "PACS", "127.0.0.1", server.tlsPort())
                        .exitCode())
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-tls1", "-tls1_1", "-tls1_2 -cipher AES128-SHA256", "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA256"
            })
    void old_versions_and_weak_ciphers_are_refused(String options) throws IOException {
        assertThat(openssl(options.contains("-cipher") ? options : options + " -cipher ALL:@SECLEVEL=0")
                        .contains("Cipher is (NONE)"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3", "-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305"})
    void current_versions_are_spoken(String options) throws IOException {
        assertThat(openssl(options)).doesNotContain("Cipher is (NONE)").contains("Cipher is ");
    }

    @Test
    void our_scu_stores_over_tls_and_pipelines() throws IOException {
        SampleObject object = SampleObject.of(MR);
        try (Association association = Association.open(
                new Remote("127.0.0.1", server.tlsPort(), RunningServer.CALLED),
                RunningServer.CALLING,
                List.of(object.context()),
                AssociationSettings.DEFAULT.withMessages(65536, 4).withTls(tls(modality)))) {
            for (int i = 0; i < 20; i++) {
                association.begin(object.sopClass(), object.sopInstance(), object.syntax(), object.stream());
            }
        }

        assertThat(server.stored).hasSize(20).allSatisfy(stored -> assertThat(stored.dataSet())
                .isEqualTo(object.dataSet()));
    }

    @Test
    void our_scu_stores_into_dcmtk_over_tls(@TempDir Path received) throws Exception {
        SampleObject object = SampleObject.of(MR);
        try (StoreScp scp =
                        StoreScp.start(received, "+tls", pacs.key(), pacs.certificate(), "+cf", hospital.trusted());
                Association association = Association.open(
                        new Remote("127.0.0.1", scp.port(), RunningServer.CALLED),
                        RunningServer.CALLING,
                        List.of(object.context()),
                        AssociationSettings.DEFAULT.withTls(tls(modality)))) {
            assertThat(object.sendTo(association)).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void the_policy_learns_which_certificate_was_shown() throws Exception {
        AtomicReference<Optional<Fingerprint>> shown = new AtomicReference<>(Optional.empty());
        server.decide(request -> {
            shown.set(request.certificate());
            return new Admission.Accepted();
        });

        open(modality).close();

        String printed = Certificates.OPENSSL
                .run("x509", "-in", modality.certificate(), "-noout", "-fingerprint", "-sha256")
                .orFail()
                .output();
        assertThat(shown.get()).contains(Fingerprint.parse(printed.strip().replaceAll(".*=", "")));
    }

    @Test
    void our_scu_refuses_a_server_of_another_authority() throws Exception {
        Tls other = Tls.of(new TlsFiles(modality.key(), modality.certificate(), folder.resolve("elsewhere.pem")));

        assertThatThrownBy(() -> Association.open(
                        new Remote("127.0.0.1", server.tlsPort(), RunningServer.CALLED),
                        RunningServer.CALLING,
                        List.of(PresentationContext.verification()),
                        AssociationSettings.DEFAULT.withTls(other)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void new_connections_use_a_renewed_certificate_and_old_ones_go_on() throws IOException {
        try (Association before = open(modality)) {
            install(hospital.issue("renewed"));

            assertThat(openssl("-tls1_3")).contains("CN = renewed");
            assertThat(before.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void a_certificate_that_cannot_be_used_leaves_the_old_one() throws IOException {
        Files.writeString(files.certificate(), "half a certifi");

        assertThat(openssl("-tls1_3")).contains("CN = pacs");
    }

    @Test
    void a_key_of_another_certificate_is_told_at_the_start() throws IOException {
        TlsFiles mixed = new TlsFiles(modality.key(), pacs.certificate(), hospital.trusted());

        assertThatThrownBy(() -> Tls.of(mixed)).hasMessageContaining("modality.key");
    }

    @Test
    void who_is_silent_or_slow_in_the_handshake_is_cut() throws Exception {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.tlsPort());
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.tlsPort())) {
            silent.setSoTimeout(10_000);
            int sent = 0;
            try {
                for (byte next :
                        new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}) {
                    slow.getOutputStream().write(next);
                    sent++;
                    Thread.sleep(200);
                }
            } catch (IOException e) {
                assertThat(sent).isLessThan(20);
            }
            assertThat(silent.getInputStream().read()).isLessThan(1);
            assertThat(sent).isLessThan(20);
        }
    }

    @Test
    void who_stalls_within_a_record_is_cut() throws Exception {
        try (Socket raw = new Socket(InetAddress.getLoopbackAddress(), server.tlsPort());
                SSLSocket secured = tls(modality).requestor(raw)) {
            secured.startHandshake();
            raw.getOutputStream().write(new byte[] {23, 3, 3, 1, 0});
            raw.setSoTimeout(10_000);

            assertThatThrownBy(() -> {
                        while (true) {
                            raw.getOutputStream().write(0);
                            Thread.sleep(50);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        Eventually.holds(() -> server.associations() == 0);
    }

    private Association open(Certificates.Issued identity) throws IOException {
        return Association.open(
                new Remote("127.0.0.1", server.tlsPort(), RunningServer.CALLED),
                RunningServer.CALLING,
                List.of(PresentationContext.verification()),
                AssociationSettings.DEFAULT
                        .withTls(tls(identity))
                        .withTimeouts(
                                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5))));
    }

    private static Tls tls(Certificates.Issued identity) throws IOException {
        return Tls.of(new TlsFiles(identity.key(), identity.certificate(), hospital.trusted()));
    }

    private void install(Certificates.Issued identity) throws IOException {
        Files.copy(identity.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(identity.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(files.certificate(), FileTime.fromMillis(System.currentTimeMillis()));
    }

    private static Object[] secured(Certificates.Issued identity, Object... more) {
        Object[] fixed = {
            "+tls", identity.key(), identity.certificate(), "+cf", hospital.trusted(), "-aec", "PACS",
        };
        Object[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return all;
    }

    private String openssl(String options) throws IOException {
        return talk(options + " -cert " + modality.certificate() + " -key " + modality.key());
    }

    private String talk(String options) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + server.tlsPort()));
        arguments.addAll(List.of((Object[]) options.split(" ")));
        Process process = Certificates.OPENSSL.start(arguments.toArray());
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
