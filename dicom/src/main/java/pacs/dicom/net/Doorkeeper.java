package pacs.dicom.net;

import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Counts who is inside. A connection that has not asked for anything yet costs no association: of too many of those the
 * oldest is shown out, as an honest peer asks at once.
 */
final class Doorkeeper {

    private static final int MAX_SILENT = 1024;

    private final int maxTotal;
    private final int maxPerAddress;
    private final SequencedSet<Socket> silent = new LinkedHashSet<>();
    private final Map<InetAddress, Integer> inside = new HashMap<>();
    private int total;

    Doorkeeper(int maxTotal, int maxPerAddress) {
        this.maxTotal = maxTotal;
        this.maxPerAddress = maxPerAddress;
    }

    /** A connection is there and has said nothing. */
    synchronized void knocked(Socket socket) {
        if (silent.size() >= MAX_SILENT) {
            UpperLayer.closeQuietly(silent.removeFirst());
        }
        silent.add(socket);
    }

    /** The connection has asked, or is gone. */
    synchronized void spoke(Socket socket) {
        silent.remove(socket);
    }

    /** @return whether there is room; then {@link #left} must follow */
    synchronized boolean enter(InetAddress address) {
        int fromThere = inside.getOrDefault(address, 0);
        if (total >= maxTotal || fromThere >= maxPerAddress) {
            return false;
        }
        inside.put(address, fromThere + 1);
        total++;
        return true;
    }

    synchronized void left(InetAddress address) {
        total--;
        inside.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    synchronized int associations() {
        return total;
    }
}
