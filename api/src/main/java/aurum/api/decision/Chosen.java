package aurum.api.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who of the candidates goes on a list: best score first, nobody who was on one lately. Those who are left without the service are taken on the same terms, so that both groups differ in nothing but the service.
 *
 * @param members whom it holds, in its order
 * @param controls who is left without
 * @param capped of either, were on another list lately
 * @param overCapacity who would have been next
 */
record Chosen(List<Candidate> members, List<Candidate> controls, long capped, long overCapacity) {

    /** @param byScore the best first */
    static Chosen of(List<Candidate> byScore, Set<String> onOtherLists, Optional<Integer> capacity) {
        List<Candidate> members = new ArrayList<>();
        List<Candidate> controls = new ArrayList<>();
        long capped = 0;
        long overCapacity = 0;
        for (Candidate candidate : byScore) {
            boolean isFull = capacity.isPresent() && members.size() == capacity.get();
            if (onOtherLists.contains(candidate.customerKey())) {
                capped += candidate.isControl() ? 0 : 1;
            } else if (isFull) {
                overCapacity += candidate.isControl() ? 0 : 1;
            } else {
                (candidate.isControl() ? controls : members).add(candidate);
            }
        }
        return new Chosen(members, controls, capped, overCapacity);
    }

    /** SHA-256 over the members' lines in the list's order, in hex. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            members.forEach(member -> digest.update(member.line().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
