package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StowMediaTypeTest {

    @Test
    void parameters_are_read_quoted_or_not() {
        StowMediaType type =
                StowMediaType.parse("Multipart/Related; type=application/dicom;Boundary=\"a b;\\\"c\" ; start=x");

        assertThat(type.type()).isEqualTo("multipart/related");
        assertThat(type.parameter("type")).isEqualTo("application/dicom");
        assertThat(type.parameter("boundary")).isEqualTo("a b;\"c");
        assertThat(type.parameter("start")).isEqualTo("x");
        assertThat(type.parameter("charset")).isEmpty();
    }

    @Test
    void a_type_without_parameters_is_just_a_type() {
        assertThat(StowMediaType.parse(" application/dicom ").type()).isEqualTo("application/dicom");
    }
}
