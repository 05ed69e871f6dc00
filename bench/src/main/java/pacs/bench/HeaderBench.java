package pacs.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import pacs.dicom.core.DataSet;
import pacs.dicom.io.ParsedObject;
import pacs.dicom.json.DicomJson;

/** Microseconds for the header of a CT: read from the wire, written as DICOM JSON, read back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HeaderBench {

    private final byte[] file = CtImage.file();
    private final ParsedObject parsed;
    private final byte[] json;

    public HeaderBench() {
        try {
            parsed = CtImage.parsed(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        json = DicomJson.write(parsed.dataSet(), path -> path);
    }

    /** The whole object passes, pixels unread. */
    @Benchmark
    public ParsedObject parse() throws IOException {
        return CtImage.parsed(file);
    }

    @Benchmark
    public byte[] writeJson() {
        return DicomJson.write(parsed.dataSet(), path -> path);
    }

    @Benchmark
    public DataSet readJson() throws IOException {
        return DicomJson.read(json);
    }

    @Benchmark
    public DataSet readPlainJson() throws IOException {
        return DicomJson.readPlain(json);
    }
}
