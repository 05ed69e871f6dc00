package pacs.platform.blobs;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** An open file that several readers share; it is closed when nobody reads it and nobody will ask for it again. */
final class BlobHandle {

    private final FileChannel channel;
    private int readers = 1;
    private boolean retired;

    /** Held by the caller. */
    BlobHandle(FileChannel channel) {
        this.channel = channel;
    }

    FileChannel channel() {
        return channel;
    }

    /** Whether it may be read by one more; false when it is on its way out, or an interrupted reader has closed it. */
    synchronized boolean take() {
        if (retired || !channel.isOpen()) {
            return false;
        }
        readers++;
        return true;
    }

    synchronized void giveBack() throws IOException {
        readers--;
        closeIfUnused();
    }

    /** Takes no more readers. */
    synchronized void retire() throws IOException {
        retired = true;
        closeIfUnused();
    }

    private void closeIfUnused() throws IOException {
        if (retired && readers == 0) {
            channel.close();
        }
    }
}
