package pacs.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.io.DicomFormatException;
import pacs.dicom.json.DicomJson;

class StowAnswerTest {

    private static final SopInstanceUid ONE = new SopInstanceUid("1.2.3.1");
    private static final SopInstanceUid TWO = new SopInstanceUid("1.2.3.2");

    @Test
    void stored_and_refused_objects_are_told_apart() throws Exception {
        String answer = """
                {"00081190": {"vr": "UR", "Value": ["http://archive/dicom-web/studies/1.2.3"]},
                 "00081199": {"vr": "SQ", "Value": [{"00081155": {"vr": "UI", "Value": ["1.2.3.1"]}}]},
                 "00081198": {"vr": "SQ", "Value": [{"00081155": {"vr": "UI", "Value": ["1.2.3.2"]},
                                                     "00081197": {"vr": "US", "Value": [273]}}]}}""";

        assertThat(judge(answer, ONE, TWO))
                .isEqualTo(Map.of(
                        ONE, new Verdict.Stored(),
                        TWO, new Verdict.Refused("archive: another object has its SOP Instance UID (0111)")));
    }

    @Test
    void a_failure_outweighs_a_success_of_the_same_object() throws Exception {
        String answer = """
                {"00081199": {"vr": "SQ", "Value": [{"00081155": {"vr": "UI", "Value": ["1.2.3.1"]}}]},
                 "00081198": {"vr": "SQ", "Value": [{"00081155": {"vr": "UI", "Value": ["1.2.3.1"]},
                                                     "00081197": {"vr": "US", "Value": [272]}}]}}""";

        assertThat(judge(answer, ONE)).containsEntry(ONE, new Verdict.PutOff("archive: failure 0110"));
    }

    @Test
    void a_failure_without_a_name_is_of_the_only_object() throws Exception {
        String answer = """
                {"0008119A": {"vr": "SQ", "Value": [{"00081197": {"vr": "US", "Value": [49152]}}]}}""";

        assertThat(judge(answer, ONE))
                .containsEntry(ONE, new Verdict.Refused("archive: it cannot be understood (C000)"));
        assertThat(judge(answer, ONE, TWO)).isEmpty();
    }

    @Test
    void a_failure_without_a_reason_is_no_refusal() throws Exception {
        String answer = """
                {"00081198": {"vr": "SQ", "Value": [{"00081155": {"vr": "UI", "Value": ["1.2.3.1"]}}]}}""";

        assertThat(judge(answer, ONE)).containsEntry(ONE, new Verdict.PutOff("archive: failure without a reason"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0106, 0x0111, 0x0117, 0x0122, 0xC122, 0xA900, 0xA9FF, 0xC000, 0xCFFF})
    void what_the_archive_will_never_take_is_refused(int reason) {
        assertThat(Verdict.ofFailure(reason)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0110, 0x0112, 0x0124, 0xA700, 0xA7FF, 0xB000, 0xFFFF, 0})
    void everything_else_is_tried_again(int reason) {
        assertThat(Verdict.ofFailure(reason)).isInstanceOf(Verdict.PutOff.class);
    }

    private static Map<SopInstanceUid, Verdict> judge(String json, SopInstanceUid... sent) throws DicomFormatException {
        return StowAnswer.judge(DicomJson.read(json.getBytes(StandardCharsets.UTF_8)), List.of(sent))
                .verdicts();
    }
}
