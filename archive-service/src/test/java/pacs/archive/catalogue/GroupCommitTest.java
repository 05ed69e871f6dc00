package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final int POISON = -1;

    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final GroupCommit<Integer, String> commits =
            new GroupCommit<>(100, this::commit, IllegalArgumentException.class::isInstance);

    @Test
    void what_gets_ready_during_a_commit_is_committed_together() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = submitBehindTheFirst(threads, 1, 2, 3);

            for (int item = 0; item <= 3; item++) {
                assertThat(answers.get(item).get()).isEqualTo("done " + item);
            }
        }
        assertThat(groups.getFirst()).containsExactly(0);
        assertThat(groups.get(1)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(groups).hasSize(2);
    }

    @Test
    void what_poisons_a_group_fails_alone() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = submitBehindTheFirst(threads, 1, POISON, 3);

            assertThat(answers.get(1).get()).isEqualTo("done 1");
            assertThatThrownBy(() -> answers.get(2).get()).hasCauseInstanceOf(IllegalArgumentException.class);
            assertThat(answers.get(3).get()).isEqualTo("done 3");
        }
    }

    @Test
    void a_database_that_is_away_is_not_asked_for_each_one() throws Exception {
        GroupCommit<Integer, String> away = new GroupCommit<>(
                100,
                group -> {
                    hold(group);
                    throw new IllegalStateException("away");
                },
                IllegalArgumentException.class::isInstance);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = submitBehindTheFirst(away, threads, 1, 2, 3);
            for (Future<String> answer : answers) {
                assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);
            }
        }
        assertThat(groups).hasSize(2);
    }

    @Test
    void all_who_wait_for_a_commit_that_breaks_off_are_told() throws Exception {
        GroupCommit<Integer, String> broken = new GroupCommit<>(
                100,
                group -> {
                    if (group.size() > 1) {
                        throw new StackOverflowError("in the second");
                    }
                    return commit(group);
                },
                IllegalArgumentException.class::isInstance);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = submitBehindTheFirst(broken, threads, 1, 2);

            assertThat(answers.getFirst().get()).isEqualTo("done 0");
            for (Future<String> answer : answers.subList(1, 3)) {
                assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                        .hasRootCauseInstanceOf(StackOverflowError.class);
            }
            assertThat(broken.submit(3)).isEqualTo("done 3");
        }
    }

    @Test
    void a_group_is_never_larger_than_allowed() throws Exception {
        GroupCommit<Integer, String> small = new GroupCommit<>(2, this::commit, _ -> false);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : submitBehindTheFirst(small, threads, 1, 2, 3, 4, 5)) {
                assertThat(answer.get()).startsWith("done");
            }
        }
        assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(2));
        assertThat(groups.stream().mapToInt(List::size).sum()).isEqualTo(6);
    }

    private List<Future<String>> submitBehindTheFirst(ExecutorService threads, int... items) throws Exception {
        return submitBehindTheFirst(commits, threads, items);
    }

    /** Item 0 is held in its commit until all others wait. */
    private List<Future<String>> submitBehindTheFirst(
            GroupCommit<Integer, String> to, ExecutorService threads, int... items) throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        answers.add(threads.submit(() -> to.submit(0)));
        while (groups.isEmpty()) {
            Thread.onSpinWait();
        }
        IntStream.of(items).forEach(item -> answers.add(threads.submit(() -> to.submit(item))));
        while (to.waiting() < items.length) {
            Thread.onSpinWait();
        }
        firstMayEnd.countDown();
        return answers;
    }

    private List<String> commit(List<Integer> group) {
        hold(group);
        if (group.contains(POISON)) {
            throw new IllegalArgumentException("poison");
        }
        return group.stream().map(item -> "done " + item).toList();
    }

    private void hold(List<Integer> group) {
        groups.add(group);
        try {
            firstMayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
