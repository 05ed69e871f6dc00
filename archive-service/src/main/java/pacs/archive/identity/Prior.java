package pacs.archive.identity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import pacs.archive.catalogue.StudyKey;

/**
 * Another study of the same person.
 *
 * @param at when it took place; without a date of its own, when it came
 * @param date Study Date (0008,0020)
 * @param bodyParts values of Body Part Examined (0018,0015) of its series
 */
public record Prior(
        StudyKey study,
        LocalDateTime at,
        Optional<LocalDate> date,
        List<String> modalities,
        List<String> bodyParts,
        String description,
        int instances) {

    public Prior {
        modalities = List.copyOf(modalities);
        bodyParts = List.copyOf(bodyParts);
    }
}
