package pacs.dicom.codec.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.opencv.core.Mat;

/** The shared library inside of the OpenCV jar. */
final class NativeLibrary {

    private NativeLibrary() {}

    /** By way of a file that has lost its name again before this returns: a killed process leaves nothing behind. */
    @SuppressWarnings("restricted") // started with --enable-native-access, by WorkerCommand
    static void load() throws IOException {
        String place = "/lib/linux-" + architecture() + "/libopencv_java.so";
        try (InputStream library = Mat.class.getResourceAsStream(place)) {
            if (library == null) {
                throw new IOException("no " + place + " in the OpenCV jar");
            }
            Path file = Files.createTempFile("pacs-codec-", ".so");
            try {
                Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
                System.load(file.toString());
            } finally {
                Files.delete(file);
            }
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name;
    }
}
