package pacs.dicom.codec.worker;

import java.util.Optional;

/** Ends the child when a frame takes too long, or when its parent is gone while native code keeps it from noticing. */
final class Watchdog implements Runnable {

    private static final int GLANCE_MILLIS = 500;
    private static final int OVERDUE = 3;
    private static final int ORPHANED = 4;

    private final Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    private volatile long deadline = Long.MAX_VALUE;

    private Watchdog() {}

    static Watchdog start() {
        Watchdog watchdog = new Watchdog();
        Thread.ofPlatform().daemon().name("watchdog").start(watchdog);
        return watchdog;
    }

    void allow(int millis) {
        deadline = System.nanoTime() / 1_000_000 + millis;
    }

    void rest() {
        deadline = Long.MAX_VALUE;
    }

    @Override
    public void run() {
        while (true) {
            try {
                Thread.sleep(GLANCE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            if (System.nanoTime() / 1_000_000 > deadline) {
                Runtime.getRuntime().halt(OVERDUE);
            }
            if (!ProcessHandle.current().parent().equals(parent)) {
                Runtime.getRuntime().halt(ORPHANED);
            }
        }
    }
}
