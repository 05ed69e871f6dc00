package pacs.archive.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.catalogue.SampleKeys;
import pacs.archive.catalogue.Transfer;
import pacs.archive.headers.Headers;
import pacs.archive.retrieve.Contents;
import pacs.archive.retrieve.FrameDecoding;
import pacs.archive.retrieve.StoredObjects;
import pacs.dicom.codec.CodestreamDecoder;
import pacs.platform.audit.Actor;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordReader;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.PlacementLedger;

/** An intake on a volume and a database of the test's own. */
public final class Archive implements AutoCloseable {

    private static final Headers HEADERS = new Headers();

    private final RegionDatabase database;
    private final BlobVolume volume;
    private final Intake intake;

    /** On a volume in that folder, which another one may have left before. */
    public Archive(RegionDatabase database, Path folder) throws IOException {
        this(database, folder, BlobRules.DEFAULT);
    }

    public Archive(RegionDatabase database, Path folder, BlobRules rules) throws IOException {
        this.database = database;
        this.volume = BlobVolume.open(folder, rules);
        this.intake = new Intake(volume, catalogue(), HEADERS, versions());
    }

    public StoredObjects storedObjects() {
        return new StoredObjects(volume, HEADERS, new Locator(database.runtime()));
    }

    Versions versions() {
        StoredObjects objects = storedObjects();
        return new Versions(catalogue(), new Contents(objects, new FrameDecoding(objects, CodestreamDecoder.NONE)));
    }

    Adoption adoption() {
        return new Adoption(volume, catalogue(), HEADERS, versions());
    }

    public Catalogue catalogue() {
        return new Catalogue(database.intake(), new PlacementLedger(), SampleKeys.AUDIT);
    }

    public Intake intake() {
        return intake;
    }

    public BlobVolume volume() {
        return volume;
    }

    static Transfer transfer(int institution) {
        return new Transfer(
                UUID.randomUUID(),
                new InstitutionId(institution),
                Transfer.Action.STORE,
                Actor.Kind.PEER,
                "test",
                "127.0.0.1");
    }

    Verdict store(int institution, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return store(institution, bytes);
        }
    }

    public Verdict store(int institution, InputStream bytes) throws IOException {
        return intake.store(new Incoming.OfFile(transfer(institution), Optional.empty(), OptionalLong.empty(), bytes));
    }

    /** The objects the catalogue knows of an institution, read from where it says they lie. */
    public List<byte[]> objects(int institution) throws SQLException, IOException {
        List<String> places = database.rows("select i.blob || ' ' || i.position from archive.instance i"
                + " join archive.study s on s.id = i.study where s.institution = " + institution + " order by sop_uid");
        List<byte[]> objects = new ArrayList<>();
        for (String place : places) {
            String[] words = place.split(" ");
            try (RecordReader reader =
                    volume.read(new InstitutionId(institution), BlobId.parse(words[0]), Long.parseLong(words[1]))) {
                objects.add(reader.object().readAllBytes());
            }
        }
        return objects;
    }

    @Override
    public void close() throws IOException {
        volume.close();
    }
}
