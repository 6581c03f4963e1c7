package aurum.api.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Asks one question after the other over one connection that stays open, with as little work of its own as possible: it shares the
 * processors with what it measures.
 */
final class Asking implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final IntFunction<byte[]> requests;
    private final byte[] buffer = new byte[64 * 1024];

    /** @param requests the whole text of the n-th request */
    Asking(int port, IntFunction<byte[]> requests) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        out = socket.getOutputStream();
        this.requests = requests;
    }

    /** Sends the n-th request and reads its answer; the length of its body. */
    int ask(int number) {
        try {
            out.write(requests.apply(number));
            out.flush();
            return body(head());
        } catch (IOException problem) {
            throw new IllegalStateException("the server hung up", problem);
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder(512);
        int ends = 0;
        while (ends < 4) {
            int letter = in.read();
            if (letter < 0) {
                throw new IOException("the answer ends in its head: " + head);
            }
            head.append((char) letter);
            ends = letter == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
        return head.toString();
    }

    private int body(String head) throws IOException {
        String lower = head.toLowerCase(java.util.Locale.ROOT);
        int place = lower.indexOf("content-length: ");
        if (!head.startsWith("HTTP/1.1 200") || place < 0) {
            throw new IOException("not the answer to measure: " + head);
        }
        int length = Integer.parseInt(
                lower.substring(place + 16, lower.indexOf('\r', place)).strip());
        for (int left = length; left > 0; ) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("the answer ends early");
            }
            left -= read;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A GET request as text. */
    static byte[] get(String path, String more) {
        return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n"
                .formatted(path, more)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
