package pacs.gateway.spool;

import java.time.Instant;

/**
 * What the centre is told of a study.
 *
 * @param since when it came to this state
 * @param problem one sentence when a person should look, else empty
 */
public record StudyNews(SpoolStudy study, StudyState state, int instances, int sent, Instant since, String problem) {}
