package pacs.samples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;

/** Writes the demo's studies as files: {@code WriteStudies FOLDER}. */
public final class WriteStudies {

    private WriteStudies() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("WriteStudies FOLDER writes the demo's studies as DICOM files into the folder.");
            System.exit(2);
        }
        LocalDate day = DemoStudies.newestDay(LocalDateTime.now(ZoneId.systemDefault()));
        for (Supplier<Stream<Instance>> study : DemoStudies.all(day)) {
            into(Path.of(arguments[0]), study);
        }
    }

    /** One file for each object, named by its SOP Instance UID. */
    public static void into(Path folder, Supplier<Stream<Instance>> study) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Instance> instances = study.get()) {
            instances.forEach(instance -> write(folder.resolve(instance.uid() + ".dcm"), instance));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Path file, Instance instance) {
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(FileMeta.part10Head(instance.sopClass(), instance.uid(), syntax, Optional.empty()));
            DataSetWriter.write(instance.dataSet(), syntax, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
