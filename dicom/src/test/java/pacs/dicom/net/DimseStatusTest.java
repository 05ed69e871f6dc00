package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DimseStatusTest {

    @ParameterizedTest
    @ValueSource(ints = {0x0001, 0x0107, 0x0116, 0xB000, 0xB007, 0xBFFF})
    void a_warning_is_neither_success_nor_failure(int code) {
        DimseStatus status = new DimseStatus(code, "");

        assertThat(status.isWarning()).isTrue();
        assertThat(status.isSuccess()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0110, 0x0117, 0x0124, 0xA700, 0xA900, 0xC000, 0xFE00})
    void a_failure_is_no_warning(int code) {
        assertThat(new DimseStatus(code, "").isWarning()).isFalse();
        assertThat(new DimseStatus(code, "").isSuccess()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x10000})
    void a_code_has_two_bytes(int code) {
        assertThatThrownBy(() -> new DimseStatus(code, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_reads_like_the_standard_writes_it() {
        assertThat(DimseStatus.OUT_OF_RESOURCES.withComment("Spool full")).hasToString("A700 Spool full");
        assertThat(DimseStatus.SUCCESS).hasToString("0000");
    }
}
