package pacs.platform.blobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A process that stores objects until it is killed, and says of each when it is stored: number, blob, position. */
final class KilledWriter {

    private static final int SENDERS = 4;

    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        try (BlobVolume volume = BlobVolume.open(Path.of(arguments[0]), TestVolume.RULES);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                tasks.add(() -> storeForEver(volume, first));
            }
            for (Future<Void> sender : senders.invokeAll(tasks)) {
                sender.get();
            }
        }
    }

    private static Void storeForEver(BlobVolume volume, int first) throws Exception {
        for (int number = first; ; number += SENDERS) {
            StoredRecord record = object(number).storeIn(volume);
            System.out.println(number + " " + record.blob() + " " + record.position());
            volume.sealIdle();
        }
    }

    static SampleObject object(int number) {
        return new SampleObject(number, 200 + number * 7_919 % 150_000);
    }
}
