package pacs.dicom.codec.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** Decodes by {@code Imgcodecs.dicomJpgMatRead}. Pixels stay outside of the Java heap but for some rows at a time. */
final class OpenCvCodec {

    private static final int CHUNK = 64 * 1024;

    private OpenCvCodec() {}

    /** Reads the codestream behind its request and writes the answer. */
    static void decode(Request request, DataInputStream in, DataOutputStream out) throws IOException {
        Mat codestream = new Mat(1, request.length(), CvType.CV_8UC1);
        try {
            fill(codestream, request.length(), in);
            Mat image = image(codestream, request);
            try {
                answer(request, image, out);
            } finally {
                image.release();
            }
        } catch (CvException e) {
            Reply.refuse(firstLine(e), out);
        } finally {
            codestream.release();
        }
    }

    /** Without a flag colour stays as the components are, for the data set says what they mean. */
    private static Mat image(Mat codestream, Request request) {
        int flags = request.fromYbr() ? Imgcodecs.DICOM_FLAG_YBR : Imgcodecs.DICOM_FLAG_UNSIGNED;
        return Imgcodecs.dicomJpgMatRead(codestream, flags, Imgcodecs.IMREAD_UNCHANGED);
    }

    private static void fill(Mat codestream, int length, DataInputStream in) throws IOException {
        byte[] chunk = new byte[Math.min(CHUNK, length)];
        for (int done = 0; done < length; ) {
            int count = Math.min(chunk.length, length - done);
            in.readFully(chunk, 0, count);
            codestream.put(0, done, chunk, 0, count);
            done += count;
        }
    }

    private static void answer(Request request, Mat image, DataOutputStream out) throws IOException {
        if (image.empty()) {
            Reply.refuse("it cannot be decoded", out);
        } else if (image.rows() != request.rows()
                || image.cols() != request.columns()
                || image.channels() != request.components()
                || image.elemSize1() != request.bytesPerSample()) {
            Reply.refuse(
                    "it decodes to %d x %d pixels of %s"
                            .formatted(image.rows(), image.cols(), CvType.typeToString(image.type())),
                    out);
        } else {
            new Reply(true, request.decodedBytes()).write(out);
            send(request, image, out);
            out.flush();
        }
    }

    private static void send(Request request, Mat image, DataOutputStream out) throws IOException {
        int rowsAtOnce = Math.clamp(CHUNK / request.bytesPerRow(), 1, request.rows());
        for (int row = 0; row < request.rows(); row += rowsAtOnce) {
            int rows = Math.min(rowsAtOnce, request.rows() - row);
            byte[] bytes = request.bytesPerSample() == 1
                    ? bytes(image, row, rows * request.bytesPerRow())
                    : words(image, row, rows * request.bytesPerRow() / 2);
            if (request.components() == 3) {
                blueLast(bytes, request.bytesPerSample());
            }
            out.write(bytes);
        }
    }

    private static byte[] bytes(Mat image, int row, int count) {
        byte[] bytes = new byte[count];
        image.get(row, 0, bytes);
        return bytes;
    }

    private static byte[] words(Mat image, int row, int count) {
        short[] words = new short[count];
        image.get(row, 0, words);
        byte[] bytes = new byte[2 * count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(words);
        return bytes;
    }

    /** OpenCV has colours as blue, green, red. */
    private static void blueLast(byte[] pixels, int size) {
        for (int pixel = 0; pixel < pixels.length; pixel += 3 * size) {
            for (int i = pixel; i < pixel + size; i++) {
                byte blue = pixels[i];
                pixels[i] = pixels[i + 2 * size];
                pixels[i + 2 * size] = blue;
            }
        }
    }

    private static String firstLine(CvException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be decoded");
    }
}
