package pacs.archive.sidefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pacs.archive.sidefile.SidePart.Kind;
import pacs.dicom.core.SeriesUid;

/** What a side file holds. It stands at its end, before the footer, and begins with whose file it is. */
record SideIndex(String name, List<SidePart> parts) {

    SideIndex {
        parts = List.copyOf(parts);
    }

    Optional<SidePart> find(Kind kind, SeriesUid series) {
        return parts.stream()
                .filter(part -> part.kind() == kind && part.series().equals(series))
                .findFirst();
    }

    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(name);
        out.writeInt(parts.size());
        for (SidePart part : parts) {
            out.writeUTF(part.kind().name());
            out.writeUTF(part.series().value());
            out.writeLong(part.version());
            out.writeLong(part.offset());
            out.writeLong(part.length());
            out.writeInt(part.sum());
        }
        return bytes.toByteArray();
    }

    /** @param bytes whose sum held, so that they are what {@link #encode} wrote */
    static SideIndex decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String name = in.readUTF();
        int count = in.readInt();
        List<SidePart> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new SidePart(
                    Kind.valueOf(in.readUTF()),
                    new SeriesUid(in.readUTF()),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readInt()));
        }
        return new SideIndex(name, parts);
    }
}
