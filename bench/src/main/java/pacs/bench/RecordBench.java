package pacs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import pacs.dicom.io.ParsedObject;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordReader;
import pacs.platform.blobs.RecordWriter;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.tenancy.InstitutionId;

/** Microseconds for a CT on the disk: kept durably, and its frame read back with its checks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class RecordBench {

    private static final BlobOwner OWNER = new BlobOwner(new InstitutionId(1), CtImage.STUDY);

    private byte[] file;
    private ParsedObject parsed;
    private Path folder;
    private BlobVolume volume;
    private StoredRecord stored;

    @Setup
    public void open() throws IOException {
        file = CtImage.file();
        parsed = CtImage.parsed(file);
        folder = Files.createTempDirectory(Path.of(System.getProperty("bench.folder", ".")), "record-bench");
        volume = BlobVolume.open(folder, BlobRules.DEFAULT);
        stored = keepDurably();
    }

    @TearDown
    public void close() throws IOException {
        volume.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path left : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(left);
            }
        }
    }

    @Benchmark
    public StoredRecord keepDurably() throws IOException {
        try (RecordWriter record = volume.append(OWNER, parsed.dataSetOffset(), OptionalLong.of(file.length))) {
            record.out().write(file);
            return record.finish(CtImage.trailer(parsed));
        }
    }

    @Benchmark
    public long readFrame() throws IOException {
        try (RecordReader reader = volume.read(OWNER.institution(), stored.blob(), stored.position());
                InputStream frame = reader.frame(1)) {
            return frame.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Benchmark
    public void verify() throws IOException {
        try (RecordReader reader = volume.read(OWNER.institution(), stored.blob(), stored.position())) {
            reader.verify();
        }
    }
}
