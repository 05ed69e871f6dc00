package pacs.platform.audit.rest;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import pacs.platform.audit.TrailQuery;
import pacs.platform.audit.TrailRow;
import pacs.platform.audit.TrailSearch;
import pacs.platform.documents.Csv;
import pacs.platform.tenancy.Directory;

/** Writes what a question finds as a table for a spreadsheet, page by page, so that no memory holds it. */
@Singleton
class TrailExport {

    private static final int PAGE = 2_000;

    private static final List<String> CHINESE = List.of(
            "时间", "来源", "编号", "类型", "账号", "代表", "机构", "地址", "操作", "数据所属机构", "患者ID", "检查UID", "事由", "结果", "拒绝原因", "次数",
            "详情");
    private static final List<String> ENGLISH = List.of(
            "time",
            "trail",
            "number",
            "kind",
            "actor",
            "on behalf of",
            "institution",
            "address",
            "action",
            "owner of the data",
            "patient ID",
            "study UID",
            "purpose",
            "result",
            "refusal",
            "times",
            "detail");

    private final TrailSearch search;
    private final Directory directory;

    TrailExport(TrailSearch search, Directory directory) {
        this.search = search;
        this.directory = directory;
    }

    /** The latest rows, at most so many. A mark at the beginning tells a spreadsheet that it is UTF-8. */
    void write(TrailQuery query, int most, boolean english, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\ufeff');
        Csv.write(writer, english ? ENGLISH : CHINESE);
        Optional<TrailRow.Place> after = Optional.empty();
        int left = most;
        List<TrailRow> page;
        do {
            page = search.find(query, after, Math.min(PAGE, left));
            for (TrailRow row : page) {
                Csv.write(writer, values(Shown.of(row, directory)));
            }
            left -= page.size();
            after = page.isEmpty() ? after : Optional.of(page.getLast().place());
        } while (page.size() == PAGE && left > 0);
        writer.flush();
    }

    private static List<String> values(Shown row) {
        return List.of(
                row.at(),
                row.trail(),
                Long.toString(row.id()),
                row.who().kind(),
                row.who().name(),
                row.who().onBehalfOf(),
                row.who().institution().map(Shown.Place::name).orElse(""),
                row.who().address(),
                row.action(),
                row.owner().map(Shown.Place::name).orElse(""),
                row.patient(),
                row.study(),
                row.purpose(),
                row.result(),
                row.refusal(),
                Integer.toString(row.times()),
                row.detail());
    }
}
