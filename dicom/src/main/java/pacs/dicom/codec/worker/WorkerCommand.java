package pacs.dicom.codec.worker;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import pacs.dicom.codec.CodecException;

/**
 * How a child is started: by the java that runs here, with a small heap, in an empty environment, under a shell's limit of
 * address space and first in line should the machine run out of memory. The shell moves the pipe of the answers to descriptor 3 and gives way to java, so that both are one process.
 */
final class WorkerCommand {

    private static final String SHELL =
            "ulimit -c 0; echo 500 >/proc/self/oom_score_adj; ulimit -v \"$0\" || exit 9; exec \"$@\" 3>&1 >/dev/null 2>/dev/null";

    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx32m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompressedClassSpaceSize=16m",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:-UsePerfData",
            "-XX:+SuppressFatalErrorMessage",
            "--enable-native-access=ALL-UNNAMED");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LC_ALL", "C.UTF-8",
            "MALLOC_ARENA_MAX", "2",
            "OPENCV_FOR_THREADS_NUM", "1",
            "OPENCV_LOG_LEVEL", "SILENT");

    private WorkerCommand() {}

    static Process start(WorkerSettings settings) throws CodecException, IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", SHELL);
        List<String> command = builder.command();
        command.add(Long.toString(settings.addressSpace() / 1024));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(List.of("-cp", WorkerClassPath.find(), DecoderProcess.class.getName()));
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        return builder.redirectError(Redirect.DISCARD).start();
    }
}
