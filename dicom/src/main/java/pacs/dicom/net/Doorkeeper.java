package pacs.dicom.net;

import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Counts who is inside. A connection without an association, because it has not asked yet or has not closed yet, costs no
 * place: of too many of those the oldest is shown out, as an honest peer does both at once.
 */
final class Doorkeeper {

    private static final int MAX_WAITING = 512;

    private final int maxTotal;
    private final int maxPerAddress;
    private final SequencedSet<Socket> waiting = new LinkedHashSet<>();
    private final Map<InetAddress, Integer> inside = new HashMap<>();
    private int total;

    Doorkeeper(int maxTotal, int maxPerAddress) {
        this.maxTotal = maxTotal;
        this.maxPerAddress = maxPerAddress;
    }

    /** The connection is without an association. */
    synchronized void waits(Socket socket) {
        if (waiting.size() >= MAX_WAITING) {
            showOutOldest();
        }
        waiting.add(socket);
    }

    /** The connection asks for an association, or is closed. */
    synchronized void waitsNoMore(Socket socket) {
        waiting.remove(socket);
    }

    synchronized void showOutOldest() {
        if (!waiting.isEmpty()) {
            UpperLayer.closeQuietly(waiting.removeFirst());
        }
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
