package toktrail.pricing.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the body of an answer up to a size; a larger one is given up as soon as that is known. */
final class BoundedBody implements BodySubscriber<byte[]> {

    /** The body is larger than is wanted. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final boolean announcedTooLarge;
    private final int limit;
    private Flow.Subscription subscription;

    BoundedBody(ResponseInfo head, int limit) {
        this.limit = limit;
        announcedTooLarge = head.headers().firstValue("Content-Length").filter(this::isAbove).isPresent();
    }

    /** Whether a number, in digits, is above the limit; what is no number is not. */
    private boolean isAbove(String length) {
        boolean digits = !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && new BigInteger(length).bitLength() >= Integer.SIZE
                || digits && new BigInteger(length).longValue() > limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (announcedTooLarge) {
            giveUp();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            if (bytes.length > limit - taken.size()) {
                giveUp();
                return;
            }
            taken.writeBytes(bytes);
        }
    }

    private void giveUp() {
        subscription.cancel();
        body.completeExceptionally(new TooLargeException());
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(taken.toByteArray());
    }
}
