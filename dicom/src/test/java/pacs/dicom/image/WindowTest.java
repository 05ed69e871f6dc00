package pacs.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.image.Window.Shape;

/** The examples of PS3.3 C.11.2.1.2 and C.11.2.1.3. */
class WindowTest {

    @Test
    void a_linear_window_of_4096_at_2048_shows_0_to_4095() {
        Window window = new Window(2048, 4096, Shape.LINEAR);

        assertThat(window.apply(-1)).isZero();
        assertThat(window.apply(0)).isZero();
        assertThat(window.apply(4095)).isEqualTo(1);
        assertThat(window.apply(2047.5)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_linear_window_of_width_1_is_a_threshold() {
        Window window = new Window(0, 1, Shape.LINEAR);

        assertThat(window.apply(-1)).isZero();
        assertThat(window.apply(0)).isEqualTo(1);
    }

    @Test
    void an_exact_window_ends_at_half_its_width() {
        Window window = new Window(10, 20, Shape.LINEAR_EXACT);

        assertThat(window.apply(0)).isZero();
        assertThat(window.apply(10)).isEqualTo(0.5);
        assertThat(window.apply(20)).isEqualTo(1);
    }

    @Test
    void a_sigmoid_never_ends() {
        Window window = new Window(100, 50, Shape.SIGMOID);

        assertThat(window.apply(100)).isEqualTo(0.5);
        assertThat(window.apply(150)).isCloseTo(1 / (1 + Math.exp(-4)), within(1e-9));
    }

    @Test
    void a_window_that_shows_nothing_is_none() {
        assertThatThrownBy(() -> new Window(0, 0.5, Shape.LINEAR)).isInstanceOf(IllegalArgumentException.class);
        DataSet empty = DataSet.builder()
                .set(Tags.WindowCenter, Vr.DS, "40")
                .set(Tags.WindowWidth, Vr.DS, "0")
                .build();
        assertThat(Window.first(empty)).isEmpty();
        assertThat(Window.between(7, 7).apply(7)).isEqualTo(1);
    }
}
