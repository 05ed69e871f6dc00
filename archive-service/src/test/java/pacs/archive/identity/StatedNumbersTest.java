package pacs.archive.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static pacs.archive.identity.SamplePatient.HER_CARD;
import static pacs.archive.identity.SamplePatient.HER_OLD_CARD;

import java.util.Set;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;

class StatedNumbersTest {

    static final IdentityConfig CONFIG = new IdentityConfig() {
        @Override
        public Set<String> idCardIssuers() {
            return Set.of("2.16.156.10011.1.3", "身份证");
        }

        @Override
        public Set<String> insuranceIssuers() {
            return Set.of("医保");
        }
    };

    private final StatedNumbers numbers = new StatedNumbers(CONFIG);

    @Test
    void a_patient_id_is_one_when_its_issuer_says_so() {
        SamplePatient silent = SamplePatient.her(HER_CARD);
        SamplePatient hospital = SamplePatient.her(HER_CARD).with(Tags.IssuerOfPatientID, Vr.LO, "HIS");
        SamplePatient police = SamplePatient.her(HER_CARD).with(Tags.IssuerOfPatientID, Vr.LO, "身份证");

        assertThat(numbers.in(silent.header())).isEmpty();
        assertThat(numbers.in(hospital.header())).isEmpty();
        assertThat(numbers.in(police.header())).singleElement().satisfies(number -> {
            assertThat(number.normal()).isEqualTo(HER_CARD);
            assertThat(number.place()).isEqualTo("PatientID");
        });
    }

    @Test
    void other_ids_are_ones_by_issuer_by_oid_or_by_their_form() {
        assertThat(numbers.in(SamplePatient.her("1")
                        .withOther("110105 19491231 002x", "身份证")
                        .header()))
                .extracting(StatedNumber::normal)
                .containsExactly(HER_CARD);
        assertThat(numbers.in(
                        SamplePatient.her("1").withOther(HER_OLD_CARD, "身份证").header()))
                .extracting(StatedNumber::normal)
                .containsExactly(HER_CARD);
        assertThat(numbers.in(SamplePatient.her("1")
                        .withOtherOf(HER_CARD, "2.16.156.10011.1.3")
                        .header()))
                .hasSize(1);
        assertThat(numbers.in(SamplePatient.her("1").withOther(HER_CARD, "").header()))
                .hasSize(1);
        assertThat(numbers.in(SamplePatient.her("1")
                        .with(Tags.OtherPatientIDs, Vr.LO, "A17", HER_CARD)
                        .header()))
                .extracting(StatedNumber::place)
                .containsExactly("OtherPatientIDs");
    }

    @Test
    void nothing_is_guessed() {
        assertThat(numbers.in(SamplePatient.her("1").withOther(HER_OLD_CARD, "").header()))
                .as("15 digits without an issuer")
                .isEmpty();
        assertThat(numbers.in(SamplePatient.her("1").withOther(HER_CARD, "HIS").header()))
                .as("of an issuer that issues something else")
                .isEmpty();
        assertThat(numbers.in(SamplePatient.her("1")
                        .withOther("110105194912310021", "身份证")
                        .header()))
                .as("a wrong check character")
                .isEmpty();
    }

    @Test
    void an_insurance_number_is_one_by_its_issuer_alone() {
        assertThat(numbers.in(
                        SamplePatient.her("1").withOther("ab-123 456", "医保").header()))
                .extracting(StatedNumber::kind, StatedNumber::normal, StatedNumber::ending)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(NumberKind.INSURANCE, "AB123456", "3456"));
        assertThat(numbers.in(SamplePatient.her("1").withOther("12", "医保").header()))
                .isEmpty();
    }
}
