package aurum.api;

import aurum.api.answer.ApiError;
import aurum.api.answer.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Requests too broken to reach a route get the same shape of error, and no word about the server's insides. */
final class BareErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        ApiError error = ApiError.of(
                status,
                status == 404 ? "not_found" : "bad_request",
                status == 404 ? "there is nothing at this address" : "the request cannot be understood");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        response.write(true, ByteBuffer.wrap(Json.bytes(error.body())), callback);
        return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, org.eclipse.jetty.http.HttpFields.Mutable fields) {
        fields.put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        return ByteBuffer.wrap(Json.bytes(ApiError.of(status, "bad_request", "the request cannot be understood")
                .body()));
    }
}
