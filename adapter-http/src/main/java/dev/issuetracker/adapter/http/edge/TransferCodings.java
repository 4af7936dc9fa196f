package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.problem.ProblemException;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Rejects bodies that have another transfer coding beside chunks. Jetty undoes the chunks alone, and the body would be
 * taken for what it was before its coding; a proxy may have undone the coding or not.
 */
final class TransferCodings extends Handler.Wrapper {
    private final JettyProblems problems;

    TransferCodings(JettyProblems problems) {
        this.problems = problems;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            return super.handle(request, response, callback);
        }
        List<String> codings = request.getHeaders().getCSV(HttpHeader.TRANSFER_ENCODING, true);
        if (codings.stream().allMatch("chunked"::equalsIgnoreCase)) {
            return super.handle(request, response, callback);
        }
        problems.answer(request, response, callback, ProblemException.unsupportedTransferCoding());
        return true;
    }
}
