package pacs.archive.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;

/**
 * Finds the numbers of persons in a data set (PS3.3 C.7.1.1), in this order:
 *
 * <ol>
 *   <li>Patient ID (0010,0020), when its issuer is one of those;
 *   <li>Patient ID in the items of Other Patient IDs Sequence (0010,1002), when its issuer is one, or when there is none and
 *       it is an ID-card number of 18 characters by date and check character;
 *   <li>values of Other Patient IDs (0010,1000, retired), which have no issuer, likewise.
 * </ol>
 */
final class StatedNumbers {

    /** Of one patient nobody has more; who sends more is not asked for the rest. */
    private static final int MOST = 16;

    private final IdentityConfig config;

    StatedNumbers(IdentityConfig config) {
        this.config = config;
    }

    List<StatedNumber> in(DataSet header) {
        List<StatedNumber> found = new ArrayList<>();
        kind(header).flatMap(kind -> number(header, kind, "PatientID")).ifPresent(found::add);
        header.items(Tags.OtherPatientIDsSequence).stream()
                .limit(MOST)
                .flatMap(item -> other(item).stream())
                .forEach(found::add);
        header.strings(Tags.OtherPatientIDs).stream()
                .limit(MOST)
                .flatMap(text -> StatedNumber.byItsForm(text, "OtherPatientIDs").stream())
                .forEach(found::add);
        return found;
    }

    private Optional<StatedNumber> other(DataSet item) {
        String place = "OtherPatientIDsSequence";
        if (issuers(item).findAny().isEmpty()) {
            return item.string(Tags.PatientID).flatMap(text -> StatedNumber.byItsForm(text, place));
        }
        return kind(item).flatMap(kind -> number(item, kind, place));
    }

    private static Optional<StatedNumber> number(DataSet item, NumberKind kind, String place) {
        return item.string(Tags.PatientID).flatMap(text -> StatedNumber.of(kind, text, place));
    }

    private Optional<NumberKind> kind(DataSet item) {
        List<String> issuers = issuers(item).toList();
        if (issuers.stream().anyMatch(config.idCardIssuers()::contains)) {
            return Optional.of(NumberKind.ID_CARD);
        }
        return issuers.stream().anyMatch(config.insuranceIssuers()::contains)
                ? Optional.of(NumberKind.INSURANCE)
                : Optional.empty();
    }

    private static Stream<String> issuers(DataSet item) {
        return Stream.concat(
                        item.string(Tags.IssuerOfPatientID).stream(),
                        item.items(Tags.IssuerOfPatientIDQualifiersSequence).stream()
                                .flatMap(qualifiers -> qualifiers.string(Tags.UniversalEntityID).stream()))
                .map(String::strip)
                .filter(issuer -> !issuer.isEmpty());
    }
}
