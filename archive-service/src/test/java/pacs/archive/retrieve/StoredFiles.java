package pacs.archive.retrieve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.headers.Headers;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.image.FrameTable;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;
import pacs.dicom.json.DicomJson;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordWriter;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.blobs.TrailerContent;
import pacs.platform.tenancy.InstitutionId;

/** Objects in a volume of the test's own, without a catalogue. */
public final class StoredFiles implements BeforeAllCallback, AfterAllCallback {

    public static final InstitutionId OWNER = new InstitutionId(1);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private BlobVolume volume;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("blobs");
        volume = BlobVolume.open(folder, BlobRules.DEFAULT.withReserve(0));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        volume.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    public StoredObjects objects() {
        return new StoredObjects(volume, new Headers(), new Locator(new PGSimpleDataSource()));
    }

    /** Keeps a file as intake would. */
    public StoredInstance store(Path file) throws IOException {
        return store(Files.readAllBytes(file));
    }

    public StoredInstance store(byte[] object) throws IOException {
        try (ObjectParser parser = ObjectParser.ofPart10(new ByteArrayInputStream(object), Budget.DEFAULT)) {
            return store(object, parser.readAll());
        }
    }

    private StoredInstance store(byte[] object, ParsedObject parsed) throws IOException {
        TrailerContent content = new TrailerContent(
                new StudyUid(uid(parsed, Tags.StudyInstanceUID)),
                new SeriesUid(uid(parsed, Tags.SeriesInstanceUID)),
                new SopInstanceUid(uid(parsed, Tags.SOPInstanceUID)),
                new SopClass(uid(parsed, Tags.SOPClassUID)),
                parsed.transferSyntax(),
                FrameTable.of(parsed),
                out -> DicomJson.write(parsed.dataSet(), out, path -> path),
                parsed.warnings());
        BlobOwner owner = new BlobOwner(OWNER, content.study());
        try (RecordWriter record = volume.append(owner, parsed.dataSetOffset(), OptionalLong.of(object.length))) {
            record.out().write(object);
            StoredRecord stored = record.finish(content);
            return new StoredInstance(
                    OWNER,
                    content.study(),
                    content.series(),
                    content.instance(),
                    parsed.transferSyntax(),
                    stored.blob(),
                    stored.position(),
                    stored.objectLength());
        }
    }

    /** The blob files, for tests that damage them. */
    public java.util.List<Path> blobs() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("blob"))
                    .toList();
        }
    }

    private static String uid(ParsedObject parsed, int tag) {
        return parsed.dataSet().string(tag).orElseThrow();
    }
}
