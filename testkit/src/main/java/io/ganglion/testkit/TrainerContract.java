package io.ganglion.testkit;

import io.ganglion.api.Demand;
import io.ganglion.api.LeastSquaresObjective;
import io.ganglion.api.Objective;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.PluginKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a {@link Trainer} owes. Implement {@link #trainer()} and inherit the tests. */
public interface TrainerContract extends PluginContract<Trainer<?>> {
  /** The trainer that is tested. */
  Trainer<?> trainer();

  /**
   * The trainer that is to descend into Rosenbrock's valley. Override it where the usual settings are not for slopes in
   * the hundreds.
   */
  default Trainer<?> trainerForRosenbrock() {
    return trainer();
  }

  /** The trainer that is to descend into a bowl. Override it where the usual settings are too slow or too bold. */
  default Trainer<?> trainerForQuadratic() {
    return trainer();
  }

  /**
   * The trainer that is to stand still where every derivative is 0. Override it for a method that does more than follow
   * the gradient, with settings that turn that off: weight decay, for example.
   */
  default Trainer<?> trainerForZeroGradient() {
    return trainer();
  }

  /**
   * The trainer that is to find the minimum of a quadratic in as many steps as that has parameters, for a method of
   * which that is known: conjugate directions, with line searches as exact as can be. None otherwise.
   */
  default Optional<Trainer<?>> trainerThatEnds() {
    return Optional.empty();
  }

  /** Whether a loss that is four times as large, and all its derivatives with it, leads to the very same parameters. */
  default boolean ignoresTheScaleOfTheLoss() {
    return false;
  }

  /** Runs whose losses are known from elsewhere: computed by hand, by another program, or published. */
  default List<GoldenTrace> goldenTraces() {
    return List.of();
  }

  /** How fast it is known to converge on a quadratic; with several settings, if that shows more. */
  default List<Convergence> convergences() {
    return List.of();
  }

  /** How many steps it may take to descend. */
  default int stepsToDescend() {
    return 10_000;
  }

  @Override
  default PluginKind<Trainer<?>> kind() {
    return PluginKind.TRAINER;
  }

  @Override
  default Trainer<?> plugin() {
    return trainer();
  }

  /** To a millionth of the loss at the start. */
  @Test
  default void descendsOnAQuadratic() {
    Descents.require(trainerForQuadratic(), Descents.BOWL, "a quadratic", Descents.BOWL_START, 1e-6, stepsToDescend());
  }

  /** To a hundredth of the loss at the start; the valley is entered at a sixth, so it must have been followed. */
  @Test
  default void descendsOnRosenbrock() {
    Descents.require(trainerForRosenbrock(), Descents.VALLEY, "Rosenbrock's valley", Rosenbrock.start(), 1e-2,
        stepsToDescend());
  }

  @Test
  default void reportsTheLossAtItsStart() {
    TrainingRun<?> run = TrainingRun.of(trainer(), Descents.BOWL, Descents.BOWL_START);
    for (int i = 0; i < Descents.SOME_STEPS && !run.hasEnded(); i++) {
      double expected = Descents.BOWL.value(run.parameters());
      double loss = run.step(Descents.BOWL);
      if (!Bits.same(loss, expected)) {
        throw Breach.of("step " + i + " reports a loss of " + loss + ", but the objective was " + expected
                + " at the parameters that it started from",
            "return what objective.gradient(parameters, …) gave before the parameters were changed");
      }
    }
  }

  @Test
  default void keepsAStateThatACheckpointCanHold() {
    TrainingRun<?> run = TrainingRun.of(trainer(), Descents.BOWL, Descents.BOWL_START);
    States.requireAllowedTypes(run.state());
    run.step(Descents.BOWL);
    States.requireAllowedTypes(run.state());
  }

  @Test
  default void startsWithoutAnEvaluation() {
    FaultyObjective objective = new FaultyObjective(Descents.BOWL, 0);
    try {
      trainer().start(objective);
    } catch (FaultyObjective.Fault e) {
      throw Breach.of("start evaluates the objective", "look at its dimension alone; evaluate in the first step");
    }
  }

  /** After every step the state is brought back from a checkpoint, which leaves out scratch arrays. */
  @Test
  default void resumesBitForBit() {
    TrainingRun<?> straight = TrainingRun.of(trainer(), Descents.BOWL, Descents.BOWL_START);
    TrainingRun<?> resumed = TrainingRun.of(trainer(), Descents.BOWL, Descents.BOWL_START);
    for (int i = 0; i < Descents.SOME_STEPS && !straight.hasEnded(); i++) {
      straight.step(Descents.BOWL);
      resumed.resume();
      resumed.step(Descents.BOWL);
      Descents.requireSame(straight, resumed, "resumed from a checkpoint before step " + i,
          "keep in the state all that a later step needs, and mark @Scratch only arrays that each step overwrites"
              + " before it reads them");
    }
  }

  /** A trainer's memory is its state record: another run on the same instance can't disturb it. */
  @Test
  default void runsOnOneInstanceDoNotMeet() {
    Trainer<?> shared = trainer();
    TrainingRun<?> alone = TrainingRun.of(shared, Descents.BOWL, Descents.BOWL_START);
    alone.steps(Descents.BOWL, Descents.SOME_STEPS);

    TrainingRun<?> one = TrainingRun.of(shared, Descents.BOWL, Descents.BOWL_START);
    TrainingRun<?> other = TrainingRun.of(shared, Descents.VALLEY, Rosenbrock.start());
    for (int i = 0; i < Descents.SOME_STEPS; i++) {
      one.steps(Descents.BOWL, 1);
      other.steps(Descents.VALLEY, 1);
    }
    Descents.requireSame(alone, one, "made while the same trainer was used for another run",
        "keep nothing outside the state record, least of all in static fields");
  }

  /** No clock, no random numbers but from the settings, no order of hash tables. */
  @Test
  default void twoInstancesAgreeBitForBit() {
    TrainingRun<?> one = TrainingRun.of(trainer(), Descents.VALLEY, Rosenbrock.start());
    TrainingRun<?> other = TrainingRun.of(trainer(), Descents.VALLEY, Rosenbrock.start());
    one.steps(Descents.VALLEY, Descents.SOME_STEPS);
    other.steps(Descents.VALLEY, Descents.SOME_STEPS);
    Descents.requireSame(one, other, "made again with the same settings",
        "let nothing but settings, state, parameters and objective matter; draw random numbers from a seed that is a"
            + " setting");
  }

  /** Those who follow a training may ask at any time, and it goes on as if they hadn't. */
  @Test
  default void saysItsLearningRateAndChangesNothing() {
    TrainingRun<?> run = TrainingRun.of(trainer(), Descents.BOWL, Descents.BOWL_START);
    for (int i = 0; i < Descents.SOME_STEPS && !run.hasEnded(); i++) {
      Record before = States.copy(run.state());
      OptionalDouble rate = run.learningRate();
      OptionalDouble again = run.learningRate();
      if (rate == null || rate.isPresent() && !Double.isFinite(rate.getAsDouble()) || !rate.equals(again)) {
        throw Breach.of("learningRate says " + rate + ", and then " + again + ", before step " + i,
            "return OptionalDouble.of the rate that the state leads to, or OptionalDouble.empty() if there is none");
      }
      Optional<String> component = States.firstDifference(before, run.state());
      if (component.isPresent()) {
        throw Breach.of("learningRate changes the component '" + component.get() + "' of the state before step " + i,
            "look at the state and change nothing");
      }
      run.step(Descents.BOWL);
    }
  }

  @Test
  default void followsItsGoldenTraces() {
    goldenTraces().forEach(GoldenTrace::require);
  }

  @Test
  default void convergesAsFastAsItIsKnownTo() {
    convergences().forEach(Convergence::require);
  }

  /** To a billionth of the loss at the start. */
  @Test
  default void endsInAsManyStepsAsThereAreParameters() {
    trainerThatEnds().ifPresent(trainer -> Descents.require(trainer, Descents.BOWL, "a quadratic",
        Descents.BOWL_START, 1e-9, Descents.BOWL.dimension()));
  }

  /** Multiplying by 4 rounds nothing, and neither does the root of that. */
  @Test
  default void fourTimesTheLossLeadsToTheSamePlaceIfItsScaleIsIgnored() {
    if (!ignoresTheScaleOfTheLoss()) {
      return;
    }
    TrainingRun<?> run = TrainingRun.of(trainer(), Descents.VALLEY, Rosenbrock.start());
    TrainingRun<?> scaled = TrainingRun.of(trainer(), Descents.STEEP_VALLEY, Rosenbrock.start());
    for (int i = 0; i < Descents.SOME_STEPS; i++) {
      run.steps(Descents.VALLEY, 1);
      scaled.steps(Descents.STEEP_VALLEY, 1);
      int differing = Bits.firstDifference(run.parameters(), scaled.parameters());
      if (differing >= 0) {
        throw Breach.of("step " + i + " on four times the loss leads parameter " + differing + " to "
                + scaled.parameters()[differing] + " instead of " + run.parameters()[differing],
            "compare derivatives and losses with one another alone, never with a constant, or let"
                + " ignoresTheScaleOfTheLoss() say false");
      }
    }
  }

  @Test
  default void keepsNoReferenceToTheParameters() {
    TrainingRun<?> staying = TrainingRun.of(trainer(), Descents.BOWL, Descents.BOWL_START);
    TrainingRun<?> moving = TrainingRun.of(trainer(), Descents.BOWL, Descents.BOWL_START);
    for (int i = 0; i < Descents.SOME_STEPS && !staying.hasEnded(); i++) {
      staying.step(Descents.BOWL);
      moving.moveParameters();
      moving.step(Descents.BOWL);
      Optional<String> component = States.componentThatIs(moving.parameters(), moving.state());
      if (component.isPresent()) {
        throw Breach.of("the component '" + component.get() + "' of the state is the array of the parameters",
            "copy the numbers into an array of your own");
      }
      Descents.requireSame(staying, moving, "given its parameters in another array before step " + i,
          "use the array that the step is given, and copy what a later step needs");
    }
  }

  /** Every evaluation that a step makes is made to fail once, at the first step and after some others. */
  @Test
  default void aThrowingObjectiveLeavesNoTrace() {
    for (int stepsBefore : new int[] {0, 5}) {
      int failing = 0;
      while (Faults.leavesNoTrace(trainer(), stepsBefore, failing)) {
        failing++;
      }
    }
  }

  @Test
  default void aZeroGradientMovesNothing() {
    double[] minimum = Descents.BOWL.minimum();
    TrainingRun<?> run = TrainingRun.of(trainerForZeroGradient(), Descents.BOWL, minimum);
    run.steps(Descents.BOWL, 3);
    if (Bits.firstDifference(run.parameters(), minimum) >= 0) {
      throw Breach.of("where every derivative is 0, fresh steps led from " + Arrays.toString(minimum) + " to "
              + Arrays.toString(run.parameters()),
          "move a parameter against its derivative: not at all if that is 0; if this method does more than that,"
              + " override trainerForZeroGradient()");
    }
  }

  /** An objective that can do no more than was asked for, and another batch at each step unless full batches were. */
  @Test
  default void needsNoMoreThanItDemands() {
    Trainer<?> trainer = trainer();
    boolean leastSquares = trainer.demands().contains(Demand.LEAST_SQUARES);
    LeastSquaresObjective[] batches = trainer.demands().contains(Demand.FULL_BATCH)
        ? new LeastSquaresObjective[] {Descents.BOWL}
        : new LeastSquaresObjective[] {Descents.BOWL, Descents.OTHER_BOWL};
    TrainingRun<?> run = TrainingRun.of(trainer, Descents.BOWL, Descents.BOWL_START);
    for (int i = 0; i < Descents.SOME_STEPS && !run.hasEnded(); i++) {
      LeastSquaresObjective batch = batches[i % batches.length];
      Objective objective = leastSquares ? batch : new PlainObjective(batch);
      double expected = batch.value(run.parameters());
      double loss;
      try {
        loss = run.step(objective);
      } catch (ClassCastException e) {
        throw Breach.of("a step takes the objective for more than it is: " + e.getMessage(),
            "let demands() name Demand.LEAST_SQUARES");
      }
      if (!Bits.same(loss, expected)) {
        throw Breach.of("step " + i + " is given another batch, on which the loss is " + expected + ", and reports "
                + loss,
            "evaluate the objective anew in each step, or let demands() name Demand.FULL_BATCH");
      }
    }
  }
}
