package io.ganglion.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lost wake-up would hang: so everything here has a time limit, far above what a slow machine needs. */
@Timeout(60)
class TeamTest {
  private static final Duration LONG_ENOUGH_TO_END = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void runsEachTaskOnceForEachMember(int size) {
    int tasks = 3000;
    int[] runs = new int[size];
    try (Team team = new Team(size)) {
      for (int i = 0; i < tasks; i++) {
        team.run(member -> runs[member]++);
      }
    }
    int[] expected = new int[size];
    Arrays.fill(expected, tasks);
    assertArrayEquals(expected, runs);
  }

  /** Each task reads what all members wrote in the one before: without the order between tasks, sums would be lost. */
  @Test
  void makesVisibleToEveryMemberWhatOthersWroteInTheTaskBefore() {
    int size = 4;
    long[] written = new long[size];
    long[] sums = new long[size];
    try (Team team = new Team(size)) {
      for (int i = 1; i <= 2000; i++) {
        long value = i;
        team.run(member -> written[member] = value * (member + 1));
        team.run(member -> sums[member] = Arrays.stream(written).sum());
        assertArrayEquals(new long[] {10 * value, 10 * value, 10 * value, 10 * value}, sums);
      }
    }
  }

  /** Long pauses make members park; the wake-up is what this is about. */
  @Test
  void wakesMembersThatHaveGoneToSleep() {
    Thread[] threads = new Thread[3];
    int[] runs = new int[3];
    try (Team team = new Team(3)) {
      for (int i = 0; i < 20; i++) {
        team.run(member -> {
          threads[member] = Thread.currentThread();
          runs[member]++;
        });
        for (int member = 1; member < 3; member++) {
          while (threads[member].getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
        }
      }
    }
    assertArrayEquals(new int[] {20, 20, 20}, runs);
  }

  @Test
  void waitsForMembersThatTakeLongerThanTheCaller() {
    long[] results = new long[3];
    try (Team team = new Team(3)) {
      team.run(member -> {
        long sum = 0;
        for (int i = 0; i < member * 20_000_000; i++) {
          sum += i ^ sum;
        }
        results[member] = sum + 1;
      });
    }
    assertTrue(Arrays.stream(results).allMatch(result -> result != 0), () -> Arrays.toString(results));
  }

  @Test
  void isTheCallersThreadAndNamedDaemons() {
    Thread[] threads = new Thread[3];
    try (Team team = new Team(3)) {
      team.run(member -> threads[member] = Thread.currentThread());
      assertSame(Thread.currentThread(), threads[0]);
      assertEquals("ganglion-1", threads[1].getName());
      assertEquals("ganglion-2", threads[2].getName());
      assertTrue(threads[1].isDaemon() && threads[2].isDaemon());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void bringsOutAnExceptionOfAnyMemberAndWorksOn(int failing) {
    int[] runs = new int[3];
    try (Team team = new Team(3)) {
      IllegalStateException thrown = new IllegalStateException("broken");
      for (int i = 0; i < 100; i++) {
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> team.run(member -> {
          if (member == failing) {
            throw thrown;
          }
        })));
        team.run(member -> runs[member]++);
      }
    }
    assertArrayEquals(new int[] {100, 100, 100}, runs);
  }

  @Test
  void bringsOutTheExceptionOfTheLowestMemberWhicheverFailedFirst() {
    try (Team team = new Team(4)) {
      for (int i = 0; i < 200; i++) {
        assertEquals("1", assertThrows(IllegalStateException.class, () -> team.run(member -> {
          if (member > 0) {
            throw new IllegalStateException(Integer.toString(member));
          }
        })).getMessage());
      }
    }
  }

  @Test
  void bringsOutErrors() {
    try (Team team = new Team(2)) {
      assertThrows(StackOverflowError.class, () -> team.run(member -> {
        if (member == 1) {
          throw new StackOverflowError();
        }
      }));
    }
  }

  /** Plug-ins in other JVM languages, or by way of generics, throw checked exceptions that no signature declares. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void bringsOutCheckedExceptionsThatNoSignatureDeclares(int size) {
    try (Team team = new Team(size)) {
      assertEquals("disk on fire", assertThrows(IOException.class, () -> team.run(member -> {
        if (member == size - 1) {
          TeamTest.<RuntimeException>sneak(new IOException("disk on fire"));
        }
      })).getMessage());
    }
  }

  @SuppressWarnings("unchecked") // the point: T is a lie
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void endsItsThreadsWhenClosed(int size) throws InterruptedException {
    Thread[] threads = new Thread[size];
    try (Team team = new Team(size)) {
      team.run(member -> threads[member] = Thread.currentThread());
    }
    for (int member = 1; member < size; member++) {
      threads[member].join(LONG_ENOUGH_TO_END.toMillis());
      assertFalse(threads[member].isAlive(), threads[member].getName());
    }
  }

  @Test
  void startsNoThreadBeforeItsFirstTask() {
    Team team = new Team(2);
    team.close();
    assertEquals("the team is closed",
        assertThrows(IllegalStateException.class, () -> team.run(member -> fail("ran"))).getMessage());
  }

  @Test
  void worksForAnInterruptedCallerAndLeavesTheInterrupt() {
    int[] runs = new int[2];
    Thread.currentThread().interrupt();
    try (Team team = new Team(2)) {
      for (int i = 0; i < 100; i++) {
        team.run(member -> runs[member]++);
      }
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertArrayEquals(new int[] {100, 100}, runs);
  }

  @Test
  void hasAtLeastOneMember() {
    assertEquals("a team has at least one member, not 0",
        assertThrows(IllegalArgumentException.class, () -> new Team(0)).getMessage());
  }
}
