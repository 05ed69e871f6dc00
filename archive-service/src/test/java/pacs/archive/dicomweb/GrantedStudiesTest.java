package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.platform.Refusal;
import pacs.platform.access.Extent;
import pacs.platform.access.Grants;
import pacs.platform.access.Opening;
import pacs.platform.access.Purpose;
import pacs.platform.audit.Actor;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.AsInstitution;
import pacs.platform.tenancy.InstitutionId;

/** What an institution sees of another one by a grant, and that it is gone with it. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class GrantedStudiesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_SECOND = Duration.ofMillis(1_050);

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    @Inject
    Grants grants;

    @Inject
    @Named("region")
    DataSource region;

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected
    Path folder;

    private DicomWebClient first;
    private DicomWebClient second;
    private DicomWebClient third;

    @BeforeEach
    void signIn() {
        first = new DicomWebClient(root, issuer, 1);
        second = new DicomWebClient(root, issuer, 2);
        third = new DicomWebClient(root, issuer, 3);
    }

    @Test
    void a_granted_study_is_found_and_seen_and_others_are_not() throws Exception {
        SampleSeries granted = stored(first, "1.501", 2);
        SampleSeries kept = stored(first, "1.502", 1);

        open(1, 2, "1.501", HOUR);

        assertThat(second.json("studies?StudyInstanceUID=1.501,1.502"))
                .hasSize(1)
                .allSatisfy(match -> assertThat(match.string(Tags.RetrieveURL)).contains(root + "at/I1/studies/1.501"));
        for (String path : shown(granted)) {
            assertThat(second.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(second.get("at/I1/" + path).statusCode()).as(path).isEqualTo(200);
            assertThat(third.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(third.get("at/I1/" + path).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : shown(kept)) {
            assertThat(second.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(second.get("at/I1/" + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(second.get("at/I3/studies/1.501").statusCode()).isEqualTo(404);
        assertThat(second.json("at/I1/studies?StudyInstanceUID=1.501")).hasSize(1);
        assertThat(second.json("series?StudyInstanceUID=1.501")).hasSize(1);
        assertThat(second.json("instances?StudyInstanceUID=1.501")).hasSize(2);
        assertThat(second.get("at/I1/studies/1.501/series/1.501.1/instances").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_look_at_another_s_study_is_recorded_with_its_owner_and_why() throws Exception {
        SampleSeries granted = stored(first, "1.521", 1, "P-521");
        open(1, 2, "1.521", HOUR);

        second.get(granted.instance(1));
        second.get("at/I1/" + granted.metadata());
        first.get(granted.metadata());

        assertThat(looks("1.521"))
                .containsExactly(
                        "2 retrieved 1 P-521 consultation",
                        "2 metadata-read 1 P-521 consultation",
                        "1 metadata-read 1 P-521 ");
    }

    private List<String> looks(String study) throws SQLException {
        List<String> looks = new ArrayList<>();
        try (Connection connection = region.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select institution || ' ' || action || ' ' || coalesce(owner, institution) || ' ' || patient || ' ' || purpose
                        from archive.audit where study_uid = ? and action in ('retrieved', 'metadata-read') order by at""")) {
            select.setString(1, study);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    looks.add(row.getString(1));
                }
            }
        }
        return looks;
    }

    @Test
    void grants_that_end_at_once_hide_the_study() throws Exception {
        SampleSeries granted = stored(first, "1.522", 1);
        UUID one = open(1, 2, "1.522", HOUR);
        UUID other = open(1, 2, "1.522", HOUR);

        try (ExecutorService meanwhile = Executors.newVirtualThreadPerTaskExecutor()) {
            AsInstitution.inTransaction(region, new InstitutionId(1), connection -> {
                end(connection, one);
                meanwhile.execute(() -> grants.end(new InstitutionId(1), actor(1), other));
                awaitSomebodyWaits(connection);
                return one;
            });
        }
        Thread.sleep(A_SECOND);

        assertGone(granted, "1.522");
    }

    private static void end(Connection connection, UUID grant) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement("select directory.end_grant(?, 'li')")) {
            end.setObject(1, grant);
            end.execute();
        }
    }

    /** For what this transaction has taken. */
    private static void awaitSomebodyWaits(Connection connection) throws SQLException {
        Instant patience = Instant.now().plusSeconds(20);
        boolean waits = false;
        try (PreparedStatement ask = connection.prepareStatement(
                "select exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))")) {
            while (!waits) {
                assertThat(Instant.now()).isBefore(patience);
                try (ResultSet row = ask.executeQuery()) {
                    row.next();
                    waits = row.getBoolean(1);
                }
            }
        }
    }

    @Test
    void a_second_after_a_grant_was_ended_nothing_of_it_is_seen() throws Exception {
        SampleSeries granted = stored(first, "1.503", 2);
        UUID grant = open(1, 2, "1.503", HOUR);
        for (String path : shown(granted)) {
            assertThat(second.get(path).statusCode()).as(path).isEqualTo(200);
        }
        String tag = second.get(granted.metadata()).headers().firstValue("ETag").orElseThrow();
        assertThat(second.getWith(granted.metadata(), "If-None-Match", tag).statusCode())
                .isEqualTo(304);

        grants.end(new InstitutionId(1), actor(1), grant);
        Thread.sleep(A_SECOND);

        assertGone(granted, "1.503");
        assertThat(second.getWith(granted.metadata(), "If-None-Match", tag).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_grant_ends_by_its_time_and_nobody_has_to_say_so() throws Exception {
        SampleSeries granted = stored(first, "1.504", 1);
        Instant end = Instant.now().plusSeconds(4);
        grants.open(new InstitutionId(1), actor(1), opening(2, "1.504", end));
        for (String path : shown(granted)) {
            assertThat(second.get(path).statusCode()).as(path).isEqualTo(200);
        }

        Thread.sleep(Duration.between(Instant.now(), end).plusMillis(1).toMillis());

        assertGone(granted, "1.504");
    }

    @Test
    void of_two_grants_the_later_end_counts() throws Exception {
        SampleSeries granted = stored(first, "1.505", 1);
        UUID shorter = open(1, 2, "1.505", HOUR);
        UUID longer = open(1, 2, "1.505", HOUR.multipliedBy(2));

        grants.end(new InstitutionId(2), actor(2), longer);
        Thread.sleep(A_SECOND);
        assertThat(second.get(granted.instance(1)).statusCode()).isEqualTo(200);

        grants.end(new InstitutionId(1), actor(1), shorter);
        Thread.sleep(A_SECOND);
        assertThat(second.get(granted.instance(1)).statusCode()).isEqualTo(404);
    }

    @Test
    void ones_own_copy_is_meant_unless_the_path_says_otherwise() throws Exception {
        SampleSeries here = stored(first, "1.506", 2);
        stored(second, "1.506", 1);

        open(1, 2, "1.506", HOUR);

        assertThat(second.json("studies?StudyInstanceUID=1.506"))
                .extracting(match -> match.string(Tags.RetrieveURL).orElse(""))
                .containsExactlyInAnyOrder(root + "at/I1/studies/1.506", root + "at/I2/studies/1.506");
        assertThat(second.json(here.metadata())).hasSize(1);
        assertThat(second.json("at/I1/" + here.metadata())).hasSize(2);
    }

    @Test
    void of_several_granted_copies_one_has_to_be_chosen() throws Exception {
        SampleSeries series = stored(first, "1.507", 1);
        stored(second, "1.507", 1);
        open(1, 3, "1.507", HOUR);
        open(2, 3, "1.507", HOUR);

        HttpResponse<byte[]> several = third.get(series.metadata());

        assertThat(several.statusCode()).isEqualTo(300);
        assertThat(DicomWebClient.text(several))
                .contains(root + "at/I1/" + series.metadata(), root + "at/I2/" + series.metadata());
        assertThat(third.get("at/I2/" + series.metadata()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_patient_s_later_studies_are_seen_too() throws Exception {
        stored(first, "1.508", 1);
        grants.open(
                new InstitutionId(1),
                actor(1),
                new Opening(
                        new InstitutionId(2),
                        Purpose.REFERRAL,
                        new Extent.Patient("P-1.509", ""),
                        Instant.now().plus(HOUR),
                        "Referred for surgery"));

        stored(first, "1.509", 1, "P-1.509");

        await("1.509");
        assertThat(second.get("studies/1.508").statusCode()).isEqualTo(404);
    }

    @Test
    void own_and_granted_studies_are_one_list_in_one_order() throws Exception {
        for (int i = 1; i <= 3; i++) {
            stored(first, "1.51" + i, 1, "MIX");
            stored(second, "1.51" + (i + 3), 1, "MIX");
            open(1, 2, "1.51" + i, HOUR);
        }

        String mix = "studies?PatientID=MIX&orderby=StudyInstanceUID&count=true";
        HttpResponse<byte[]> page = second.get(mix + "&limit=4&offset=1", "application/dicom+json");

        assertThat(page.headers().firstValue("X-Total-Count")).contains("6");
        assertThat(second.json(mix + "&limit=4&offset=1"))
                .extracting(match -> match.string(Tags.StudyInstanceUID).orElse(""))
                .containsExactly("1.512", "1.513", "1.514", "1.515");
    }

    @Test
    void nobody_opens_or_ends_what_is_another_s() throws Exception {
        stored(first, "1.520", 1);
        UUID grant = open(1, 2, "1.520", HOUR);

        assertThatThrownBy(() -> open(3, 2, "1.520", HOUR)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> open(2, 3, "1.520", HOUR)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> grants.end(new InstitutionId(3), actor(3), grant))
                .isInstanceOf(Refusal.class);
        assertThat(grants.of(new InstitutionId(3))).noneMatch(each -> each.id().equals(grant));
        assertThat(second.get("studies/1.520").statusCode()).isEqualTo(200);
    }

    private void assertGone(SampleSeries series, String study) throws Exception {
        assertThat(second.json("studies?StudyInstanceUID=" + study)).isEmpty();
        assertThat(second.json("instances?StudyInstanceUID=" + study)).isEmpty();
        for (String path : shown(series)) {
            assertThat(second.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(second.get("at/I1/" + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static List<String> shown(SampleSeries series) {
        String study = series.path().substring(0, series.path().indexOf("/series"));
        return List.of(
                study,
                study + "/metadata",
                study + "/thumbnail",
                series.path(),
                series.metadata(),
                series.path() + "/thumbnail",
                series.instance(1),
                series.instance(1) + "/metadata",
                series.instance(1) + "/rendered",
                series.instance(1) + "/thumbnail",
                series.instance(1) + "/frames/1",
                series.instance(1) + "/frames/1/rendered",
                series.instance(1) + "/bulkdata/7FE00010");
    }

    private void await(String study) throws Exception {
        Instant patience = Instant.now().plusSeconds(20);
        while (second.get("studies/" + study).statusCode() != 200) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(50);
        }
    }

    private UUID open(int owner, int grantee, String study, Duration time) {
        return grants.open(
                new InstitutionId(owner),
                actor(owner),
                opening(grantee, study, Instant.now().plus(time)));
    }

    private static Opening opening(int grantee, String study, Instant until) {
        return new Opening(
                new InstitutionId(grantee),
                Purpose.CONSULTATION,
                new Extent.Studies(List.of(new StudyUid(study))),
                until,
                "A second opinion");
    }

    private static Actor actor(int institution) {
        return new Actor(Actor.Kind.PERSON, "li", Optional.of(new InstitutionId(institution)), "", "127.0.0.1");
    }

    private SampleSeries stored(DicomWebClient client, String study, int instances) throws Exception {
        return stored(client, study, instances, "");
    }

    private SampleSeries stored(DicomWebClient client, String study, int instances, String patient) throws Exception {
        SampleSeries series = new SampleSeries(study, patient);
        HttpResponse<byte[]> answer = client.store(series.more(folder, instances));
        assertThat(answer.statusCode()).as(DicomWebClient.text(answer)).isEqualTo(200);
        return series;
    }
}
