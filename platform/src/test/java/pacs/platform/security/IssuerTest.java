package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.platform.security.Caller.Kind;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

class IssuerTest {

    private static final Caller LI =
            new Caller(Kind.PERSON, new InstitutionId(2), "li", "李秀英", Set.of(Role.TECHNICIAN, Role.INSTITUTION_ADMIN));

    /** Asks no database. */
    private static final EndedSessions NONE_ENDED =
            new EndedSessions(new PGSimpleDataSource(), Duration.ZERO, InstantSource.system());

    private final Path keyFile;
    private final Issuer issuer;

    IssuerTest(@TempDir Path folder) {
        keyFile = folder.resolve("token.pem");
        issuer = new Issuer(new Keys(keyFile));
    }

    @Test
    void a_token_says_who_the_caller_is() throws ParseException {
        Token token = issuer.issue(LI);

        Caller read = new CallerOfRequest().caller(believed(token.value()));
        assertThat(read).usingRecursiveComparison().isEqualTo(LI);
        assertThat(token.validity()).isEqualTo(Duration.ofMinutes(10));
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void only_the_owner_may_read_the_key_file() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        assertThat(keyFile.getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_token_is_still_believed_after_a_restart() throws ParseException {
        Token token = issuer.issue(LI);

        JsonWebToken read = new IssuedTokens(new Issuer(new Keys(keyFile)), NONE_ENDED)
                .parse(token.value(), new JWTAuthContextInfo());

        assertThat(read.getName()).isEqualTo("li");
    }

    @Test
    void a_key_file_that_holds_no_key_stops_the_start() throws IOException {
        Files.writeString(keyFile, "-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> new Issuer(new Keys(keyFile)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(keyFile.toString());
    }

    @Test
    void a_token_signed_with_another_key_is_not_believed(@TempDir Path elsewhere) {
        String foreign =
                new Issuer(new Keys(elsewhere.resolve("other.pem"))).issue(LI).value();

        assertThatThrownBy(() -> believed(foreign)).isInstanceOf(ParseException.class);
    }

    @Test
    void a_token_whose_time_has_come_is_not_believed() {
        Issuer past = new Issuer(new Keys(keyFile, Duration.ofHours(-1), false, Duration.ofHours(1)));
        String expired = past.issue(LI).value();

        assertThatThrownBy(() -> believed(expired)).isInstanceOf(ParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alg\":\"none\"}", "{\"alg\":\"HS256\"}", "{\"alg\":\"ES256\"}"})
    void a_token_without_our_signature_is_not_believed(String header) {
        String[] parts = issuer.issue(LI).value().split("\\.");
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        String head = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> believed(head + "." + parts[1] + ".")).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> believed(head + "." + parts[1] + "." + zeros)).isInstanceOf(ParseException.class);
    }

    /** The public key is no secret: whoever takes it for one believes everybody (RFC 8725 2.1). */
    @Test
    void a_token_signed_with_the_public_key_as_secret_is_not_believed() {
        byte[] publicKey = SigningKey.openOrCreate(keyFile).publicKey().getEncoded();
        String forged = Jwt.issuer("pacs")
                .audience("pacs")
                .upn("li")
                .groups("region-admin")
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(new SecretKeySpec(publicKey, "HmacSHA256"));

        assertThatThrownBy(() -> believed(forged)).isInstanceOf(ParseException.class);
    }

    @Test
    void a_token_for_others_is_not_believed() {
        String forOthers = Jwt.issuer("pacs")
                .audience("somebody")
                .upn("li")
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(SigningKey.openOrCreate(keyFile).privateKey());

        assertThatThrownBy(() -> believed(forOthers)).isInstanceOf(ParseException.class);
    }

    private JsonWebToken believed(String token) throws ParseException {
        return new IssuedTokens(issuer, NONE_ENDED).parse(token, new JWTAuthContextInfo());
    }
}
