package pacs.archive.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.retrieve.StoredFiles;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Element;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.DicomFormatException;
import pacs.dicom.io.FileMeta;
import pacs.dicom.io.HeaderMemory;
import pacs.platform.blobs.RecordReader;

class HeadersTest {

    @RegisterExtension
    static final StoredFiles FILES = new StoredFiles();

    private static final SopClass ENHANCED_CT = new SopClass("1.2.840.10008.5.1.4.1.1.2.1");
    private static final int FRAMES = 5_000;

    @Test
    void a_plain_header_has_all_but_the_sequences() throws Exception {
        try (RecordReader record = FILES.objects().open(enhanced("1.2.60", FRAMES))) {
            Headers headers = new Headers();

            DataSet plain = headers.plain(record);
            DataSet whole = headers.whole(record);

            assertThat(plain.find(Tags.PerFrameFunctionalGroupsSequence)).isEmpty();
            assertThat(whole.items(Tags.PerFrameFunctionalGroupsSequence)).hasSize(FRAMES);
            assertThat(plain)
                    .containsExactlyElementsOf(whole.toBuilder()
                            .remove(Tags.PerFrameFunctionalGroupsSequence)
                            .build());
        }
    }

    @Test
    void a_long_header_is_read_without_its_sequences() throws Exception {
        try (RecordReader record = FILES.objects().open(enhanced("1.2.61", 20_000))) {
            DataSet header = new Headers().whole(record);

            assertThat(header.integer(Tags.NumberOfFrames)).hasValue(20_000);
            assertThat(header.find(Tags.PerFrameFunctionalGroupsSequence)).isEmpty();
        }
    }

    @Test
    void what_could_never_be_held_is_refused_for_good() throws Exception {
        Headers headers = new Headers(1 << 20);
        try (RecordReader record = FILES.objects().open(enhanced("1.2.63", 20_000))) {
            assertThatThrownBy(() -> headers.plain(record)).isInstanceOf(DicomFormatException.class);
            assertThat(headers.budget().memory().used()).isZero();
        }
    }

    @Test
    void a_header_without_sequences_counts_as_what_it_costs_on_the_heap() throws Exception {
        try (RecordReader record = FILES.objects().open(flat("1.2.64", 15))) {
            assertThatThrownBy(() -> new Headers(48 << 20).plain(record)).isInstanceOf(DicomFormatException.class);
            assertThatThrownBy(() -> new Headers(48 << 20).whole(record)).isInstanceOf(DicomFormatException.class);

            Headers headers = new Headers();
            assertThat(headers.plain(record).find(Tags.RedPaletteColorLookupTableData))
                    .isPresent();
            assertThat(headers.budget().memory().used()).isZero();
        }
    }

    @Test
    void who_comes_when_it_is_used_up_is_to_come_again() throws Exception {
        Headers headers = new Headers(4 << 20);
        HeaderMemory others = headers.budget().memory();
        try (RecordReader record = FILES.objects().open(enhanced("1.2.62", FRAMES))) {
            others.take(4 << 20);
            assertThatThrownBy(() -> headers.plain(record)).isInstanceOf(HeaderMemory.Exhausted.class);
            others.give(4 << 20);

            assertThat(headers.plain(record)).isNotEmpty();
            assertThat(others.used()).isZero();
        }
    }

    /** With tables of 60 KiB, each entry of which is two bytes of JSON. */
    private static StoredInstance flat(String study, int tables) throws Exception {
        byte[] table = new byte[60 << 10];
        DataSetBuilder dataSet = identified(study).set(Tags.RedPaletteColorLookupTableData, Vr.US, table);
        for (int i = 1; i < tables; i++) {
            dataSet.set(0x00091000 + i, Vr.US, table);
        }
        return store(study, dataSet.build());
    }

    private static DataSetBuilder identified(String study) {
        return DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, ENHANCED_CT.value())
                .set(Tags.SOPInstanceUID, Vr.UI, study + ".1.1")
                .set(Tags.StudyInstanceUID, Vr.UI, study)
                .set(Tags.SeriesInstanceUID, Vr.UI, study + ".1");
    }

    private static StoredInstance store(String study, DataSet dataSet) throws Exception {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        object.write(FileMeta.part10Head(ENHANCED_CT, new SopInstanceUid(study + ".1.1"), syntax, Optional.empty()));
        DataSetWriter.write(dataSet, syntax, object);
        return FILES.store(object.toByteArray());
    }

    private static StoredInstance enhanced(String study, int frames) throws Exception {
        DataSet group = DataSet.builder()
                .set(Tags.FrameType, Vr.CS, "ORIGINAL", "PRIMARY", "AXIAL \"]}")
                .build();
        Value.Items groups = new Value.Items(Collections.nCopies(frames, new Value.Item(group, false)), false);
        DataSet dataSet = identified(study)
                .set(Tags.NumberOfFrames, Vr.IS, Integer.toString(frames))
                .put(new Element(Tags.PerFrameFunctionalGroupsSequence, Vr.SQ, groups))
                .set(Tags.PatientComments, Vr.LT, "after \"SQ\" [")
                .build();
        return store(study, dataSet);
    }
}
