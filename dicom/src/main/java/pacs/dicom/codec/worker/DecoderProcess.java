package pacs.dicom.codec.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * The child: decodes one frame after the other from its standard input until that ends. Answers go to file descriptor 3,
 * so that nothing a native library prints can be taken for one.
 */
final class DecoderProcess {

    private static final int BUFFER = 64 * 1024;

    private DecoderProcess() {}

    /** Ends with its parent: at the end of its input, and in the middle of a frame by its {@link Watchdog}. */
    public static void main(String[] arguments) throws IOException {
        Watchdog watchdog = Watchdog.start();
        try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(new FileOutputStream("/dev/fd/3"), BUFFER))) {
            if (isReady(out)) {
                serve(in, out, watchdog);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static boolean isReady(DataOutputStream out) throws IOException {
        try {
            NativeLibrary.load();
        } catch (IOException | LinkageError e) {
            Reply.refuse("The native library cannot be loaded: " + e.getMessage(), out);
            return false;
        }
        new Reply(true, 0).write(out);
        out.flush();
        return true;
    }

    private static void serve(DataInputStream in, DataOutputStream out, Watchdog watchdog) throws IOException {
        while (true) {
            Request request;
            try {
                request = Request.read(in);
            } catch (EOFException e) {
                return;
            }
            watchdog.allow(request.millis());
            OpenCvCodec.decode(request, in, out);
            watchdog.rest();
        }
    }
}
