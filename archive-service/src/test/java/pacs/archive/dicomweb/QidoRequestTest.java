package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pacs.archive.search.Order;
import pacs.archive.search.QueryKey;
import pacs.archive.search.QueryLevel;
import pacs.archive.search.Scope;
import pacs.dicom.core.Tags;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;

class QidoRequestTest {

    @Test
    void keywords_and_tags_name_the_same_attributes() {
        assertThat(studies("PatientName=A&0020000D=1.2").query().criteria())
                .isEqualTo(studies("00100010=A&StudyInstanceUID=1.2").query().criteria())
                .containsOnlyKeys(QueryKey.PATIENT_NAME, QueryKey.STUDY_INSTANCE_UID);
    }

    @Test
    void included_fields_come_in_lists_and_one_by_one() {
        QidoRequest request = studies("includefield=StudyDescription,00100021&includefield=Rows");

        assertThat(request.query().fields().tags())
                .containsExactlyInAnyOrder(Tags.StudyDescription, Tags.IssuerOfPatientID, Tags.Rows);
        assertThat(request.query().fields().all()).isFalse();
        assertThat(studies("includefield=all").query().fields().all()).isTrue();
    }

    @Test
    void pages_and_orders_are_understood() {
        QidoRequest request = studies("limit=25&offset=50&orderby=-StudyDate,PatientName&count=true");

        assertThat(request.query().limit()).isEqualTo(25);
        assertThat(request.query().offset()).isEqualTo(50);
        assertThat(request.query().orders())
                .containsExactly(new Order(QueryKey.STUDY_DATE, true), new Order(QueryKey.PATIENT_NAME, false));
        assertThat(request.count()).isTrue();
    }

    @Test
    void uids_given_one_by_one_are_a_list() {
        assertThat(studies("StudyInstanceUID=1.2&StudyInstanceUID=1.3").query().criteria())
                .containsEntry(QueryKey.STUDY_INSTANCE_UID, "1.2,1.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PatientNmae=x | PatientNmae",
                "Rows=5 | Rows",
                "SeriesNumber=5 | SeriesNumber",
                "00081190=x | 00081190",
                "RequestAttributesSequence.ScheduledProcedureStepID=1 | RequestAttributesSequence",
                "includefield=Nonsense | Nonsense",
                "includefield=00400275.00400009 | 00400275",
                "orderby=-Rows | Rows",
                "limit=-1 | limit",
                "limit=ten | limit",
                "limit=1&limit=2 | limit",
                "offset=99999999999 | offset",
                "count=yes | count",
                "fuzzymatching=1 | fuzzymatching",
                "PatientID=1&PatientID=2 | PatientID",
                "PatientID=1&00100020=2 | PatientID"
            })
    void what_is_not_understood_is_refused_by_name(String parameters, String name) {
        assertThatThrownBy(() -> studies(parameters))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Refusal.Reason.INVALID_REQUEST))
                .hasMessageContaining(name);
    }

    @Test
    void lower_levels_are_searched_by_attributes_of_the_upper_ones() {
        assertThat(request(QueryLevel.INSTANCE, "PatientID=1&Modality=CT&SOPClassUID=1.2")
                        .query()
                        .criteria())
                .hasSize(3);
    }

    private static QidoRequest studies(String parameters) {
        return request(QueryLevel.STUDY, parameters);
    }

    private static QidoRequest request(QueryLevel level, String parameters) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (String parameter : parameters.split("&")) {
            String[] pair = parameter.split("=", 2);
            map.computeIfAbsent(pair[0], _ -> new ArrayList<>()).add(pair[1]);
        }
        return QidoRequest.parse(level, new Scope(new InstitutionId(1)), map);
    }
}
