package pacs.dicom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void an_element_is_found_by_tag_and_by_keyword() {
        assertThat(Dictionary.find(Tags.StudyInstanceUID))
                .contains(
                        new Dictionary.Entry(0x0020000D, Vr.UI, "StudyInstanceUID", "Study Instance UID", "1", false));
        assertThat(Dictionary.tagOf("StudyInstanceUID")).contains(0x0020000D);
        assertThat(Dictionary.find(0x00020009)).isEmpty();
        assertThat(Dictionary.tagOf("")).isEmpty();
    }

    @Test
    void every_constant_is_what_the_table_says() throws IllegalAccessException {
        for (Field constant : Tags.class.getFields()) {
            assertThat(Dictionary.tagOf(constant.getName())).contains(constant.getInt(null));
        }
        assertThat(Tags.class.getFields()).hasSizeGreaterThan(5000);
    }

    @Test
    void a_member_of_a_repeating_group_is_known() {
        assertThat(Dictionary.find(0x60063000))
                .contains(new Dictionary.Entry(0x60063000, Vr.OW, "OverlayData", "Overlay Data", "1", false));
        assertThat(Dictionary.tagOf("OverlayData")).contains(0x60003000);
        assertThat(Dictionary.vrOf(0x50100010)).isEqualTo(Vr.US);
        assertThat(Dictionary.find(0x60073000)).isEmpty();
    }

    @Test
    void what_nobody_registered_is_of_unknown_representation() {
        assertThat(Dictionary.vrOf(0x00091001)).isEqualTo(Vr.UN);
        assertThat(Dictionary.vrOf(0x00080007)).isEqualTo(Vr.UN);
        assertThat(Dictionary.vrOf(0x00090010)).isEqualTo(Vr.LO);
        assertThat(Dictionary.vrOf(0x00090000)).isEqualTo(Vr.UL);
        assertThat(Dictionary.vrOf(0x12340000)).isEqualTo(Vr.UL);
    }

    @Test
    void the_long_representations_of_recent_editions_are_there() {
        assertThat(Dictionary.vrOf(Tags.ExtendedOffsetTable)).isEqualTo(Vr.OV);
        assertThat(Dictionary.vrOf(Tags.SelectorSVValue)).isEqualTo(Vr.SV);
        assertThat(Dictionary.vrOf(Tags.FileOffsetInContainer)).isEqualTo(Vr.UV);
        assertThat(Dictionary.vrOf(Tags.DoubleFloatPixelData)).isEqualTo(Vr.OD);
        assertThat(Dictionary.vrOf(Tags.LongPrimitivePointIndexList)).isEqualTo(Vr.OL);
    }

    @Test
    void registered_uids_have_names() {
        assertThat(Dictionary.uidName("1.2.840.10008.1.2.4.201"))
                .contains("High-Throughput JPEG 2000 Image Compression (Lossless Only)");
        assertThat(Dictionary.uidName("1.2.840.10008.5.1.4.1.1.2")).contains("CT Image Storage");
        assertThat(Dictionary.uidName("1.2.3")).isEmpty();
    }

    @Test
    void storage_classes_are_those_of_composite_objects() {
        assertThat(Dictionary.storageClasses())
                .contains(
                        new SopClass("1.2.840.10008.5.1.4.1.1.2"),
                        new SopClass("1.2.840.10008.5.1.4.1.1.1.1"),
                        new SopClass("1.2.840.10008.5.1.4.1.1.104.1"),
                        new SopClass("1.2.840.10008.5.1.4.1.1.88.67"))
                .doesNotContain(
                        new SopClass("1.2.840.10008.1.1"),
                        new SopClass("1.2.840.10008.1.3.10"),
                        new SopClass("1.2.840.10008.1.20.1"));
    }

    /** DCMTK took its table from the same standard by another way. */
    @Test
    void the_table_agrees_with_that_of_dcmtk() throws IOException {
        Pattern row = Pattern.compile("\\((\\w{4}),(\\w{4})\\)\\t([A-Z]{2})\\t(\\w+)\\t[\\w-]+\\tDICOM\\s*");
        int compared = 0;
        for (String line : dcmtkDictionary()) {
            Matcher m = row.matcher(line);
            if (m.matches()) {
                Dictionary.Entry entry =
                        Dictionary.find(Tag.parse(m.group(1) + m.group(2))).orElseThrow();
                assertThat(entry.vr()).as(line).isEqualTo(Vr.of(m.group(3)).orElseThrow());
                assertThat(entry.keyword()).as(line).isEqualTo(m.group(4));
                compared++;
            }
        }

        assertThat(compared).isGreaterThan(4000);
    }

    private static List<String> dcmtkDictionary() throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/usr/share"), "libdcmtk*")) {
            for (Path folder : folders) {
                lines.addAll(Files.readAllLines(folder.resolve("dicom.dic")));
            }
        }
        assertThat(lines).as("DCMTK's dictionary; install the package dcmtk").isNotEmpty();
        return lines;
    }
}
