package pacs.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.FrameDecoder;
import pacs.dicom.codec.Reference;
import pacs.dicom.codec.SampleFrames;
import pacs.dicom.codec.worker.WorkerPool;
import pacs.dicom.codec.worker.WorkerSettings;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DicomFormatException;
import pacs.testkit.Dcmtk;
import pacs.testkit.LongRun;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** Real files as DCMTK's {@code dcm2pnm} shows them. Of long series a share; all by {@code ./test --long rendered-files}. */
class RenderedFilesIT {

    /** DCMTK cuts fractions off where this rounds; of each of two summands when it computes colours from YBR. */
    private static final int LEVELS = 1;

    private static final int YBR_LEVELS = 2;

    /** What {@code dcm2pnm} shows in another way, and why that is not followed. */
    private static final Map<String, String> APART = Map.of(
            "fill/PT/fo__GH610.dcm", "it is black with its slope of 5.9e-8; without (-M) as here",
            "fill/RTDOSE/enet4__rtdose_expb_1frame.dcm", "it turns samples of 32 bits in halves",
            "modality/RT/pydicom__rtdose_expb.dcm", "it turns samples of 32 bits in halves");

    @Test
    void first_frames_look_as_dcm2pnm_shows_them(@TempDir Path folder) throws IOException {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (WorkerPool pool = new WorkerPool(WorkerSettings.DEFAULT)) {
            FrameDecoder decoder = new FrameDecoder(pool);
            for (Map.Entry<String, SampleFrames> entry : files().entrySet()) {
                Optional<Picture> expected = dcm2pnm(entry.getKey(), entry.getValue(), folder);
                if (expected.isPresent()) {
                    compared++;
                    difference(entry.getValue(), expected.get(), decoder)
                            .ifPresent(what -> wrong.add(entry.getKey() + ": " + what));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    private static Optional<String> difference(SampleFrames object, Picture expected, FrameDecoder decoder) {
        try {
            Picture picture = Rendering.render(object.dataSet(), 1, object.decode(decoder, 1));
            if (picture.samples() != expected.samples() || picture.pixels().length != expected.pixels().length) {
                return Optional.of(picture + " instead of " + expected);
            }
            int most = 0;
            for (int i = 0; i < expected.pixels().length; i++) {
                most = Math.max(most, Math.abs((picture.pixels()[i] & 0xFF) - (expected.pixels()[i] & 0xFF)));
            }
            boolean ybr = object.shape().photometricInterpretation().startsWith("YBR_FULL");
            return most > (ybr ? YBR_LEVELS : LEVELS) ? Optional.of("differs by " + most) : Optional.empty();
        } catch (CodecException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<Picture> dcm2pnm(String name, SampleFrames object, Path folder) throws IOException {
        Path source = SharedData.file(name);
        if (object.syntax().encapsulated()) {
            if (Reference.of(source, object, folder).isEmpty()) {
                return Optional.empty();
            }
            source = folder.resolve("raw.dcm");
        }
        Path pnm = folder.resolve("picture.pnm");
        Files.deleteIfExists(pnm);
        List<Object> arguments = new ArrayList<>(List.of("-O", "-a", "+F", "1"));
        arguments.addAll(voi(object.dataSet()));
        arguments.addAll(List.of(source, pnm));
        Peer.Result result = Dcmtk.DCM2PNM.run(arguments.toArray());
        return result.exitCode() == 0 && Files.exists(pnm) ? Optional.of(read(pnm)) : Optional.empty();
    }

    private static List<Object> voi(DataSet dataSet) {
        if (dataSet.integer(Tags.SamplesPerPixel).orElse(1) == 3
                || dataSet.string(Tags.PhotometricInterpretation).orElse("").startsWith("PALETTE")) {
            return List.of();
        }
        if (Window.first(dataSet).isPresent()) {
            return List.of("+Wi", "1");
        }
        return dataSet.item(Tags.VOILUTSequence).isPresent() ? List.of("+Wl", "1") : List.of("+Wm");
    }

    /** Three lines, then the samples. */
    private static Picture read(Path pnm) throws IOException {
        byte[] file = Files.readAllBytes(pnm);
        int position = 0;
        List<String> lines = new ArrayList<>();
        while (lines.size() < 3) {
            int end = position;
            while (file[end] != '\n') {
                end++;
            }
            String line = new String(file, position, end - position, StandardCharsets.US_ASCII);
            if (!line.startsWith("#")) {
                lines.add(line);
            }
            position = end + 1;
        }
        String[] size = lines.get(1).split(" ");
        return new Picture(
                Integer.parseInt(size[1]),
                Integer.parseInt(size[0]),
                lines.getFirst().equals("P5") ? 1 : 3,
                Arrays.copyOfRange(file, position, file.length));
    }

    private static Map<String, SampleFrames> files() throws IOException {
        int every = LongRun.rounds("rendered-files", 40, 1);
        Map<String, SampleFrames> files = new LinkedHashMap<>();
        int nth = 0;
        for (SharedData.Entry entry : SharedData.manifest()) {
            if (APART.containsKey(entry.name())) {
                continue;
            }
            if (!entry.name().startsWith("series/") || nth++ % every == 0) {
                read(entry).ifPresent(object -> files.put(entry.name(), object));
            }
        }
        return files;
    }

    /** {@code dcm2pnm} looks neither into functional groups nor at a slope that has come as VR UN. */
    private static Optional<SampleFrames> read(SharedData.Entry entry) throws IOException {
        try {
            SampleFrames object = SampleFrames.of(entry.path());
            boolean enhanced = object.dataSet().contains(Tags.SharedFunctionalGroupsSequence);
            boolean unknown = object.dataSet()
                    .find(Tags.RescaleSlope)
                    .map(Element::vr)
                    .filter(Vr.UN::equals)
                    .isPresent();
            return object.table().addressable() && !enhanced && !unknown ? Optional.of(object) : Optional.empty();
        } catch (DicomFormatException e) {
            return Optional.empty();
        }
    }
}
