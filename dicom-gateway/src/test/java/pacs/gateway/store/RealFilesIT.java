package pacs.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.io.Budget;
import pacs.dicom.io.DicomFormatException;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;
import pacs.gateway.Eventually;
import pacs.gateway.FakeCentre;
import pacs.gateway.RunningGateway;
import pacs.testkit.SharedData;

/** Real objects of many kinds and transfer syntaxes, sent as they are by an SCU that re-encodes nothing. */
@Timeout(300)
class RealFilesIT {

    @RegisterExtension
    final FakeCentre centre = new FakeCentre();

    /** A file's data set and what its command says. */
    private record Wire(SopClass sopClass, SopInstanceUid instance, TransferSyntax syntax, ByteBuffer dataSet) {

        static Optional<Wire> of(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            try (ObjectParser parser = ObjectParser.ofPart10(new ByteArrayInputStream(bytes), Budget.DEFAULT)) {
                ParsedObject object = parser.readAll();
                DataSet dataSet = object.dataSet();
                if (!object.transferSyntax().isKnown() || !hasItsUids(dataSet)) {
                    return Optional.empty();
                }
                return Optional.of(new Wire(
                        new SopClass(dataSet.string(Tags.SOPClassUID).orElseThrow()),
                        new SopInstanceUid(dataSet.string(Tags.SOPInstanceUID).orElseThrow()),
                        object.transferSyntax(),
                        ByteBuffer.wrap(Arrays.copyOfRange(bytes, (int) object.dataSetOffset(), bytes.length))));
            } catch (DicomFormatException e) {
                return Optional.empty();
            }
        }

        private static boolean hasItsUids(DataSet dataSet) {
            return Stream.of(Tags.SOPClassUID, Tags.SOPInstanceUID, Tags.StudyInstanceUID, Tags.SeriesInstanceUID)
                    .allMatch(tag -> dataSet.string(tag).isPresent());
        }
    }

    @Test
    void every_kind_and_transfer_syntax_arrives_byte_for_byte(@TempDir Path folder) throws Exception {
        int sent = 0;
        try (RunningGateway gateway = RunningGateway.start(folder, centre)) {
            for (String kind : List.of("transcodes", "fill", "charset", "modality")) {
                for (Path file : SharedData.files(kind)) {
                    Optional<Wire> wire = Wire.of(file);
                    if (wire.isPresent()) {
                        assertThat(store(gateway, wire.get())).as("%s", file).isEqualTo(DimseStatus.SUCCESS);
                        Eventually.holds(file + " is in the centre unchanged", () -> arrived(wire.get()));
                        sent++;
                    }
                }
            }
        }
        assertThat(sent).isGreaterThan(100);
    }

    private boolean arrived(Wire wire) {
        byte[] stored = centre.stored().getOrDefault(wire.instance(), new byte[0]);
        int length = wire.dataSet().capacity();
        return stored.length > length
                && ByteBuffer.wrap(stored, stored.length - length, length).equals(wire.dataSet());
    }

    private static DimseStatus store(RunningGateway gateway, Wire wire) throws IOException {
        try (Association association = Association.open(
                new Remote("127.0.0.1", gateway.port(), new AeTitle("GATEWAY")),
                new AeTitle("STORESCU"),
                List.of(PresentationContext.of(wire.sopClass(), wire.syntax())),
                Timeouts.DEFAULT)) {
            return association.store(
                    wire.sopClass(),
                    wire.instance(),
                    wire.syntax(),
                    new ByteArrayInputStream(wire.dataSet().array()));
        }
    }
}
