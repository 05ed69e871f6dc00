package pacs.dicom.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.testkit.Dcmtk;
import pacs.testkit.Gdcm;
import pacs.testkit.Peer;

/** A compressed file as another implementation decompresses it. */
public final class Reference {

    private Reference() {}

    /** Empty when that refuses the file. */
    public static Optional<SampleFrames> of(Path file, SampleFrames ours, Path folder) throws IOException {
        Path raw = folder.resolve("raw.dcm");
        Files.deleteIfExists(raw);
        Peer.Result result = run(ours, file, raw);
        boolean done = result.exitCode() == 0 && Files.exists(raw) && Files.size(raw) > 0;
        return done ? Optional.of(SampleFrames.of(raw)) : Optional.empty();
    }

    /** Colours of a lossy JPEG as its own markers say, else as the data set does: {@code +cg}. */
    private static Peer.Result run(SampleFrames ours, Path file, Path raw) {
        String uid = ours.syntax().uid();
        if (uid.equals(TransferSyntax.RLE_LOSSLESS.uid())) {
            return Dcmtk.DCMDRLE.run(file, raw);
        }
        if (uid.startsWith("1.2.840.10008.1.2.4.8")) {
            return Dcmtk.DCMDJPLS.run("+px", file, raw);
        }
        if (uid.startsWith("1.2.840.10008.1.2.4.9") || uid.startsWith("1.2.840.10008.1.2.4.2")) {
            return Gdcm.GDCMCONV.run("--raw", file, raw);
        }
        if (uid.startsWith("1.2.840.10008.1.2.4")) {
            boolean colour = ours.dataSet().integer(Tags.SamplesPerPixel).orElse(1) > 1;
            return Dcmtk.DCMDJPEG.run(colour ? "+cg" : "+cn", "+px", file, raw);
        }
        return Dcmtk.DCMCONV.run("+te", file, raw);
    }
}
