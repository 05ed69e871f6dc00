package pacs.dicom.net;

import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import pacs.dicom.core.AeTitle;

/**
 * Counts who is inside. A connection without an association, because it has not asked yet or has not closed yet, costs no
 * place: of too many of those the oldest is shown out, as an honest peer does both at once; strangers go before addresses
 * from which a peer was admitted lately.
 */
final class Doorkeeper {

    /** Each may hold an A-ASSOCIATE-RQ that is half read: 16 MiB for all of them. */
    private static final int MAX_WAITING = 256;

    private static final int MAX_REMEMBERED = 1024;

    private final AssociationCaps caps;
    private final SequencedSet<Socket> waiting = new LinkedHashSet<>();
    private final Map<InetAddress, Integer> addresses = new HashMap<>();
    private final Map<AeTitle, Integer> titles = new HashMap<>();
    private final SequencedSet<InetAddress> known = new LinkedHashSet<>();
    private int total;
    private int strangers;

    Doorkeeper(AssociationCaps caps) {
        this.caps = caps;
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
        waiting.stream()
                .filter(socket -> !known.contains(socket.getInetAddress()))
                .findFirst()
                .or(() -> waiting.stream().findFirst())
                .ifPresent(oldest -> {
                    waiting.remove(oldest);
                    Transport.closeQuietly(oldest);
                });
    }

    /** Lets somebody in to be decided on; empty when there is no room. */
    synchronized Optional<Visit> enter(InetAddress address) {
        boolean stranger = !known.contains(address);
        if (total >= caps.total()
                || addresses.getOrDefault(address, 0) >= caps.perAddress()
                || (stranger && strangers >= caps.strangers())) {
            return Optional.empty();
        }
        addresses.merge(address, 1, Integer::sum);
        total++;
        if (stranger) {
            strangers++;
        }
        return Optional.of(new Visit(this, address, stranger));
    }

    /** Whoever is inside, until it is closed. */
    static final class Visit implements AutoCloseable {

        private final Doorkeeper door;
        private final InetAddress address;
        private boolean stranger;
        private Optional<AeTitle> title = Optional.empty();

        private Visit(Doorkeeper door, InetAddress address, boolean stranger) {
            this.door = door;
            this.address = address;
            this.stranger = stranger;
        }

        /** The decision was yes. True when this title has not too many associations already */
        boolean admit(AeTitle calling) {
            return door.admit(this, calling);
        }

        @Override
        public void close() {
            door.leave(this);
        }
    }

    private synchronized boolean admit(Visit visit, AeTitle calling) {
        known.addLast(visit.address);
        if (known.size() > MAX_REMEMBERED) {
            known.removeFirst();
        }
        decided(visit);
        if (titles.getOrDefault(calling, 0) >= caps.perTitle()) {
            return false;
        }
        titles.merge(calling, 1, Integer::sum);
        visit.title = Optional.of(calling);
        return true;
    }

    private synchronized void leave(Visit visit) {
        total--;
        decided(visit);
        one(addresses, visit.address);
        visit.title.ifPresent(title -> one(titles, title));
    }

    private void decided(Visit visit) {
        if (visit.stranger) {
            visit.stranger = false;
            strangers--;
        }
    }

    private static <K> void one(Map<K, Integer> counts, K key) {
        counts.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
    }

    synchronized int associations() {
        return total;
    }
}
