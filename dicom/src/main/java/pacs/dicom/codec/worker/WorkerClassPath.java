package pacs.dicom.codec.worker;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodecException.Reason;

/**
 * The class path of a child: the jar or folder of this package, and the OpenCV jar. Both are asked of the class loader
 * that runs here, for {@code java.class.path} names neither when a Quarkus application runs from {@code quarkus-app}.
 */
final class WorkerClassPath {

    private static final String OPENCV = "org.opencv.core.Mat";

    private WorkerClassPath() {}

    static String find() throws CodecException {
        try {
            Class<?> opencv = Class.forName(OPENCV, false, WorkerClassPath.class.getClassLoader());
            return place(WorkerClassPath.class) + ":" + place(opencv);
        } catch (ClassNotFoundException e) {
            throw new CodecException(Reason.UNAVAILABLE, "The OpenCV jar is not on the class path.", e);
        }
    }

    private static Path place(Class<?> type) throws CodecException {
        URL location = Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .orElseThrow(() -> new CodecException(
                        Reason.UNAVAILABLE, "The class loader does not say where " + type.getName() + " lies."));
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new CodecException(Reason.UNAVAILABLE, "No child can load classes from " + location + ".", e);
        }
    }
}
