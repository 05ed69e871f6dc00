package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.SopClass;

class ServedSopClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.1", // Verification
                "1.2.840.10008.5.1.4.1.1.2", // CT Image
                "1.2.840.10008.5.1.4.1.1.6", // Ultrasound Image, retired
                "1.2.840.10008.5.1.4.1.1.88.59", // Key Object Selection
                "1.2.840.10008.5.1.4.34.7", // RT Beams Delivery Instruction
                "1.2.840.10008.5.1.4.1.1.999", // not yet in the standard
                "1.3.46.670589.11.0.0.12.1" // private
            })
    void verification_and_everything_that_may_hold_an_object_is_served(String uid) {
        assertThat(ServedSopClasses.contain(new SopClass(uid))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.5.1.4.1.2.2.1", // Study Root FIND
                "1.2.840.10008.5.1.4.31", // Modality Worklist
                "1.2.840.10008.3.1.2.3.3", // MPPS
                "1.2.840.10008.1.20.1", // Storage Commitment
                "1.2.840.10008.5.1.1.9", // Basic Grayscale Print
                "1.2.840.10008.1.2.1" // a transfer syntax
            })
    void the_other_services_of_the_standard_are_not(String uid) {
        assertThat(ServedSopClasses.contain(new SopClass(uid))).isFalse();
    }
}
