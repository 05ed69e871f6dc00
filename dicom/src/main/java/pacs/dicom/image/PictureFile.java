package pacs.dicom.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture as a file for browsers, written by the JDK's own encoders: no native library of ours, and what they are given
 * are pixels, which cannot be damaged as a codestream can.
 */
public final class PictureFile {

    private PictureFile() {}

    /** Lossless. */
    public static byte[] png(Picture picture) {
        return write(picture, "png", -1);
    }

    /**
     * JPEG baseline.
     *
     * @param quality 1 (small) to 100 (good), as PS3.18 8.3.5.1.2 has it
     */
    public static byte[] jpeg(Picture picture, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("Quality is 1 to 100, not " + quality);
        }
        return write(picture, "jpeg", quality / 100f);
    }

    private static byte[] write(Picture picture, String format, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (quality > 0) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(picture), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: there is no device to fail
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static BufferedImage image(Picture picture) {
        int samples = picture.samples();
        int[] offsets = samples == 1 ? new int[] {0} : new int[] {0, 1, 2};
        DataBufferByte bytes = new DataBufferByte(picture.pixels(), picture.pixels().length);
        WritableRaster raster = Raster.createInterleavedRaster(
                bytes, picture.columns(), picture.rows(), picture.columns() * samples, samples, offsets, null);
        ColorSpace space = ColorSpace.getInstance(samples == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        return new BufferedImage(
                new ComponentColorModel(space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE),
                raster,
                false,
                null);
    }
}
