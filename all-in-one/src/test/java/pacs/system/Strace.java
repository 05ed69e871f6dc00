package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pacs.testkit.Peer;

/** Watches the system calls of a running process, or makes some of them fail. */
final class Strace {

    private static final Peer PROGRAM = new Peer("strace", "strace");

    private Strace() {}

    /** What is done while the process is watched. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * Attached before the work begins, gone when it has ended.
     *
     * @param expression as {@code strace -e} takes it
     * @return the calls, one line each, in their order
     */
    static List<String> of(ProcessHandle process, String expression, Work work) throws Exception {
        Path log = Files.createTempFile("calls", ".strace");
        Process strace = PROGRAM.start("-f", "-y", "-yy", "-s", "24", "-o", log, "-e", expression, "-p", process.pid());
        try {
            awaitAttached(strace);
            work.run();
        } finally {
            strace.destroy();
            strace.waitFor(20, TimeUnit.SECONDS);
        }
        List<String> calls = Files.readAllLines(log);
        Files.delete(log);
        return calls;
    }

    private static void awaitAttached(Process strace) throws IOException {
        assertThat(strace.inputReader().readLine()).contains("attached");
    }
}
