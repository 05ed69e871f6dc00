package pacs.dicom.codec.worker;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.codec.Codestream;

/** One child process, seen from its parent. Takes one frame at a time; of no more use once it failed to answer. */
final class Worker {

    private static final Duration START = Duration.ofSeconds(30);
    private static final int MILLIS_PER_FRAME = 5_000;
    private static final int SAMPLES_PER_MILLI = 1_000;

    private final Process process;
    private final ScheduledExecutorService deadlines;
    private final DataOutputStream out;
    private final DataInputStream in;
    private int frames;
    private volatile boolean overdue;
    private boolean broken;

    private Worker(Process process, ScheduledExecutorService deadlines) {
        this.process = process;
        this.deadlines = deadlines;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(process.getInputStream());
    }

    /** @throws CodecException UNAVAILABLE when the process does not become ready */
    static Worker start(WorkerSettings settings, ScheduledExecutorService deadlines) throws CodecException {
        Worker worker;
        try {
            worker = new Worker(WorkerCommand.start(settings), deadlines);
        } catch (IOException e) {
            throw new CodecException(Reason.UNAVAILABLE, "No decoder process can be started.", e);
        }
        boolean ready = false;
        try {
            worker.awaitReady();
            ready = true;
            return worker;
        } finally {
            if (!ready) {
                worker.kill();
            }
        }
    }

    private void awaitReady() throws CodecException {
        ScheduledFuture<?> deadline = killAfter(START.toMillis());
        try {
            Reply reply = Reply.read(in);
            if (!reply.good()) {
                throw new CodecException(Reason.UNAVAILABLE, "The decoder process is not ready: " + sentence(reply));
            }
        } catch (IOException e) {
            throw new CodecException(Reason.UNAVAILABLE, "The decoder process ended before it was ready.", e);
        } finally {
            deadline.cancel(false);
        }
    }

    /** In proportion to what is to be decoded; the slowest codec does ten times as much on one core. */
    static int allowedMillis(Codestream codestream) {
        return MILLIS_PER_FRAME + codestream.decodedBytes() / codestream.bytesPerSample() / SAMPLES_PER_MILLI;
    }

    byte[] decode(Codestream codestream) throws CodecException {
        frames++;
        int millis = allowedMillis(codestream);
        ScheduledFuture<?> deadline = killAfter(millis);
        broken = true;
        try {
            Request.of(codestream, millis).write(out);
            out.write(codestream.bytes());
            out.flush();
            Reply reply = Reply.read(in);
            if (!reply.good()) {
                String why = sentence(reply);
                broken = false;
                throw new CodecException(Reason.MALFORMED, "The frame's codestream is damaged: " + why + ".");
            }
            if (reply.length() != codestream.decodedBytes()) {
                throw new IOException("Answered by " + reply.length() + " bytes");
            }
            byte[] decoded = new byte[reply.length()];
            in.readFully(decoded);
            broken = false;
            return decoded;
        } catch (IOException e) {
            throw overdue
                    ? new CodecException(Reason.OVER_BUDGET, "The frame was not decoded within " + millis + " ms.", e)
                    : new CodecException(Reason.MALFORMED, "The frame ended the process that decoded it.", e);
        } finally {
            deadline.cancel(false);
        }
    }

    private String sentence(Reply reply) throws IOException {
        if (reply.length() < 0 || reply.length() > Reply.LONGEST_REFUSAL) {
            throw new IOException("Refused by " + reply.length() + " bytes");
        }
        return new String(in.readNBytes(reply.length()), StandardCharsets.US_ASCII);
    }

    private ScheduledFuture<?> killAfter(long millis) {
        return deadlines.schedule(
                () -> {
                    overdue = true;
                    kill();
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Whether it can be given another frame. */
    boolean usable(int framesPerWorker) {
        return !broken && frames < framesPerWorker && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** At once, whatever it is doing; closes the pipes, too. */
    void kill() {
        process.destroyForcibly();
    }
}
