package pacs.archive.search;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pacs.dicom.core.CharacterSet;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;

/** Turns rows into data sets: an attribute without a value is there and empty, as in an answer to C-FIND. */
final class MatchRows {

    private final Set<QueryKey> keys;

    /** @param keys one for each of the first columns */
    MatchRows(Set<QueryKey> keys) {
        this.keys = keys;
    }

    Match read(ResultSet row) throws SQLException {
        DataSetBuilder match = DataSet.builder()
                .set(
                        Tags.SpecificCharacterSet,
                        Vr.CS,
                        CharacterSet.UTF_8.terms().getFirst())
                .set(Tags.InstanceAvailability, Vr.CS, "ONLINE");
        int column = 1;
        for (QueryKey key : keys) {
            String[] values = values(row.getObject(column++));
            // Some viewers take an empty list of modalities for one with an empty word.
            if (key != QueryKey.MODALITIES_IN_STUDY || values.length > 0) {
                match.set(key.tag(), key.vr(), values);
            }
        }
        return new Match(new InstitutionId(row.getInt("owner")), match.build());
    }

    /** The same, followed by the columns of its place. */
    PlacedMatch readPlaced(ResultSet row) throws SQLException {
        return new PlacedMatch(read(row), new BlobId(row.getObject("blob", UUID.class)), row.getLong("position"));
    }

    private static String[] values(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> new String[0];
            case String text -> text.isEmpty() ? new String[0] : new String[] {text};
            case Date date -> new String[] {date.toLocalDate().format(DateTimeFormatter.BASIC_ISO_DATE)};
            case Array array -> (String[]) array.getArray();
            default -> new String[] {value.toString()};
        };
    }
}
