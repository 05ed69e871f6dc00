package pacs.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.testkit.Chromium;

/** A person's session in a browser: kept over reloads, tabs and ended tokens, and ended with a reason. */
class SessionIT {

    @RegisterExtension
    static final RunningRegion REGION =
            new RunningRegion().with("PACS_SECURITY_SESSIONS_IDLE", "PT20S").with("PACS_SECURITY_PERSON_TOKEN", "PT3S");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @SuppressWarnings("NullAway.Init") // set by signIn
    private BrowserContext browser;

    @SuppressWarnings("NullAway.Init") // set by signIn
    private Page page;

    @BeforeEach
    void signIn() {
        browser = CHROMIUM.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1400, 900)
                        .setLocale("zh-CN"));
        page = browser.newPage();
        signIn(page, "radiologist");
        page.getByTestId("studies").waitFor();
    }

    private static void signIn(Page page, String login) {
        page.navigate(REGION.http());
        page.getByTestId("login").fill(login);
        page.getByTestId("password").fill(login + "-demo");
        page.getByTestId("sign-in").click();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void who_works_stays_in_while_tokens_come_and_go() {
        for (int i = 0; i < 10; i++) {
            page.waitForTimeout(2_500);
            page.keyboard().press("ArrowDown");
        }

        page.reload();

        page.getByTestId("studies").waitFor();
        assertThat(page.getByTestId("person").first()).containsText("王建国");
    }

    @Test
    void a_tab_opened_after_all_were_closed_goes_on_by_the_cookie() {
        page.close();

        Page later = browser.newPage();
        later.navigate(REGION.http());

        later.getByTestId("studies").waitFor();
    }

    @Test
    void no_script_reads_what_the_session_is_gone_on_with() {
        List<Cookie> cookies = browser.cookies();

        Assertions.assertThat(cookies).singleElement().satisfies(cookie -> {
            Assertions.assertThat(cookie.name).isEqualTo("pacs-refresh");
            Assertions.assertThat(cookie.httpOnly).isTrue();
            Assertions.assertThat(
                            page.evaluate("JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}])"))
                    .asString()
                    .contains("pacs.session")
                    .doesNotContain(cookie.value);
        });
    }

    @Test
    void who_does_nothing_is_warned_and_then_told_why_it_ended() {
        assertThat(page.getByTestId("session-warning")).containsText("长时间没有操作");

        page.getByTestId("sign-in-notice").waitFor();

        assertThat(page.getByTestId("sign-in-notice")).hasText(Pattern.compile("长时间没有操作，已自动退出.*"));
    }

    @Test
    void who_signs_in_in_the_next_tab_ends_the_session_before() {
        Page second = browser.newPage();
        second.navigate(REGION.http());
        second.getByTestId("studies").waitFor();
        String other = "fetch('/token', {method: 'POST', headers: {'Pacs-Session': 'browser'}, body:"
                + " new URLSearchParams({grant_type: 'password', username: 'physician', password: 'physician-demo'})})"
                + ".then(answer => answer.status)";

        Assertions.assertThat(second.evaluate(other)).isEqualTo(200);

        page.waitForTimeout(3_000);
        page.reload();
        assertThat(page.getByTestId("sign-in-notice"))
                .containsText("已有其他人登录", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
    }
}
