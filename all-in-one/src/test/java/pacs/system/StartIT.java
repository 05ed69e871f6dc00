package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the terminal can mend is said in one sentence, and the exit code is 2. */
class StartIT {

    @Test
    void a_port_in_use_is_named_with_the_option_to_choose_another(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String said = refused(data, "--http", Integer.toString(taken.getLocalPort()));

            assertThat(said)
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("--http PORT");
        }
    }

    @Test
    void a_gateway_port_in_use_stops_the_rest_too(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String said = refused(data, "--gateway-dicom", Integer.toString(taken.getLocalPort()));

            assertThat(said).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void one_port_for_two_is_named(@TempDir Path data) throws Exception {
        assertThat(refused(data, "--http", "18099", "--gateway-dicom", "18099"))
                .contains("--http and --gateway-dicom cannot both be port 18099");
    }

    @Test
    void a_second_run_on_the_same_folder_is_refused_and_the_first_goes_on(@TempDir Path data) throws Exception {
        RunningRegion first = RunningRegion.on(data).start();
        try {
            String said = refused(data);

            assertThat(said).contains("Another ./run is using the data folder");
            assertThat(first.output()).noneMatch(line -> line.contains("ended by itself"));
            assertThat(first.jvm("all-in-one").isAlive()).isTrue();
        } finally {
            first.stop();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        assertThat(refused(Path.of("/proc/nowhere"))).contains("/proc/nowhere").contains("--data DIR");
    }

    @Test
    void mistakes_in_the_region_file_are_told_by_line_and_key(@TempDir Path data) throws Exception {
        Path demo = RunningRegion.PROJECT.resolve("samples/region.yaml");
        List<String> lines = new ArrayList<>(Files.readAllLines(demo));
        lines.add("colour: blue");
        Path wrong = Files.write(data.resolve("region.yaml"), lines);

        String said = refused(data, "--region", wrong.toString());

        assertThat(said).contains("line " + lines.size()).contains("colour");
    }

    @Test
    void an_unknown_option_is_refused(@TempDir Path data) throws Exception {
        assertThat(refused(data, "--colour")).contains("Unknown option '--colour'");
    }

    private static String refused(Path data, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--empty", "--data", data.toString()));
        for (String port : List.of("--http", "--dicom", "--gateway-dicom")) {
            if (!List.of(more).contains(port)) {
                arguments.addAll(List.of(port, "0"));
            }
        }
        arguments.addAll(List.of(more));
        Process process = RunningRegion.run(arguments.toArray(String[]::new));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(2);
        assertThat(said).doesNotContain("Exception");
        return said;
    }
}
