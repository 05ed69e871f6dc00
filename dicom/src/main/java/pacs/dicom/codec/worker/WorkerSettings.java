package pacs.dicom.codec.worker;

import java.time.Duration;

/**
 * How many decoder processes there may be, and what each may cost.
 *
 * @param workers processes at most, and with that frames decoded at once; started when first needed
 * @param patience how long a frame waits for a free process
 * @param framesPerWorker after how many frames a process is replaced by a new one
 * @param addressSpace bytes of address space a process may have, in which a Java VM alone takes some 300 MiB
 */
public record WorkerSettings(int workers, Duration patience, int framesPerWorker, long addressSpace) {

    /** Two processes, half a minute of patience, 10,000 frames, 3 GiB. */
    public static final WorkerSettings DEFAULT =
            new WorkerSettings(2, Duration.ofSeconds(30), 10_000, 3L * 1024 * 1024 * 1024);

    public WorkerSettings {
        if (workers < 1 || framesPerWorker < 1 || addressSpace < 1) {
            throw new IllegalArgumentException("At least one worker, one frame and one byte");
        }
    }

    /** The same with another number of processes. */
    public WorkerSettings withWorkers(int number) {
        return new WorkerSettings(number, patience, framesPerWorker, addressSpace);
    }
}
