package aurum.api.decision;

import aurum.api.answer.ApiError;
import aurum.api.desk.Desk;
import aurum.api.desk.Event;
import aurum.api.lake.Publication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Releases a list in one transaction, one list at a time: it stands whole, with everybody's rest kept, or it does not stand at all. */
final class ListRelease {

    /** A list of fewer would tell of single customers. */
    static final int LEAST_MEMBERS = 5;

    private final Desk desk;
    private final ListShelf shelf;

    ListRelease(Desk desk) {
        this.desk = desk;
        this.shelf = new ListShelf(desk);
    }

    /**
     * @param approver not its author
     * @param byScore whom it may hold, of the publication, the best first
     * @throws ApiError when it is not waiting, is its author's own, or would hold too few
     */
    ServiceList release(UUID id, String approver, List<Candidate> byScore, Publication publication) {
        return desk.change(transaction -> {
            ListShelf.lock(transaction);
            ServiceList list = shelf.find(transaction, id).orElseThrow(ListRelease::unknown);
            mayDecide(list, approver);
            Chosen chosen = Chosen.of(byScore, shelf.onListsLately(transaction), list.capacity());
            if (chosen.members().size() < LEAST_MEMBERS) {
                throw ApiError.of(
                        409,
                        "too_small",
                        "fewer than %d customers are left for this list, too few to release one: widen its filters, or wait until those on other lists had their rest"
                                .formatted(LEAST_MEMBERS),
                        Map.of("least", LEAST_MEMBERS));
            }
            ServiceList.Frozen frozen = new ServiceList.Frozen(
                    publication.number(),
                    publication.asOf(),
                    publication.catalogHash(),
                    chosen.members().size(),
                    chosen.controls().size(),
                    chosen.capped(),
                    chosen.overCapacity(),
                    chosen.digest());
            shelf.release(transaction, list, frozen, chosen, approver);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("publication", frozen.publication());
            details.put("catalog_hash", frozen.catalogHash());
            details.put("purpose", list.wanted().purpose());
            details.put("legal_basis", list.wanted().legalBasis());
            details.put("members", frozen.members());
            details.put("controls", frozen.controls());
            details.put("members_sha256", frozen.sha256());
            desk.record(transaction, new Event(approver, "service_list.released", id.toString(), details));
            return shelf.find(transaction, id).orElseThrow(ListRelease::unknown);
        });
    }

    /** A second person decides, about what waits for it. */
    static void mayDecide(ServiceList list, String who) {
        if (list.author().equals(who)) {
            throw ApiError.of(403, "not_allowed", "a list is released or rejected by somebody else than who made it");
        }
        expect(list, ServiceList.State.SUBMITTED);
    }

    static void expect(ServiceList list, ServiceList.State state) {
        if (list.state() != state) {
            throw ApiError.of(
                    409,
                    "wrong_state",
                    "the list is %s: this is for one that is %s"
                            .formatted(list.state().word(), state.word()),
                    Map.of("state", list.state().word()));
        }
    }

    static ApiError unknown() {
        return ApiError.of(404, "not_found", "there is no such list");
    }
}
