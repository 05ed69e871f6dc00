package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.testkit.Chromium;
import pacs.testkit.Totp;

/** The administration area of the packaged program, as administrators see it. */
class AdministrationIT {

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void an_administrator_makes_a_department_and_two_do_not_overwrite_each_other() throws Exception {
        Page first = signIn("institution-admin");
        open(first, "departments");
        first.getByTestId("add").click();
        first.getByTestId("save").click();
        first.getByText("必填").first().waitFor();
        first.locator("#code").fill("no spaces");
        first.locator("#name").fill("<b>影像科</b>");
        first.getByTestId("save").click();
        first.getByText("格式不对").waitFor();
        first.locator("#code").fill("IMG");
        first.getByTestId("save").click();
        first.getByTestId("end").waitFor();
        first.getByTestId("entries").getByText("<b>影像科</b>").waitFor();

        Page second = signIn("region-admin");
        open(second, "departments");
        second.getByText("IMG", new Page.GetByTextOptions().setExact(true)).click();
        second.locator("#phone").fill("0537");
        second.getByTestId("save").click();
        second.getByText("已保存").waitFor();
        first.locator("#name").fill("放射科");
        first.getByTestId("save").click();

        first.getByTestId("stale").waitFor();
        first.getByTestId("reload").click();
        first.waitForCondition(() -> first.locator("#phone").inputValue().equals("0537"));
    }

    @Test
    void a_file_is_shown_before_it_is_applied_and_leaves_as_a_file() throws Exception {
        Page page = signIn("institution-admin");
        open(page, "departments");
        page.getByTestId("import").click();
        page.getByTestId("import-file").setInputFiles(file(StandardCharsets.UTF_8, "WSYY,U 1,<i>超声科</i>", "WSYY,ER,"));
        page.getByText("有 2 处需要改正").waitFor();
        page.getByTestId("import-file").setInputFiles(file(Charset.forName("GBK"), "WSYY,US,<i>超声科</i>"));
        page.getByText("新建 1 条").waitFor();
        page.getByText("文件是 GBK 编码").waitFor();

        page.getByText("写入目录").click();
        page.getByTestId("entries").getByText("<i>超声科</i>").waitFor();
        page.getByTestId("export").click();
        Download download =
                page.waitForDownload(() -> page.getByText("CSV（可用 Excel 打开）").click());

        assertThat(download.suggestedFilename()).isEqualTo("departments.csv");
        assertThat(Files.readString(download.path())).contains("\"WSYY\",\"US\",\"<i>超声科</i>\",\"\",\"active\"");
    }

    @Test
    void who_keeps_nothing_has_no_administration() throws Exception {
        Page page = signIn("technician");
        page.getByTestId("studies").waitFor();

        assertThat(page.getByTestId("area-administration").count()).isZero();
        page.navigate(REGION.http() + "/#/admin/people");
        page.getByTestId("no-pages").waitFor();
    }

    @Test
    void the_auditor_looks_and_has_no_button() throws Exception {
        Page page = signIn("auditor");
        open(page, "people");
        page.getByText("technician", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByTestId("entry-form").waitFor();

        assertThat(page.getByTestId("add").count()).isZero();
        assertThat(page.getByTestId("save").count()).isZero();
    }

    private static FilePayload file(Charset charset, String... rows) {
        String text = "institution,code,name\r\n" + String.join("\r\n", rows);
        return new FilePayload("departments.csv", "text/csv", text.getBytes(charset));
    }

    private static Page signIn(String login) throws InterruptedException {
        Page page = CHROMIUM.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 800)
                        .setLocale("zh-CN"))
                .newPage();
        page.navigate(REGION.http());
        page.getByTestId("login").fill(login);
        page.getByTestId("password").fill(login + "-demo");
        page.getByTestId("sign-in").click();
        Optional<Totp> phone = Totp.ofDemo(login);
        if (phone.isPresent()) {
            page.getByTestId("otp").fill(phone.get().next());
            page.getByTestId("send-code").click();
        }
        page.getByTestId("person").waitFor();
        return page;
    }

    private static void open(Page page, String kind) {
        page.getByTestId("admin-menu").waitFor();
        page.navigate(REGION.http() + "/#/admin/" + kind);
        page.getByTestId("page-" + kind).getByTestId("entries").waitFor();
    }
}
