package pacs.archive.identity.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pacs.archive.dicomweb.ArchiveUnderTest;
import pacs.archive.identity.SamplePatient;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.access.Extent;
import pacs.platform.access.Grants;
import pacs.platform.access.Opening;
import pacs.platform.access.Purpose;
import pacs.platform.audit.Actor;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class PriorsResourceTest {

    @Inject
    Issuer issuer;

    @Inject
    Grants grants;

    @Test
    void other_studies_come_with_date_body_part_and_modality() throws IOException {
        store(1, "7.1", SamplePatient.her("P7"));
        store(1, "7.2", SamplePatient.her("P7").with(Tags.StudyDate, Vr.DA, "20240105"));
        store(1, "7.3", SamplePatient.her("P7").with(Tags.StudyDate, Vr.DA, "20250105"));
        store(1, "7.4", SamplePatient.her("P8"));

        JsonPath answer = get(1, Role.RADIOLOGIST, "7.1/priors").jsonPath();

        assertThat(answer.getList("priors.study")).isEqualTo(List.of("7.3", "7.2"));
        assertThat(answer.getList("priors.date")).isEqualTo(List.of("2025-01-05", "2024-01-05"));
        assertThat(answer.getList("priors[0].bodyParts")).isEqualTo(List.of("CHEST"));
        assertThat(answer.getList("priors[0].modalities")).isEqualTo(List.of("CT"));
        assertThat(answer.getString("priors[0].institution")).isEqualTo("I1");
        assertThat(answer.getBoolean("priors[0].own")).isTrue();
        assertThat(answer.getMap("priors[0]")).doesNotContainKeys("patient", "name");
    }

    @Test
    void foreign_and_missing_get_the_same_answer() throws IOException {
        store(1, "7.10", SamplePatient.her("P10"));

        Response foreign = get(2, Role.RADIOLOGIST, "7.10/priors");
        Response missing = get(2, Role.RADIOLOGIST, "7.11/priors");
        Response elsewhere = get(2, Role.RADIOLOGIST, "7.10/priors?at=I1");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.asString().replace("7.10", "7.11")).isEqualTo(missing.asString());
        assertThat(elsewhere.asString()).isEqualTo(foreign.asString());
    }

    @Test
    void of_several_copies_one_is_chosen() throws IOException {
        store(1, "7.20", SamplePatient.her("P20"));
        store(1, "7.21", SamplePatient.her("P20"));
        store(2, "7.20", SamplePatient.her("Q20"));
        open(1, "7.20");
        open(2, "7.20");

        assertThat(get(3, Role.EXPERT, "7.20/priors").statusCode()).isEqualTo(400);
        assertThat(get(3, Role.EXPERT, "7.20/priors?at=I1").jsonPath().getList("priors"))
                .isEmpty();
        open(1, "7.21");
        assertThat(get(3, Role.EXPERT, "7.20/priors?at=I1").jsonPath().getList("priors.study"))
                .isEqualTo(List.of("7.21"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INSTITUTION_ADMIN", "REGION_ADMIN", "SECURITY_ADMIN", "AUDITOR", "GATEWAY"})
    void who_sees_no_images_sees_no_priors(Role role) {
        assertThat(get(1, role, "7.1/priors").statusCode()).isEqualTo(403);
    }

    private void open(int owner, String study) {
        grants.open(
                new InstitutionId(owner),
                new Actor(Actor.Kind.PERSON, "li", Optional.of(new InstitutionId(owner)), "", ""),
                new Opening(
                        new InstitutionId(3),
                        Purpose.CONSULTATION,
                        new Extent.Studies(List.of(new StudyUid(study))),
                        Instant.now().plus(Duration.ofHours(1)),
                        "A second opinion"));
    }

    private Response get(int institution, Role role, String path) {
        return given().header("Authorization", bearer(institution, role)).get("/archive/studies/" + path);
    }

    private void store(int institution, String study, SamplePatient patient) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.write(patient.in(study));
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        given().header("Authorization", bearer(institution, Role.INTEGRATION))
                .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/related", io.restassured.http.ContentType.BINARY)))
                .body(body.toByteArray())
                .post("/dicom-web/studies")
                .then()
                .statusCode(200);
    }

    private String bearer(int institution, Role role) {
        Caller.Kind kind = role.isForPrograms() ? Caller.Kind.CLIENT : Caller.Kind.PERSON;
        return "Bearer "
                + issuer.issue(new Caller(kind, new InstitutionId(institution), "test", "test", Set.of(role)))
                        .value();
    }
}
