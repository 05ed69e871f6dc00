package pacs.platform.directory.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import pacs.platform.directory.Fault;
import pacs.platform.directory.Unfit;
import pacs.platform.http.Problem;

/** What does not fit, field by field: a problem (RFC 9457) with the member {@code faults}. */
public class UnfitAnswer {

    /** What does not lie in the request alone, but in what is there already. */
    private static final Set<Fault.Code> CLASHES =
            EnumSet.of(Fault.Code.TAKEN, Fault.Code.OVERLAP, Fault.Code.IN_USE, Fault.Code.CIRCLE);

    /** @param line of the file; absent for what stands in no file */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record FaultView(Optional<Integer> line, String field, String code, String sentence) {

        static FaultView of(Fault fault) {
            return new FaultView(
                    Optional.of(fault.line()).filter(line -> line > 0),
                    fault.key(),
                    fault.code().toString(),
                    fault.sentence());
        }
    }

    record UnfitProblem(String type, String title, int status, String detail, List<FaultView> faults) {}

    @ServerExceptionMapper
    public Response unfit(Unfit unfit) {
        boolean clash = unfit.faults().stream().map(Fault::code).allMatch(CLASHES::contains);
        boolean forbidden = unfit.faults().stream().allMatch(fault -> fault.code() == Fault.Code.NOT_ALLOWED);
        int status = forbidden ? 403 : clash ? 409 : 400;
        return Response.status(status)
                .type(Problem.TYPE)
                .entity(new UnfitProblem(
                        "/problems/unfit",
                        "Unfit",
                        status,
                        "Nothing was changed. What to mend stands in 'faults', field by field.",
                        unfit.faults().stream().map(FaultView::of).toList()))
                .build();
    }
}
