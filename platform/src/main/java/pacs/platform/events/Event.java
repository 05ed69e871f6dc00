package pacs.platform.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact that was committed: ids only, no patient's data.
 *
 * @param id by which a consumer knows that it has had it before
 * @param type past tense, such as {@code StudyGrew}
 * @param key whose order holds among the events: {@code institution/study}
 * @param payload a JSON object
 */
public record Event(UUID id, Instant at, String type, String key, String payload) {}
