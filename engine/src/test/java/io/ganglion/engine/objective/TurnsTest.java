package io.ganglion.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that waits for a turn that never comes would hang. */
@Timeout(60)
class TurnsTest {
  @Test
  void comeInOrderWhicheverThreadTakesThem() {
    int size = 3;
    int count = 3000;
    Turns turns = new Turns();
    List<Integer> order = new ArrayList<>();
    try (Team team = new Team(size)) {
      team.run(member -> {
        for (int turn = member; turn < count; turn += size) {
          assertTrue(turns.await(turn));
          order.add(turn); // without order between threads, the list would lose some
          turns.end(turn);
        }
      });
    }
    assertArrayEquals(IntStream.range(0, count).toArray(), order.stream().mapToInt(Integer::intValue).toArray());
  }

  @Test
  void letEverybodyGoWhenOneGivesUp() {
    Turns turns = new Turns();
    boolean[] came = {true, true, true};
    try (Team team = new Team(3)) {
      IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> team.run(member -> {
        if (member == 0) {
          turns.giveUp();
          throw new IllegalStateException("no more");
        }
        came[member] = turns.await(member);
      }));
      assertEquals("no more", thrown.getMessage());
    }
    assertFalse(came[1]);
    assertFalse(came[2]);
  }

  @Test
  void beginAgainAfterOneGaveUp() {
    Turns turns = new Turns();
    turns.giveUp();
    turns.begin();
    assertTrue(turns.await(0));
    turns.end(0);
    assertTrue(turns.await(1));
  }

  /** Who gives up while another ends a turn must not be overheard. */
  @Test
  void stayGivenUpWhenATurnEnds() {
    Turns turns = new Turns();
    assertTrue(turns.await(0));
    turns.giveUp();
    turns.end(0);
    assertFalse(turns.await(1));
  }
}
