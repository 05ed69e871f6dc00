package pacs.archive.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pacs.archive.retrieve.StoredObjects;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.io.HeaderMemory;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;

/** What the catalogue does not keep of an instance, read from beside the object (PS3.18 table 10.6.3-5). */
final class InstanceHeaders {

    private static final Set<Integer> USUAL =
            Set.of(Tags.TimezoneOffsetFromUTC, Tags.Rows, Tags.Columns, Tags.BitsAllocated, Tags.NumberOfFrames);

    private final StoredObjects objects;

    InstanceHeaders(StoredObjects objects) {
        this.objects = objects;
    }

    List<Match> addTo(List<PlacedMatch> found, Query query) {
        List<Match> matches = new ArrayList<>();
        for (PlacedMatch placed : found) {
            matches.add(new Match(
                    placed.match().owner(), whole(placed, placed.match().owner(), query.fields())));
        }
        return matches;
    }

    private DataSet whole(PlacedMatch placed, InstitutionId institution, Fields fields) {
        DataSet header = header(placed, institution, fields);
        DataSet known = placed.match().attributes();
        DataSetBuilder match = known.toBuilder();
        for (Element element : header) {
            int tag = element.tag();
            boolean wanted =
                    USUAL.contains(tag) || fields.all() || fields.tags().contains(tag);
            if (wanted && !known.contains(tag)) {
                match.put(element);
            }
        }
        return match.build();
    }

    private DataSet header(PlacedMatch placed, InstitutionId institution, Fields fields) {
        boolean sequences = fields.all() || fields.tags().stream().anyMatch(tag -> Dictionary.vrOf(tag) == Vr.SQ);
        try {
            return objects.header(institution, placed.blob(), placed.position(), sequences);
        } catch (HeaderMemory.Exhausted e) {
            throw new Refusal(Refusal.Reason.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
