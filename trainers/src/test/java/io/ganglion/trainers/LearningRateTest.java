package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Trainer;
import io.ganglion.testkit.Quadratic;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What trainers say of their learning rate. */
class LearningRateTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Rates of 1 and 2 hundredths in a warm-up of two steps, then halved after each step. */
  static List<Trainer<?>> scheduled() {
    return List.of(
        new Adagrad(0.02, 1e-10, INFINITY, Schedule.EXPONENTIAL, 0.5, 1, 2),
        new Adam(0.02, 0.9, 0.999, 1e-8, INFINITY, Schedule.EXPONENTIAL, 0.5, 1, 2),
        new AdamW(0.02, 0.9, 0.999, 1e-8, 0.01, INFINITY, Schedule.EXPONENTIAL, 0.5, 1, 2),
        new AmsGrad(0.02, 0.9, 0.999, 1e-8, INFINITY, Schedule.EXPONENTIAL, 0.5, 1, 2),
        new Backprop(0.02, 0.9, false, 0, INFINITY, Schedule.EXPONENTIAL, 0.5, 1, 2),
        new Manhattan(0.02, Schedule.EXPONENTIAL, 0.5, 1, 2),
        new Nadam(0.02, 0.9, 0.999, 1e-8, 0.004, INFINITY, Schedule.EXPONENTIAL, 0.5, 1, 2),
        new RmsProp(0.02, 0.9, 1e-8, INFINITY, Schedule.EXPONENTIAL, 0.5, 1, 2));
  }

  @ParameterizedTest
  @MethodSource("scheduled")
  void isThatOfTheNextStep(Trainer<?> trainer) {
    assertEquals(List.of(OptionalDouble.of(0.01), OptionalDouble.of(0.02), OptionalDouble.of(0.02),
        OptionalDouble.of(0.01), OptionalDouble.of(0.005)), rates(trainer));
  }

  @Test
  void staysWithoutASchedule() {
    for (Trainer<?> trainer : List.of(new Quickprop(), new Backprop())) {
      assertEquals(List.of(OptionalDouble.of(0.1)), rates(trainer).stream().distinct().toList(), trainer.toString());
    }
  }

  @Test
  void isNoneWhereStepsFindTheirLengthThemselves() {
    for (Trainer<?> trainer : List.of(new Rprop(), new Grprop(), new Adadelta(), new Scg(), new Lbfgs(),
        new LevenbergMarquardt(), new ConjugateGradient())) {
      assertEquals(List.of(OptionalDouble.empty()), rates(trainer).stream().distinct().toList(), trainer.toString());
    }
  }

  private static <S extends Record> List<OptionalDouble> rates(Trainer<S> trainer) {
    Quadratic objective = new Quadratic(new double[] {1, 2}, new double[] {3, -1});
    double[] parameters = {0.5, 0.25};
    S state = trainer.start(objective);
    List<OptionalDouble> rates = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rates.add(trainer.learningRate(state));
      state = trainer.step(objective, parameters, state).state();
    }
    return rates;
  }
}
