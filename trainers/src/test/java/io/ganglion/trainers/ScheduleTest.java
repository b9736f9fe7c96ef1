package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
  @ParameterizedTest
  @EnumSource
  void beginsWithTheWholeLearningRate(Schedule schedule) {
    assertEquals(1, schedule.factor(0, 0.25, 10, 0));
  }

  @ParameterizedTest
  @EnumSource
  void risesDuringTheWarmUpAndBeginsAfterIt(Schedule schedule) {
    assertEquals(0.25, schedule.factor(0, 0.5, 10, 4));
    assertEquals(1, schedule.factor(3, 0.5, 10, 4));
    assertEquals(1, schedule.factor(4, 0.5, 10, 4));
    assertEquals(schedule.factor(7, 0.5, 10, 0), schedule.factor(11, 0.5, 10, 4));
  }

  @Test
  void constantStays() {
    assertEquals(1, Schedule.CONSTANT.factor(1_000_000, 0.25, 10, 0));
  }

  @Test
  void stepFallsAtOnce() {
    assertEquals(1, Schedule.STEP.factor(9, 0.25, 10, 0));
    assertEquals(0.25, Schedule.STEP.factor(10, 0.25, 10, 0));
    assertEquals(0.0625, Schedule.STEP.factor(29, 0.25, 10, 0));
  }

  @Test
  void exponentialFallsByOnePartInEveryStep() {
    assertEquals(0.5, Schedule.EXPONENTIAL.factor(5, 0.25, 10, 0));
    assertEquals(0.25, Schedule.EXPONENTIAL.factor(10, 0.25, 10, 0));
    assertEquals(0.125, Schedule.EXPONENTIAL.factor(15, 0.25, 10, 0));
  }

  @Test
  void inverseTimeDivides() {
    assertEquals(1 / 1.25, Schedule.INVERSE_TIME.factor(10, 0.25, 10, 0));
    assertEquals(0.5, Schedule.INVERSE_TIME.factor(40, 0.25, 10, 0));
  }

  /** At a half, the mean of both ends; at a third, cos π / 3 = 1 / 2 of the way above that. */
  @Test
  void cosineFallsToItsEndAndStaysThere() {
    assertEquals(0.625, Schedule.COSINE.factor(6, 0.25, 12, 0), 1e-15);
    assertEquals(0.25 + 0.75 * 0.75, Schedule.COSINE.factor(4, 0.25, 12, 0), 1e-15);
    assertEquals(0.25, Schedule.COSINE.factor(12, 0.25, 12, 0));
    assertEquals(0.25, Schedule.COSINE.factor(99, 0.25, 12, 0));
  }
}
