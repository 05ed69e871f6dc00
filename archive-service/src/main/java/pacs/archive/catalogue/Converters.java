package pacs.archive.catalogue;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.function.Function;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.tenancy.InstitutionId;

/** How values of our own types lie in columns. */
final class Converters {

    private Converters() {}

    private static class Typed<X, Y> implements AttributeConverter<X, Y> {

        private final Function<X, Y> to;
        private final Function<Y, X> from;

        Typed(Function<X, Y> to, Function<Y, X> from) {
            this.to = to;
            this.from = from;
        }

        @Override
        public Y convertToDatabaseColumn(X value) {
            return to.apply(value);
        }

        @Override
        public X convertToEntityAttribute(Y column) {
            return from.apply(column);
        }
    }

    /** Institutions. */
    @Converter(autoApply = true)
    static class OfInstitution extends Typed<InstitutionId, Integer> {
        OfInstitution() {
            super(InstitutionId::value, InstitutionId::new);
        }
    }

    /** Study Instance UIDs. */
    @Converter(autoApply = true)
    static class OfStudyUid extends Typed<StudyUid, String> {
        OfStudyUid() {
            super(StudyUid::value, StudyUid::new);
        }
    }

    /** Series Instance UIDs. */
    @Converter(autoApply = true)
    static class OfSeriesUid extends Typed<SeriesUid, String> {
        OfSeriesUid() {
            super(SeriesUid::value, SeriesUid::new);
        }
    }

    /** Transfer syntaxes. */
    @Converter(autoApply = true)
    static class OfTransferSyntax extends Typed<TransferSyntax, String> {
        OfTransferSyntax() {
            super(TransferSyntax::uid, TransferSyntax::new);
        }
    }
}
