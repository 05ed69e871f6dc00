package pacs.archive.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.io.Budget;
import pacs.dicom.io.DicomFormatException;
import pacs.dicom.io.FileMeta;
import pacs.dicom.io.ObjectParser;
import pacs.platform.Refusal;
import pacs.platform.blobs.HeldStream;

/** First step: reads just enough to know to which study, and so to which blob, an object belongs. */
final class Sighting {

    private static final byte[] NOTHING = {};

    /** What all objects together may hold in memory before their blob is known: 32 MiB. */
    private static final int HELD_UNITS = 512;

    private final Budget budget;
    private final Semaphore held = new Semaphore(HELD_UNITS);

    Sighting(Budget budget) {
        this.budget = budget;
    }

    /** @throws DicomFormatException when the beginning is no DICOM */
    Sighted sight(Incoming incoming) throws IOException {
        return switch (incoming) {
            case Incoming.OfCommand command -> sightDataSet(command);
            case Incoming.OfFile file -> sightFile(file);
        };
    }

    private Sighted sightDataSet(Incoming.OfCommand command) throws IOException {
        byte[] head = FileMeta.part10Head(
                command.sopClass(), command.sopInstance(), command.transferSyntax(), Optional.of(command.calling()));
        HeldStream stream = new HeldStream(head, held, command.bytes());
        return sighted(command, stream, ObjectParser.ofDataSet(stream, command.transferSyntax(), head.length, budget));
    }

    private Sighted sightFile(Incoming.OfFile file) throws IOException {
        HeldStream stream = new HeldStream(NOTHING, held, file.bytes());
        boolean begun = false;
        try {
            ObjectParser parser = ObjectParser.ofPart10(stream, budget);
            begun = true;
            return sighted(file, stream, parser);
        } finally {
            if (!begun) {
                stream.close();
            }
        }
    }

    private static Sighted sighted(Incoming incoming, HeldStream stream, ObjectParser parser) throws IOException {
        boolean complete = false;
        try {
            if (incoming instanceof Incoming.OfFile) {
                requireFileMeta(parser.fileMeta());
            }
            Sighted sighted = new Sighted(incoming, stream, parser, parser.readThrough(Tags.StudyInstanceUID));
            complete = true;
            return sighted;
        } finally {
            if (!complete) {
                stream.close();
                parser.close();
            }
        }
    }

    /** What we keep must be readable by everyone, so a bare data set is not taken for a file (PS3.10 7.1). */
    private static void requireFileMeta(DataSet fileMeta) {
        if (!fileMeta.contains(Tags.TransferSyntaxUID)) {
            throw new Refusal(
                    Refusal.Reason.INVALID_OBJECT, "The object is no DICOM file: its file meta information is missing");
        }
    }
}
