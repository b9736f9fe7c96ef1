package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final long PERIOD = 1600;

  private final AdaptiveKernels user = new AdaptiveKernels();
  private final WarmUp group = new WarmUp(Long.MAX_VALUE, new FloatFunctionRehearsal());

  /** C2 takes a class for the usual one from 90 % on, and for one of many if there are three. */
  @Test
  void callsKernelsOfThreeClassesAndMostlyPlainOnes() {
    Choice choice = choice();
    Map<Class<?>, Integer> calls = new HashMap<>();
    for (int i = 0; i < 610; i++) {
      calls.merge(choice.with(1).getClass(), 1, Integer::sum);
    }
    assertEquals(3, calls.size());
    assertEquals(590, calls.get(PlainKernels.class));
  }

  /** Were stand-ins to come round every so many calls, some of a network's calls might never meet them. */
  @Test
  void givesEachOfAnEpochsCallsItsTurn() {
    for (int calls = 1; calls <= 60; calls++) {
      Choice choice = choice();
      List<Boolean> met = new ArrayList<>(Collections.nCopies(calls, false));
      for (int epoch = 0; epoch < 61; epoch++) {
        for (int i = 0; i < calls; i++) {
          if (choice.with(1).getClass() != PlainKernels.class) {
            met.set(i, true);
          }
        }
      }
      assertTrue(met.stream().allMatch(yes -> yes), calls + " calls");
    }
  }

  @Test
  void tellsOfAllWork() {
    Choice choice = choice();
    for (int i = 0; i < 1000; i++) {
      choice.with(PERIOD / 2);
    }
    assertEquals(500 * PERIOD, group.seen(), PERIOD);
  }

  /** Of 160 that each do an eighth of a period's work. */
  @Test
  void tellsOfWorkOfManyThatDoLittle() {
    for (int i = 0; i < 160; i++) {
      choice().with(PERIOD / 8);
    }
    assertEquals(20 * PERIOD, group.seen(), PERIOD);
  }

  @Test
  void tellsNobodyIfItIsNotTo() {
    Choice choice = new Choice(user, PERIOD, false, group);
    for (int i = 0; i < 10; i++) {
      choice.with(PERIOD);
    }
    assertEquals(0, group.seen());
  }

  private Choice choice() {
    return new Choice(user, PERIOD, true, group);
  }
}
