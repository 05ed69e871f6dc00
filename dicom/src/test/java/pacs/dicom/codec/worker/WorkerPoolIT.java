package pacs.dicom.codec.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.codec.FrameDecoder;
import pacs.dicom.codec.SampleFrames;
import pacs.testkit.SharedData;

class WorkerPoolIT {

    private static final WorkerSettings ONE = WorkerSettings.DEFAULT.withWorkers(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SampleFrames ct = ct();

    @Test
    void no_process_is_started_before_the_first_frame() throws CodecException {
        try (WorkerPool pool = new WorkerPool(ONE)) {
            assertThat(pool.pids()).isEmpty();

            decode(pool);

            assertThat(pool.pids()).hasSize(1);
        }
    }

    @Test
    void a_killed_process_is_replaced_before_the_next_frame() throws Exception {
        try (WorkerPool pool = new WorkerPool(ONE)) {
            byte[] before = decode(pool);
            ProcessHandle killed = process(pool);
            killed.destroyForcibly();
            killed.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            byte[] after = decode(pool);

            assertThat(after).isEqualTo(before);
            assertThat(pool.pids()).hasSize(1).doesNotContain(killed.pid());
        }
    }

    @Test
    void a_process_that_overstays_is_killed_and_nobody_waits_longer() throws Exception {
        WorkerSettings impatient = new WorkerSettings(1, Duration.ofMillis(200), 10_000, ONE.addressSpace());
        try (WorkerPool pool = new WorkerPool(impatient)) {
            decode(pool);
            ProcessHandle stopped = process(pool);
            signal("STOP", stopped.pid());

            CompletableFuture<byte[]> overdue = CompletableFuture.supplyAsync(() -> unchecked(pool));
            Thread.sleep(300);

            assertThatThrownBy(() -> decode(pool))
                    .isInstanceOfSatisfying(CodecException.class, busy -> assertThat(busy.reason())
                            .isEqualTo(Reason.UNAVAILABLE));
            assertThatThrownBy(() -> overdue.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("was not decoded within 5262 ms");
            stopped.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(decode(pool)).hasSize(524_288);
        }
    }

    @Test
    void a_process_is_replaced_after_so_many_frames() throws CodecException {
        try (WorkerPool pool = new WorkerPool(new WorkerSettings(1, PATIENCE, 2, ONE.addressSpace()))) {
            decode(pool);
            List<Long> first = pool.pids();
            decode(pool);
            assertThat(pool.pids()).isEmpty();

            decode(pool);

            assertThat(pool.pids()).hasSize(1).doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void closing_leaves_neither_a_process_nor_a_thread() throws Exception {
        WorkerPool pool = new WorkerPool(ONE);
        decode(pool);
        ProcessHandle child = process(pool);

        pool.close();

        child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Thread.sleep(1_500);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("codec-deadlines"));
        assertThatThrownBy(() -> decode(pool)).hasMessageContaining("have been stopped");
    }

    @Test
    void a_process_without_enough_memory_is_unavailable_and_says_so() {
        try (WorkerPool pool = new WorkerPool(new WorkerSettings(1, PATIENCE, 1, 50_000_000))) {
            assertThatThrownBy(() -> decode(pool))
                    .isInstanceOfSatisfying(CodecException.class, why -> assertThat(why.reason())
                            .isEqualTo(Reason.UNAVAILABLE));
            assertThat(pool.pids()).isEmpty();
        }
    }

    @Test
    void a_child_knows_nothing_of_its_parents_environment() throws Exception {
        try (WorkerPool pool = new WorkerPool(ONE)) {
            decode(pool);

            String environment = Files.readString(Path.of("/proc", process(pool).pid() + "", "environ"));

            assertThat(environment.split("\0"))
                    .allMatch(line -> line.matches("(LC_ALL|MALLOC_|OPENCV_|PWD|OLDPWD|SHLVL|_)\\S*=.*"));
        }
    }

    @Test
    void a_child_ends_when_its_parent_is_killed() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dshared.dir=" + System.getProperty("shared.dir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecodingParent.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly();

            child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            parent.destroyForcibly();
        }
    }

    /** What is killed: decodes a frame, says which process did, and waits. */
    static final class DecodingParent {

        public static void main(String[] arguments) throws Exception {
            WorkerPool pool = new WorkerPool(ONE);
            decode(pool, ct());
            System.out.println(pool.pids().getFirst());
            Thread.sleep(60_000);
        }
    }

    private byte[] decode(WorkerPool pool) throws CodecException {
        return decode(pool, ct);
    }

    private static byte[] decode(WorkerPool pool, SampleFrames object) throws CodecException {
        return object.decode(new FrameDecoder(pool), 1).bytes();
    }

    private byte[] unchecked(WorkerPool pool) {
        try {
            return decode(pool);
        } catch (CodecException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProcessHandle process(WorkerPool pool) {
        return ProcessHandle.of(pool.pids().getFirst()).orElseThrow();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static SampleFrames ct() {
        try {
            return SampleFrames.of(SharedData.file("wg04/CT1/CT1_JLSL"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
