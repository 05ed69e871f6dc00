package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.archive.retrieve.FrameRendering;
import pacs.archive.retrieve.Viewport;
import pacs.dicom.image.Window;
import pacs.platform.Refusal;

class RenderQueryTest {

    @Test
    void without_parameters_the_object_decides() {
        RenderQuery query = RenderQuery.parse(new MultivaluedHashMap<>());

        assertThat(query.appearance().window()).isEmpty();
        assertThat(query.appearance().viewport()).isEmpty();
        assertThat(query.quality()).isEqualTo(FrameRendering.QUALITY);
    }

    @Test
    void every_parameter_is_understood() {
        RenderQuery query = parse("window=-600.5,1.6e3,linear-exact&viewport=512,256,10,20,-100,50&quality=75");

        assertThat(query.appearance().window()).contains(new Window(-600.5, 1600, Window.Shape.LINEAR_EXACT));
        assertThat(query.appearance().viewport())
                .contains(new Viewport(512, 256, new Viewport.Region(10, 20, 100, 50, true, false)));
        assertThat(query.quality()).isEqualTo(75);
    }

    @Test
    void what_is_left_out_of_a_region_is_the_whole() {
        assertThat(parse("viewport=8192,1,,,,").appearance().viewport())
                .contains(new Viewport(8192, 1, Viewport.Region.WHOLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "window=40,400",
                "window=40,400,LINEAR",
                "window=40,0,linear",
                "window=nan,400,linear",
                "window=NaN,400,linear",
                "window=",
                "viewport=0,10",
                "viewport=8193,10",
                "viewport=10",
                "viewport=10,10,0,0",
                "viewport=10,10,-1,0,5,5",
                "viewport=a,b",
                "viewport=99999999999,1",
                "viewport=10,10,0,0,-1e300,5",
                "quality=0",
                "quality=101",
                "quality=1.5",
                "annotation=patient",
                "iccprofile=srgb"
            })
    void what_makes_no_sense_is_named(String query) {
        assertThatThrownBy(() -> parse(query))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Refusal.Reason.INVALID_REQUEST))
                .hasMessageContaining(query.substring(0, query.indexOf('=')));
    }

    private static RenderQuery parse(String query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (String part : query.split("&")) {
            parameters.add(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return RenderQuery.parse(parameters);
    }
}
