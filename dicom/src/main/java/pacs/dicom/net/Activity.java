package pacs.dicom.net;

import java.io.IOException;

/** What an association has under way, so that a server that stops lets it come to its end. */
final class Activity {

    private final UpperLayer layer;
    private int running;
    private boolean finishing;

    Activity(UpperLayer layer) {
        this.layer = layer;
    }

    /** @return whether something may begin; then {@link #end} must follow */
    synchronized boolean begin() {
        if (!finishing) {
            running++;
        }
        return !finishing;
    }

    /** Part of what has begun goes on by itself; {@link #end} must follow for it, too. */
    synchronized void fork() {
        running++;
    }

    synchronized void end() {
        running--;
        interruptWhenIdle();
    }

    /** Ends the association as soon as nothing is under way. */
    synchronized void finish() {
        finishing = true;
        interruptWhenIdle();
    }

    private void interruptWhenIdle() {
        if (finishing && running == 0) {
            try {
                layer.interrupt();
            } catch (IOException e) {
                layer.cut();
            }
        }
    }
}
