package pacs.gateway.receipts;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import pacs.gateway.peers.Centre;
import pacs.gateway.spool.Studies;
import pacs.gateway.spool.StudyNews;
import pacs.platform.tenancy.InstitutionId;

/** Tells the centre how far studies are. What it could not tell is told the next time. */
final class Reporter {

    private static final System.Logger LOG = System.getLogger(Reporter.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 200;

    private final Studies studies;
    private final Centre centre;

    Reporter(Studies studies, Centre centre) {
        this.studies = studies;
        this.centre = centre;
    }

    /** Tells what has changed in studies of the institution for which this gateway speaks; says whether it could. */
    boolean report(InstitutionId own) throws InterruptedException {
        List<StudyNews> news = studies.unreported(own, MOST);
        if (news.isEmpty()) {
            return true;
        }
        try {
            HttpResponse<byte[]> response = centre.send(
                    centre.request("/api/gateways/self/studies")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(json(news))),
                    () -> 0);
            if (response.statusCode() < 300) {
                studies.reported(news);
                return true;
            }
            LOG.log(Level.DEBUG, "The centre does not take reports: {0}", response.statusCode());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The centre takes no reports now: {0}", e.getMessage());
        }
        return false;
    }

    private static String json(List<StudyNews> news) {
        ArrayNode array = JSON.createArrayNode();
        for (StudyNews study : news) {
            ObjectNode node = array.addObject();
            node.put("study", study.study().study().value());
            node.put("state", study.state().toString());
            node.put("instances", study.instances());
            node.put("sent", study.sent());
            node.put("since", study.since().toString());
            node.put("problem", study.problem());
        }
        return array.toString();
    }
}
