package pacs.archive.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Commits everything that got ready while the previous commit ran, together. The first who waits leads for all; nobody
 * waits for a clock. A group that fails for what is in it is tried one by one, so that what poisons it fails alone.
 */
final class GroupCommit<T, R> {

    /** Writes a group in one transaction and tells what became of each, in their order. */
    @FunctionalInterface
    interface Commit<T, R> {
        List<R> commit(List<T> group);
    }

    /** What a waiter is woken for. */
    private sealed interface Turn<R> {
        record Lead<R>() implements Turn<R> {}

        record Done<R>(R result) implements Turn<R> {}

        record Failed<R>(RuntimeException cause) implements Turn<R> {}
    }

    private record Waiter<T, R>(T item, CompletableFuture<Turn<R>> turn) {}

    private final int largest;
    private final Commit<T, R> commit;
    private final Predicate<RuntimeException> poisoned;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiter<T, R>> waiters = new ArrayDeque<>();
    private boolean led;

    /** @param poisoned whether a failure lies in the items rather than in the surroundings, where splitting is of no use */
    GroupCommit(int largest, Commit<T, R> commit, Predicate<RuntimeException> poisoned) {
        this.largest = largest;
        this.commit = commit;
        this.poisoned = poisoned;
    }

    /** Returns when the item is committed, or throws what its commit threw. */
    R submit(T item) {
        Waiter<T, R> mine = new Waiter<>(item, new CompletableFuture<>());
        enter(mine);
        Turn<R> turn = mine.turn().join();
        if (turn instanceof Turn.Lead) {
            turn = lead();
        }
        return switch (turn) {
            case Turn.Done<R>(R result) -> result;
            case Turn.Failed<R>(RuntimeException cause) -> throw cause;
            case Turn.Lead<R> _ -> throw new IllegalStateException("A leader is at the head of its group");
        };
    }

    /** How many wait behind the group that is being committed. */
    int waiting() {
        lock.lock();
        try {
            return waiters.size();
        } finally {
            lock.unlock();
        }
    }

    private void enter(Waiter<T, R> waiter) {
        lock.lock();
        try {
            waiters.add(waiter);
            if (!led) {
                led = true;
                waiter.turn().complete(new Turn.Lead<>());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Commits the group at whose head the leader stands, wakes its members and names the next leader. */
    private Turn<R> lead() {
        List<Waiter<T, R>> group = take();
        try {
            List<Turn<R>> turns =
                    commitTogether(group.stream().map(Waiter::item).toList());
            for (int i = 1; i < group.size(); i++) {
                group.get(i).turn().complete(turns.get(i));
            }
            return turns.getFirst();
        } finally {
            passOn();
        }
    }

    private List<Waiter<T, R>> take() {
        lock.lock();
        try {
            List<Waiter<T, R>> group = new ArrayList<>();
            while (group.size() < largest && !waiters.isEmpty()) {
                group.add(waiters.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void passOn() {
        lock.lock();
        try {
            led = !waiters.isEmpty();
            if (led) {
                waiters.element().turn().complete(new Turn.Lead<>());
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Turn<R>> commitTogether(List<T> items) {
        try {
            return commit.commit(items).stream().<Turn<R>>map(Turn.Done::new).toList();
        } catch (RuntimeException e) {
            if (items.size() > 1 && poisoned.test(e)) {
                return items.stream()
                        .map(item -> commitTogether(List.of(item)).getFirst())
                        .toList();
            }
            return items.stream().<Turn<R>>map(_ -> new Turn.Failed<>(e)).toList();
        } catch (Error e) {
            // Whoever waits for this group is told as well.
            RuntimeException told = new IllegalStateException("The commit broke off", e);
            return items.stream().<Turn<R>>map(_ -> new Turn.Failed<>(told)).toList();
        }
    }
}
