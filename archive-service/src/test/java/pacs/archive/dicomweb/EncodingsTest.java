package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | false",
                "gzip | true",
                "GZIP | true",
                "x-gzip | true",
                "gzip, deflate, br, zstd | true",
                "deflate, gzip;q=0.5 | true",
                "* | true",
                "*;q=0 | false",
                "gzip;q=0 | false",
                "gzip; q=0.000, * | false",
                "br | false",
                "identity | false",
                "identity;q=1, gzip;q=0.5 | false",
                "identity;q=0.5, gzip;q=0.5 | true",
                "gzip;q=nonsense | true"
            })
    void gzip_is_sent_only_to_who_takes_it(String header, boolean gzip) {
        assertThat(Encodings.parse(header).gzip()).isEqualTo(gzip);
    }
}
