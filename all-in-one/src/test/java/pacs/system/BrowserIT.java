package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.testkit.Chromium;
import pacs.testkit.Dcmtk;
import pacs.testkit.Gdcm;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** From dcmsend to the pixels on the screen, which must be those DCMTK and GDCM make of the same files. */
class BrowserIT {

    private static final String PET_CT = "1.3.6.1.4.1.14519.5.2.1.7009.2403.334240657131972136850343327463";
    private static final String MR = "1.2.826.0.1.3680043.2.1143.2592092611698916978113112155415165916";
    private static final double PATIENCE_MILLIS = 90_000;

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // set by signIn
    private Page page;

    /** What a slice should look like, from a peer that nobody here wrote. */
    private interface Reference {
        Picture of(Path file, double center, double width) throws IOException;
    }

    @BeforeEach
    void signIn() throws Exception {
        send();
        page = CHROMIUM.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1600, 1000)
                        .setLocale("zh-CN"))
                .newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(REGION.http());
        page.getByTestId("login").fill("radiologist");
        page.getByTestId("password").fill("radiologist-demo");
        page.getByTestId("sign-in").click();
        page.getByTestId("studies").waitFor();
    }

    @AfterEach
    void closeTabs() {
        page.context().close();
    }

    @Test
    void ct_slices_look_as_dcml2pnm_shows_them() throws Exception {
        assertSlices(
                PET_CT,
                "series/petct-ct96",
                "CT IMAGES",
                (file, center, width) -> pgm(Dcmtk.DCML2PNM, file, center, width));
    }

    @Test
    void mr_slices_look_as_dcm2pnm_shows_them() throws Exception {
        assertSlices(
                MR, "series/mr-t1-32", "anat-T1w", (file, center, width) -> pgm(Dcmtk.DCM2PNM, file, center, width));
    }

    @Test
    void pet_slices_look_as_gdcm_reads_their_values() throws Exception {
        assertSlices(PET_CT, "series/petct-pt135", "PET AC", this::windowed);
    }

    @Test
    void windowing_asks_the_server_nothing() {
        open(PET_CT, "CT IMAGES");
        awaitQuiet();
        int before = requests.size();

        for (String preset : List.of("1", "2", "3", "0")) {
            page.keyboard().press(preset);
        }
        Locator viewport = page.getByTestId("viewport").first();
        viewport.hover();
        page.mouse().down();
        page.mouse().move(700, 300);
        page.mouse().move(760, 420);
        page.mouse().up();
        page.waitForTimeout(500);

        assertThat(requests.subList(before, requests.size())).isEmpty();
        assertThat(requests).anyMatch(url -> url.contains("/frames/"));
    }

    @Test
    void objects_without_a_picture_are_listed_by_kind() {
        page.navigate(REGION.http() + "/#/study/" + PET_CT);
        page.getByTestId("series-list").waitFor();

        assertThat(page.getByTestId("series").count()).isEqualTo(5);
        assertThat(page.getByTestId("series-list").innerText()).contains("分割").contains("真实值映射");
    }

    @Test
    void a_second_tab_goes_on_with_the_session_and_ends_it_for_both() {
        Page second = page.context().newPage();
        second.navigate(REGION.http() + "/#/study/" + PET_CT);
        second.getByTestId("series").first().waitFor();

        second.getByTestId("person").click();
        second.getByTestId("sign-out").click();

        second.getByTestId("login").waitFor();
        page.getByTestId("login").waitFor();
    }

    @Test
    void who_changes_institution_sees_the_studies_of_the_other() {
        page.getByTestId("study").first().waitFor();
        page.getByTestId("institution").click();
        page.getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHasText("济宁市第一人民医院"))
                .click();

        page.getByTestId("no-studies").waitFor();
        assertThat(page.getByTestId("institution").innerText()).contains("济宁市第一人民医院");
    }

    private void assertSlices(String study, String files, String description, Reference reference) throws Exception {
        List<Path> slices = byInstanceNumber(files);
        open(study, description);
        page.keyboard().press("o");

        assertShown(slices.getFirst(), reference);
        int middle = slices.size() / 2;
        for (int i = 0; i < middle; i++) {
            page.keyboard().press("ArrowDown");
        }
        assertShown(slices.get(middle), reference);
        page.keyboard().press("End");
        assertShown(slices.getLast(), reference);
    }

    private void open(String study, String description) {
        page.navigate(REGION.http() + "/#/study/" + study);
        page.getByTestId("series").first().waitFor();
        page.getByTestId("series")
                .filter(new Locator.FilterOptions().setHasText(description))
                .first()
                .click();
        page.getByTestId("window").first().waitFor();
        page.keyboard().press("Home");
    }

    /** The viewport says itself which object it shows, and by which window. */
    private void assertShown(Path file, Reference reference) throws Exception {
        String instance = header(file).string(Tags.SOPInstanceUID).orElseThrow();
        Locator viewport =
                page.locator("[data-testid=viewport][data-state=shown][data-native=true][data-sop='" + instance + "']");
        viewport.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
        double center = Double.parseDouble(viewport.getAttribute("data-center"));
        double width = Double.parseDouble(viewport.getAttribute("data-width"));
        String canvas = (String) viewport.locator("canvas").first().evaluate("canvas => canvas.toDataURL('image/png')");

        int difference = reference.of(file, center, width).differenceFromMiddleOf(Picture.ofDataUrl(canvas));

        assertThat(difference)
                .as("grey levels between the screen and " + file.getFileName())
                .isLessThanOrEqualTo(1);
    }

    private void awaitQuiet() {
        int before;
        do {
            before = requests.size();
            page.waitForTimeout(1500);
        } while (requests.size() > before);
    }

    private static void send() throws Exception {
        Dcmtk.DCMSEND
                .run(
                        "+sd",
                        "+r",
                        "-aec",
                        REGION.gateway().called(),
                        REGION.gateway().host(),
                        REGION.gateway().port(),
                        SharedData.file("series"))
                .orFail();
        ArchiveClient client = REGION.client();
        client.awaitInstances(PET_CT, 96 + 135 + 2 + 1);
        client.awaitInstances(MR, 32);
    }

    private Picture pgm(Peer peer, Path file, double center, double width) throws IOException {
        Path picture = folder.resolve("picture.pgm");
        peer.run("+op", "+Ww", center, width, file, picture).orFail();
        return Picture.ofPgm(Files.readAllBytes(picture));
    }

    /** Stored values by GDCM, rescaled, through the LINEAR function of PS3.3 C.11.2.1.2.1. */
    private Picture windowed(Path file, double center, double width) throws IOException {
        Path plain = folder.resolve("plain.dcm");
        Path raw = folder.resolve("plain.raw");
        Gdcm.GDCMCONV.run("--raw", file, plain).orFail();
        Gdcm.GDCMRAW.run("-i", plain, "-o", raw).orFail();
        DataSet header = header(file);
        int columns = header.integer(Tags.Columns).orElseThrow();
        int rows = header.integer(Tags.Rows).orElseThrow();
        double slope = header.decimal(Tags.RescaleSlope).orElseThrow();
        double intercept = header.decimal(Tags.RescaleIntercept).orElseThrow();
        ByteBuffer words = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        int[] grey = new int[columns * rows];
        for (int i = 0; i < grey.length; i++) {
            double value = words.getShort(i * 2) * slope + intercept;
            double shown = ((value - (center - 0.5)) / (width - 1) + 0.5) * 255;
            grey[i] = (int) Math.round(Math.clamp(shown, 0, 255));
        }
        return new Picture(columns, rows, grey);
    }

    private static List<Path> byInstanceNumber(String files) {
        return SharedData.files(files).stream()
                .sorted(Comparator.comparingInt(
                        file -> header(file).integer(Tags.InstanceNumber).orElseThrow()))
                .toList();
    }

    private static DataSet header(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ObjectParser.ofPart10(in, Budget.DEFAULT).readAll().dataSet();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
