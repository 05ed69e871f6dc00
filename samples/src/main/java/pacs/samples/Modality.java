package pacs.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;

/** A scanner that sends the demo's studies by C-STORE: {@code Modality HOST PORT CALLED-AE CALLING-AE DAY}. */
public final class Modality {

    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private final Remote archive;
    private final AeTitle title;

    public Modality(Remote archive, AeTitle title) {
        this.archive = archive;
        this.title = title;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            System.err.println(
                    "Modality HOST PORT CALLED-AE CALLING-AE DAY sends the demo's studies by C-STORE, as if the newest"
                            + " had been taken on DAY (2026-03-14).");
            System.exit(2);
        }
        Remote archive = new Remote(arguments[0], Integer.parseInt(arguments[1]), new AeTitle(arguments[2]));
        Modality modality = new Modality(archive, new AeTitle(arguments[3]));
        for (Supplier<Stream<Instance>> study : DemoStudies.all(LocalDate.parse(arguments[4]))) {
            modality.send(study);
        }
    }

    /**
     * Sends a study over one association, one object after the other.
     *
     * @return how many objects were sent
     * @throws IOException when an object was not taken; the message names the status
     */
    public int send(Supplier<Stream<Instance>> study) throws IOException {
        int sent = 0;
        Association association = null;
        try (Stream<Instance> instances = study.get()) {
            for (Instance instance : (Iterable<Instance>) instances::iterator) {
                if (association == null) {
                    association = open(instance.sopClass());
                }
                store(association, instance);
                sent++;
            }
            if (association != null) {
                association.release();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (association != null) {
                association.close();
            }
        }
        return sent;
    }

    private Association open(SopClass sopClass) throws IOException {
        return Association.open(archive, title, List.of(PresentationContext.of(sopClass, SYNTAX)), Timeouts.DEFAULT);
    }

    private static void store(Association association, Instance instance) throws IOException {
        ByteArrayOutputStream dataSet = new ByteArrayOutputStream();
        DataSetWriter.write(instance.dataSet(), SYNTAX, dataSet);
        DimseStatus status = association.store(
                instance.sopClass(), instance.uid(), SYNTAX, new ByteArrayInputStream(dataSet.toByteArray()));
        if (status.code() != DimseStatus.SUCCESS.code()) {
            throw new IOException("Object " + instance.uid() + " was not taken: " + status);
        }
    }
}
