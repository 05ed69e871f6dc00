package pacs.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Debian's Chromium, headless, with WebGL in software: the pixels a person would see, on any machine. */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    @SuppressWarnings("NullAway.Init") // set by beforeAll
    private Playwright playwright;

    @SuppressWarnings("NullAway.Init") // set by beforeAll
    private Browser browser;

    public Browser browser() {
        return browser;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError("The peer chromium is not on this machine: apt-get install chromium"
                    + " (./test does so by itself when it runs as root)");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--use-angle=swiftshader",
                                "--enable-unsafe-swiftshader",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browser.close();
        playwright.close();
    }
}
