package pacs.dicom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetTest {

    @Test
    void text_is_read_by_the_declared_character_set() {
        DataSet dataSet = DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, "GB18030")
                .set(Tags.PatientName, Vr.PN, "Wang^Xiaodong=王^晓东=")
                .build();

        assertThat(dataSet.name(Tags.PatientName).orElseThrow().display()).isEqualTo("王 晓东");
        assertThat(dataSet.find(Tags.PatientName).map(Element::value))
                .contains(new Value.Bytes("Wang^Xiaodong=王^晓东=".getBytes(Charset.forName("GB18030"))));
    }

    @Test
    void an_item_inherits_the_character_set_of_what_it_stands_in() {
        DataSet item = DataSet.builder()
                .set(Tags.CodeMeaning, Vr.LO, "胸部".getBytes(Charset.forName("GB18030")))
                .build();
        DataSet dataSet = DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, "GB18030")
                .items(Tags.AnatomicRegionSequence, item)
                .build();

        assertThat(dataSet.item(Tags.AnatomicRegionSequence).orElseThrow().string(Tags.CodeMeaning))
                .contains("胸部");
    }

    @Test
    void numbers_are_read_from_text_and_from_binary() {
        DataSet dataSet = DataSet.builder()
                .setInts(Tags.Rows, Vr.US, 40_000)
                .set(Tags.NumberOfFrames, Vr.IS, " 12 ")
                .set(Tags.WindowCenter, Vr.DS, "40.5", "80")
                .build();

        assertThat(dataSet.integer(Tags.Rows)).hasValue(40_000);
        assertThat(dataSet.integer(Tags.NumberOfFrames)).hasValue(12);
        assertThat(dataSet.decimal(Tags.WindowCenter)).hasValue(40.5);
        assertThat(dataSet.integer(Tags.WindowCenter)).isEmpty();
    }

    @Test
    void what_was_sent_as_unknown_is_read_by_the_dictionary() {
        DataSet dataSet = DataSet.builder()
                .set(Tags.StudyInstanceUID, Vr.UN, "1.2.3\0".getBytes(StandardCharsets.US_ASCII))
                .build();

        assertThat(dataSet.string(Tags.StudyInstanceUID)).contains("1.2.3");
    }

    @Test
    void an_element_out_of_order_is_found_all_the_same() {
        Element late = new Element(Tags.Rows, Vr.US, new Value.Bytes(new byte[] {2, 0}));
        Element early = new Element(Tags.Modality, Vr.CS, new Value.Bytes("CT".getBytes(StandardCharsets.US_ASCII)));

        DataSet dataSet = DataSet.of(List.of(late, early));

        assertThat(dataSet.string(Tags.Modality)).contains("CT");
        assertThat(dataSet.integer(Tags.Rows)).hasValue(2);
        assertThat(dataSet.iterator().next()).isEqualTo(late);
    }

    @Test
    void a_uid_with_letters_or_empty_components_is_none() {
        assertThatThrownBy(() -> new StudyUid("1.2.x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StudyUid("1..2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StudyUid("../1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StudyUid("1.".repeat(32) + "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_uid_with_leading_zeros_is_kept_as_it_is() {
        assertThat(StudyUid.ofPadded("1.2.007\0").value()).isEqualTo("1.2.007");
        assertThat(new Uid("1.2.007").isStrict()).isFalse();
        assertThat(new Uid("1.2.7").isStrict()).isTrue();
    }
}
