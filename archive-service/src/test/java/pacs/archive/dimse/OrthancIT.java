package pacs.archive.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.intake.Archive;
import pacs.archive.intake.Sample;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.net.Association;
import pacs.dicom.net.AssociationSettings;
import pacs.dicom.net.DimseServer;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PendingAnswer;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.ServerSettings;
import pacs.platform.tenancy.Directory;
import pacs.testkit.Orthanc;
import pacs.testkit.SharedData;

/** Orthanc sends to the archive; and our own SCU does what no peer here can: send before it is answered. */
@Timeout(120)
class OrthancIT {

    private static final int COUNTY = 7;

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @RegisterExtension
    static final Orthanc ORTHANC = new Orthanc();

    @Test
    void a_series_orthanc_sends_is_kept(@TempDir Path folder) throws Exception {
        DATABASE.forget();
        DATABASE.knows(COUNTY, "ORTHANC");
        SharedData.files("series/mr-t1-32").forEach(ORTHANC::add);
        try (Archive archive = new Archive(DATABASE, folder);
                DimseServer server = start(archive)) {
            ORTHANC.knows("archive", "ARCHIVE", server.port());

            assertThat(ORTHANC.sendAll("archive")).contains("\"FailedInstancesCount\" : 0");

            assertThat(archive.objects(COUNTY)).hasSize(32);
        }
    }

    @Test
    void objects_sent_before_the_first_is_answered_are_kept(@TempDir Path folder) throws Exception {
        DATABASE.forget();
        DATABASE.knows(COUNTY, "ORTHANC");
        try (Archive archive = new Archive(DATABASE, folder);
                DimseServer server = start(archive)) {
            try (Association association = Association.open(
                    new Remote("127.0.0.1", server.port(), new AeTitle("ARCHIVE")),
                    new AeTitle("ORTHANC"),
                    List.of(PresentationContext.of(Sample.CT, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)),
                    AssociationSettings.DEFAULT.withMessages(131072, 8))) {
                List<PendingAnswer> answers = new ArrayList<>();
                for (int i = 1; i <= 50; i++) {
                    String uid = "1.2.3.1." + i;
                    answers.add(association.begin(
                            Sample.CT,
                            new SopInstanceUid(uid),
                            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                            new ByteArrayInputStream(Sample.of(uid).dataSet())));
                }
                for (PendingAnswer answer : answers) {
                    assertThat(answer.await()).isEqualTo(DimseStatus.SUCCESS);
                }
            }

            assertThat(archive.objects(COUNTY)).hasSize(50);
            assertThat(DATABASE.rows("select count(*) from archive.audit")).containsExactly("1");
        }
    }

    private static DimseServer start(Archive archive) throws Exception {
        Directory directory = new Directory(DATABASE.runtime());
        return DimseServer.start(
                ServerSettings.defaults(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new KnownPeers(directory, new AeTitle("ARCHIVE")),
                new StoreScp(archive.intake(), directory));
    }
}
