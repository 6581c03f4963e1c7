package aurum.api.answer;

import java.util.concurrent.Semaphore;

/** Lets so many answers be made at once, the waiting ones included; whoever comes then is told to come again, at once and cheaply. */
final class Turnstile {

    private final Semaphore places;

    Turnstile(int places) {
        this.places = new Semaphore(places);
    }

    /** @throws ApiError 503 when all places are taken */
    void enter() {
        if (!places.tryAcquire()) {
            throw ApiError.of(503, "busy", "too many answers are being made at this moment; ask again in a second");
        }
    }

    void leave() {
        places.release();
    }
}
