package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pacs.dicom.core.StudyUid;

/** Holds an archive to what its senders were told: everything promised is there once and unchanged, and nothing else. */
final class JournalCheck {

    /** By then also what the gateway had taken is in the centre. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern INSTANCE =
            Pattern.compile("\"00080018\":\\{\"vr\":\"UI\",\"Value\":\\[\"([0-9.]+)\"\\]\\}");

    private final ArchiveClient client;
    private final Journal journal;

    JournalCheck(ArchiveClient client, Journal journal) {
        this.client = client;
        this.journal = journal;
    }

    void holds() throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        Set<String> missing = new HashSet<>();
        do {
            missing.clear();
            Map<String, Integer> listed = listed();
            for (SentObject object : journal.promised()) {
                if (!listed.containsKey(object.instance().value())) {
                    missing.add(object.instance().value());
                }
            }
            assertThat(listed.values()).as("copies of an instance").allMatch(copies -> copies == 1);
            assertThat(listed.keySet()).as("only what was sent").isSubsetOf(sent());
            if (!missing.isEmpty()) {
                Thread.sleep(500);
            }
        } while (!missing.isEmpty() && Instant.now().isBefore(deadline));
        assertThat(missing).as("promised, and not there").isEmpty();
        assertThat(changed()).as("listed, and not as they were sent").isEmpty();
    }

    private Set<String> sent() {
        Set<String> uids = new HashSet<>();
        journal.sent().forEach(object -> uids.add(object.instance().value()));
        return uids;
    }

    private Map<String, Integer> listed() throws Exception {
        Map<String, Integer> copies = new HashMap<>();
        for (StudyUid study : studies()) {
            Matcher uids = INSTANCE.matcher(client.json("/instances?limit=5000&StudyInstanceUID=" + study));
            while (uids.find()) {
                copies.merge(uids.group(1), 1, Integer::sum);
            }
        }
        return copies;
    }

    private Set<StudyUid> studies() {
        Set<StudyUid> studies = new HashSet<>();
        journal.sent().forEach(object -> studies.add(object.study()));
        return studies;
    }

    /** Also those whose answer was lost: if they are there, they are whole. */
    private List<String> changed() throws Exception {
        Map<String, Integer> listed = listed();
        List<String> changed = new ArrayList<>();
        for (SentObject object : journal.sent()) {
            if (listed.containsKey(object.instance().value())) {
                HttpResponse<byte[]> answer = client.get(object.path(), "application/dicom; transfer-syntax=*");
                if (answer.statusCode() != 200 || !object.isDataSetOf(answer.body())) {
                    changed.add(object.instance() + " (" + answer.statusCode() + ")");
                }
            }
        }
        return changed;
    }
}
