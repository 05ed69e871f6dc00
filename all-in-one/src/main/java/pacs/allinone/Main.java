package pacs.allinone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Starts in the order in which things need each other: data folder, PostgreSQL, schemas, region, services. Stops in the
 * opposite one, however the end comes.
 */
@QuarkusMain
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class);
    private static final int FAILED = 1;
    private static final long PATIENCE_SECONDS = 60;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> await(stopped)));
        try {
            String command = arguments.length == 0 ? "" : arguments[0];
            List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
            return switch (command) {
                case "reconcile" -> ReconcileCommand.parse(rest).run(System.out);
                case "audit-verify" -> AuditVerifyCommand.parse(rest).run(System.out);
                default -> serve(Options.parse(arguments));
            };
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            return CannotStart.EXIT_CODE;
        } catch (Exception e) {
            System.err.println("The region could not be started: " + e);
            LOG.error("The region could not be started", e);
            return FAILED;
        } finally {
            stopped.countDown();
        }
    }

    /** Until somebody asks for the end; afterwards the services have stopped and nobody uses the database. */
    private static int serve(Options options) throws CannotStart, IOException, SQLException, InterruptedException {
        try (Region region = Region.prepare(options)) {
            region.configureServices();
            int[] exitCode = {0};
            Quarkus.run(Announcement.class, (code, failure) -> exitCode[0] = code);
            return exitCode[0];
        }
    }

    /** A SIGTERM must not end the process before PostgreSQL has ended in order. */
    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("Stopping took too long; PostgreSQL will recover at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
