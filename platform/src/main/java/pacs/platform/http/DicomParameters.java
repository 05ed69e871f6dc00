package pacs.platform.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Uid;
import pacs.platform.Refusal;

/** Reads UIDs and AE titles in paths and queries; a malformed one is answered 400, not 404. */
@Provider
public class DicomParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            Uid.class, Uid::new,
            StudyUid.class, StudyUid::new,
            SeriesUid.class, SeriesUid::new,
            SopInstanceUid.class, SopInstanceUid::new,
            SopClass.class, SopClass::new,
            AeTitle.class, AeTitle::new);

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return Optional.ofNullable(READERS.get(type))
                .map(reader -> new Converter<>(type, reader))
                .orElse(null);
    }

    private record Converter<T>(Class<T> type, Function<String, Object> reader) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return type.cast(reader.apply(text));
            } catch (IllegalArgumentException malformed) {
                Refusal refusal = new Refusal(Refusal.Reason.INVALID_REQUEST, String.valueOf(malformed.getMessage()));
                throw new BadRequestException(Problems.of(refusal), malformed);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
