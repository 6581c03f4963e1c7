package aurum.api.answer;

import aurum.api.lake.Publication;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that were given already, until the next publication: a publication never changes, so neither do they. Holds a bounded number
 * of bytes; those asked for longest ago go first.
 */
final class AnswerCache {

    /** What an entry costs besides its bytes, about. */
    private static final int OVERHEAD_BYTES = 512;

    private final long mostBytes;
    private final Map<Object, KeptAnswer> answers = new LinkedHashMap<>(64, 0.75f, true);
    private Publication publication;
    private long bytes;

    AnswerCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<KeptAnswer> find(Publication asked, Object key) {
        return asked.equals(publication) ? Optional.ofNullable(answers.get(key)) : Optional.empty();
    }

    /** Keeps an answer; one from another publication than those kept takes the place of them all if it is newer. */
    synchronized void keep(Publication from, Object key, KeptAnswer answer) {
        if (!from.equals(publication)) {
            if (publication != null && from.publishedAt().isBefore(publication.publishedAt())) {
                return;
            }
            answers.clear();
            bytes = 0;
            publication = from;
        }
        long size = answer.size() + OVERHEAD_BYTES;
        if (size > mostBytes / 8 || answers.putIfAbsent(key, answer) != null) {
            return;
        }
        bytes += size;
        for (Iterator<KeptAnswer> oldest = answers.values().iterator(); bytes > mostBytes; ) {
            bytes -= oldest.next().size() + OVERHEAD_BYTES;
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
