package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.archive.search.Match;
import pacs.archive.search.Matches;
import pacs.archive.search.QueryLevel;
import pacs.archive.search.Scope;
import pacs.archive.search.Search;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.json.DicomJson;
import pacs.platform.tenancy.InstitutionId;

/** Carries out the search that the request in hand asks for, and renders what was found (PS3.18 10.6.3). */
@Singleton
class SearchAnswers {

    private final Search search;
    private final Whereabouts whereabouts;
    private final Negotiation negotiation;
    private final UriInfo uri;

    SearchAnswers(Search search, Whereabouts whereabouts, Negotiation negotiation, UriInfo uri) {
        this.search = search;
        this.whereabouts = whereabouts;
        this.negotiation = negotiation;
        this.uri = uri;
    }

    Response all(QueryLevel level) {
        return answer(level, whereabouts.scope());
    }

    Response within(QueryLevel level, StudyUid study) {
        return answer(level, new Scope(whereabouts.sight(study)));
    }

    Response within(QueryLevel level, StudyUid study, SeriesUid series) {
        return answer(level, new Scope(whereabouts.sight(study), series));
    }

    private Response answer(QueryLevel level, Scope scope) {
        String type = negotiation.json();
        QidoRequest request = QidoRequest.parse(level, scope, uri.getQueryParameters());
        Matches matches = search.find(request.query());
        Map<InstitutionId, RetrieveUrls> urls = matches.found().stream()
                .map(Match::owner)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), whereabouts::urls));
        Response.ResponseBuilder answer = Streamed.answer(type, out -> {
            char separator = '[';
            for (Match match : matches.found()) {
                out.write(separator);
                DicomJson.write(
                        located(level, match, Objects.requireNonNull(urls.get(match.owner()))), out, path -> path);
                separator = ',';
            }
            out.write(separator == '[' ? "[]".getBytes(StandardCharsets.US_ASCII) : new byte[] {']'});
        });
        if (request.count()) {
            answer.header("X-Total-Count", search.count(request.query()));
        }
        warnings(request, matches).forEach(text -> answer.header("Warning", "299 dicom-web \"" + text + "\""));
        return answer.build();
    }

    /** What was not done is said (PS3.18 8.3.4.2, 8.3.4.4). */
    private static List<String> warnings(QidoRequest request, Matches matches) {
        List<String> warnings = new ArrayList<>();
        if (request.literalName()) {
            warnings.add(
                    "The fuzzymatching parameter is supported for PatientName only. Other names have been matched literally.");
        }
        if (matches.more() && request.wantsMoreThanAnAnswerHolds()) {
            warnings.add("The number of results exceeded the maximum supported by the server."
                    + " Additional results can be requested.");
        }
        return warnings;
    }

    /** With its address, and of another institution that lets it be seen the name. */
    private DataSet located(QueryLevel level, Match match, RetrieveUrls urls) {
        DataSet found = withUrl(level, match.attributes(), urls);
        return match.owner().equals(whereabouts.institution())
                ? found
                : found.toBuilder()
                        .set(Tags.InstitutionName, Vr.LO, whereabouts.name(match.owner()))
                        .build();
    }

    private static DataSet withUrl(QueryLevel level, DataSet match, RetrieveUrls urls) {
        StudyUid study = new StudyUid(match.string(Tags.StudyInstanceUID).orElseThrow());
        String url =
                switch (level) {
                    case STUDY -> urls.study(study);
                    case SERIES -> urls.series(study, series(match));
                    case INSTANCE ->
                        urls.instance(
                                study,
                                series(match),
                                new SopInstanceUid(
                                        match.string(Tags.SOPInstanceUID).orElseThrow()));
                };
        return match.toBuilder().set(Tags.RetrieveURL, Vr.UR, url).build();
    }

    private static SeriesUid series(DataSet match) {
        return new SeriesUid(match.string(Tags.SeriesInstanceUID).orElseThrow());
    }
}
