package pacs.gateway.forward;

import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pacs.gateway.forward.MultipartBody.Broken;
import pacs.gateway.peers.Self;
import pacs.gateway.spool.Spool;
import pacs.gateway.spool.SpoolQueue;
import pacs.gateway.spool.Waiting;
import pacs.platform.blobs.PieceCheckException;

/** Sends a batch and books what became of each object in it. */
final class Delivery {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

    private final Spool spool;
    private final SpoolQueue queue;
    private final Stow stow;
    private final RetryPlan retry;
    private final Line line = new Line();

    Delivery(Spool spool, Stow stow, RetryPlan retry) {
        this.spool = spool;
        this.queue = spool.queue();
        this.stow = stow;
        this.retry = retry;
    }

    /**
     * Returns how long to wait at least before the next batch; empty when this one achieved something.
     *
     * @param own whose objects they are
     */
    Optional<Duration> deliver(Self own, List<Waiting> batch) throws InterruptedException {
        List<MultipartBody.Source> sources = batch.stream()
                .<MultipartBody.Source>map(waiting -> new Spooled(spool, waiting.object()))
                .toList();
        try (MultipartBody body = new MultipartBody(sources)) {
            StowReply reply = stow.store(own, batch, body);
            Optional<Broken> broken = body.broken();
            return broken.isPresent() ? setAside(batch, broken.get()) : answered(batch, reply);
        }
    }

    private Optional<Duration> answered(List<Waiting> batch, StowReply reply) {
        return switch (reply) {
            case StowReply.Judged judged -> book(batch, judged);
            case StowReply.Away away -> {
                line.isDown(away.reason());
                queue.giveBack(batch);
                yield Optional.of(away.notBefore());
            }
            case StowReply.Failed failed -> {
                if (batch.size() > 1) {
                    LOG.log(
                            Level.WARNING,
                            "Of {0} objects sent together {1}; they are sent again one by one",
                            batch.size(),
                            failed.reason());
                }
                batch.forEach(waiting -> putOff(waiting, failed.reason()));
                yield isRetry(batch) ? Optional.empty() : Optional.of(Duration.ZERO);
            }
        };
    }

    private Optional<Duration> book(List<Waiting> batch, StowReply.Judged judged) {
        line.isUp();
        List<Waiting> stored = new ArrayList<>();
        int putOff = 0;
        for (Waiting waiting : batch) {
            Verdict verdict = judged.verdicts()
                    .getOrDefault(waiting.object().instance(), new Verdict.PutOff("the archive did not mention it"));
            switch (verdict) {
                case Verdict.Stored _ -> stored.add(waiting);
                case Verdict.Refused(String reason) -> refuse(waiting, reason);
                case Verdict.PutOff(String reason) -> {
                    putOff(waiting, reason);
                    putOff++;
                }
            }
        }
        queue.sent(stored, Instant.now());
        return putOff == batch.size() && !isRetry(batch) ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    /** What was put off before waits for its own time; that it failed again says nothing of the others. */
    private static boolean isRetry(List<Waiting> batch) {
        return batch.size() == 1 && batch.getFirst().failures() > 0;
    }

    /** The others of the batch have nothing to do with it. A disk that fails to read may read tomorrow. */
    private Optional<Duration> setAside(List<Waiting> batch, Broken broken) {
        Waiting unread = batch.get(broken.part());
        String reason = "the spool cannot read it: " + broken.cause().getMessage();
        if (broken.cause() instanceof PieceCheckException || broken.cause() instanceof NoSuchFileException) {
            refuse(unread, reason);
        } else {
            putOff(unread, reason);
        }
        queue.giveBack(batch);
        return Optional.empty();
    }

    private void refuse(Waiting waiting, String reason) {
        queue.refuse(waiting, reason, Instant.now());
        LOG.log(
                Level.ERROR,
                "{0} of study {1} is not in the centre and stays in the spool until a person decides: {2}",
                waiting.object().instance(),
                waiting.object().study(),
                reason);
    }

    private void putOff(Waiting waiting, String reason) {
        int failures = waiting.failures() + 1;
        queue.putOff(waiting, Instant.now().plus(retry.after(failures)), reason);
        if (failures > 1 && Integer.bitCount(failures) == 1) { // 2, 4, 8 ...: it may go on for days
            LOG.log(
                    Level.WARNING,
                    "{0} of study {1} was put off {2} times: {3}",
                    waiting.object().instance(),
                    waiting.object().study(),
                    failures,
                    reason);
        }
    }
}
