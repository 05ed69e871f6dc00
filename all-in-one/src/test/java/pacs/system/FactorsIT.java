package pacs.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.testkit.Chromium;
import pacs.testkit.Totp;

/** Passwords and second factors, as people meet them in the browser. */
class FactorsIT {

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String GIVEN = "given by 1 administrator";
    private static final String CHOSEN = "Kranich-7-Fluss";

    @Test
    void in_the_demo_the_page_shows_the_code_it_asks_for() {
        Page page = arrive("auditor", "auditor-demo");

        Matcher code =
                Pattern.compile("\\d{6}").matcher(page.getByTestId("demo-code").innerText());
        Assertions.assertThat(code.find()).isTrue();
        enter(page, code.group());

        page.getByTestId("person").waitFor();
    }

    @Test
    void a_wrong_code_is_said_and_the_right_one_still_counts() throws Exception {
        Page page = arrive("region-admin", "region-admin-demo");
        page.getByTestId("otp").waitFor();

        enter(page, "000000");
        assertThat(page.getByTestId("sign-in-problem")).containsText("验证码不正确");
        enter(page, Totp.ofDemo("region-admin").orElseThrow().next());

        page.getByTestId("person").waitFor();
    }

    @Test
    void a_new_administrator_changes_the_password_and_sets_up_a_factor() throws Exception {
        hire("new.keeper");
        Page page = arrive("new.keeper", GIVEN);

        page.getByTestId("due-change-password").waitFor();
        page.getByTestId("old-password").fill(GIVEN);
        page.getByTestId("new-password").fill("Password123!");
        page.getByTestId("new-password-again").fill("Password123!");
        page.getByTestId("change-password").click();
        assertThat(page.getByTestId("own-problem")).containsText("常见密码");
        page.getByTestId("new-password").fill(CHOSEN);
        page.getByTestId("new-password-again").fill(CHOSEN);
        page.getByTestId("change-password").click();
        page.getByTestId("due-enrol").waitFor();
        page.getByTestId("factor-password").fill(CHOSEN);
        page.getByTestId("begin-factor").click();
        Totp phone = new Totp(page.getByTestId("secret").innerText().strip());
        page.getByTestId("first-code").fill(phone.next());
        page.getByTestId("confirm-factor").click();
        assertThat(page.getByTestId("recovery").locator("code")).hasCount(10);
        page.getByTestId("kept").click();

        page.getByTestId("admin-menu").waitFor();
        page.getByTestId("person").click();
        assertThat(page.getByTestId("factor-present")).containsText("剩余恢复码：10 个");
        Page again = arrive("new.keeper", CHOSEN);
        enter(again, phone.next());
        again.getByTestId("admin-menu").waitFor();
    }

    /** By the administrator of the institution, in the administration. */
    private static void hire(String login) throws InterruptedException {
        Page page = arrive("institution-admin", "institution-admin-demo");
        enter(page, Totp.ofDemo("institution-admin").orElseThrow().next());
        page.getByTestId("person").waitFor();
        Object status = page.evaluate(
                "async person => (await fetch('/directory/people', {method: 'POST', headers: {'Content-Type':"
                        + " 'application/json', Authorization: 'Bearer ' + JSON.parse(sessionStorage['pacs.session']).token},"
                        + " body: JSON.stringify(person)})).status",
                Map.of(
                        "login",
                        login,
                        "name",
                        "新同事",
                        "password",
                        GIVEN,
                        "institution",
                        "WSYY",
                        "roles",
                        List.of("institution-admin")));
        Assertions.assertThat(status).isEqualTo(201);
    }

    private static Page arrive(String login, String password) {
        Page page = CHROMIUM.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 800)
                        .setLocale("zh-CN"))
                .newPage();
        page.navigate(REGION.http());
        page.getByTestId("login").fill(login);
        page.getByTestId("password").fill(password);
        page.getByTestId("sign-in").click();
        return page;
    }

    private static void enter(Page page, String code) {
        page.getByTestId("otp").fill(code);
        page.getByTestId("send-code").click();
    }
}
