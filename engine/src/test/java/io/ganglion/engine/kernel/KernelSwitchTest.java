package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelSwitchTest {
  private static final long PERIOD = 1600;

  private final AdaptiveKernels user = new AdaptiveKernels();
  private final WarmUp group = new WarmUp(Long.MAX_VALUE, new FloatFunctionRehearsal());

  /** C2 compiles a class in place from 90 % of the calls on, and calls the others if there are three. */
  @Test
  void callsKernelsOfThreeClassesAndMostlyPlainOnes() {
    KernelSwitch kernelSwitch = kernelSwitch();
    Map<Class<?>, Integer> calls = new HashMap<>();
    for (int i = 0; i < 610; i++) {
      calls.merge(kernelSwitch.with(1).getClass(), 1, Integer::sum);
    }
    assertEquals(3, calls.size());
    assertEquals(590, calls.get(PlainKernels.class));
  }

  /** If stand-ins came at a fixed interval that divides an epoch, some calls of a network might never meet them. */
  @Test
  void everyCallOfAnEpochMeetsAStandIn() {
    for (int calls = 1; calls <= 60; calls++) {
      KernelSwitch kernelSwitch = kernelSwitch();
      List<Boolean> met = new ArrayList<>(Collections.nCopies(calls, false));
      for (int epoch = 0; epoch < 61; epoch++) {
        for (int i = 0; i < calls; i++) {
          if (kernelSwitch.with(1).getClass() != PlainKernels.class) {
            met.set(i, true);
          }
        }
      }
      assertTrue(met.stream().allMatch(yes -> yes), calls + " calls");
    }
  }

  @Test
  void reportsAllWork() {
    KernelSwitch kernelSwitch = kernelSwitch();
    for (int i = 0; i < 1000; i++) {
      kernelSwitch.with(PERIOD / 2);
    }
    assertEquals(500 * PERIOD, group.seen(), PERIOD);
  }

  /** Of 160 that each do an eighth of a period's work. */
  @Test
  void reportsTheWorkOfManyThatDoLittle() {
    for (int i = 0; i < 160; i++) {
      kernelSwitch().with(PERIOD / 8);
    }
    assertEquals(20 * PERIOD, group.seen(), PERIOD);
  }

  @Test
  void reportsNothingIfItIsNotTo() {
    KernelSwitch kernelSwitch = new KernelSwitch(user, PERIOD, false, group);
    for (int i = 0; i < 10; i++) {
      kernelSwitch.with(PERIOD);
    }
    assertEquals(0, group.seen());
  }

  private KernelSwitch kernelSwitch() {
    return new KernelSwitch(user, PERIOD, true, group);
  }
}
