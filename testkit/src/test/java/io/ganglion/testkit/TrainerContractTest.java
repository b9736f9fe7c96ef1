package io.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Api;
import io.ganglion.api.Demand;
import io.ganglion.api.LeastSquaresObjective;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Scratch;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trainers with one fault each, and what of the contract each fails. */
class TrainerContractTest {
  public record Velocity(double[] velocity, @Scratch double[] gradient) {
    static Velocity ofZero(Objective objective) {
      return new Velocity(new double[objective.dimension()], new double[objective.dimension()]);
    }

    /** A step of gradient descent with momentum, without a fault; a gradient must have been computed. */
    void move(double[] parameters) {
      for (int i = 0; i < velocity.length; i++) {
        velocity[i] = 0.9 * velocity[i] - 1e-3 * gradient[i];
        parameters[i] += velocity[i];
      }
    }
  }

  /** As FANN 2.2 has it in fann_train.c, iRprop-: {@code >= 0} lets steps grow, and a zero slope moves the weight. */
  @Plugin(name = "fann", summary = "FANN's Rprop.", api = Api.LEVEL)
  public record Fann() implements Trainer<Fann.State> {
    public record State(double[] steps, double[] previous, @Scratch double[] gradient) {}

    @Override
    public Set<Demand> demands() {
      return Set.of(Demand.FULL_BATCH);
    }

    @Override
    public State start(Objective objective) {
      int n = objective.dimension();
      double[] steps = new double[n];
      Arrays.fill(steps, 0.1);
      return new State(steps, new double[n], new double[n]);
    }

    @Override
    public Step<State> step(Objective objective, double[] parameters, State state) {
      double loss = objective.gradient(parameters, state.gradient);
      for (int i = 0; i < parameters.length; i++) {
        double slope = -state.gradient[i];
        if (slope * state.previous[i] >= 0) {
          state.steps[i] = Math.min(state.steps[i] * 1.2, 50);
        } else {
          state.steps[i] = Math.max(state.steps[i] * 0.5, 0);
          slope = 0;
        }
        parameters[i] += slope < 0 ? -state.steps[i] : state.steps[i];
        state.previous[i] = slope;
      }
      return Step.progress(loss, state);
    }
  }

  static class FannContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Fann();
    }
  }

  @Test
  void fannsRpropFails() {
    assertEquals("""
        where every derivative is 0, fresh steps led from [1.0, -2.0, 3.0, 0.5] to \
        [1.048, -1.952, 3.048, 0.5479999999999999]
          help: move a parameter against its derivative: not at all if that is 0; if this method does more than that, \
        override trainerForZeroGradient()""",
        Failures.of(FannContract.class).get("aZeroGradientMovesNothing"));
  }

  @Plugin(name = "uphill", summary = "Follows the gradient the wrong way.", api = Api.LEVEL)
  public record Uphill() implements Trainer<Velocity> {
    @Override
    public Velocity start(Objective objective) {
      return Velocity.ofZero(objective);
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      double loss = objective.gradient(parameters, state.gradient());
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] += 1e-6 * state.gradient()[i];
      }
      return Step.progress(loss, state);
    }
  }

  static class UphillContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Uphill();
    }

    @Override
    public int stepsToDescend() {
      return 1;
    }
  }

  @Test
  void climbingFails() {
    String help = "\n  help: check the sign and the size of the steps; if this method needs other settings here or"
        + " more steps, override the methods of this contract that give them";
    assertEquals(Map.of(
        "descendsOnAQuadratic", "on a quadratic, 1 steps led from a loss of 14.546875 to 14.546940078223159, which"
            + " should be at most 1.4546875E-5" + help,
        "descendsOnRosenbrock", "on Rosenbrock's valley, 1 steps led from a loss of 24.199999999999996 to"
            + " 24.25426815840718, which should be at most 0.24199999999999997" + help),
        Failures.of(UphillContract.class));
  }

  @Plugin(name = "in-a-field", summary = "Keeps its velocity in a static field.", api = Api.LEVEL)
  public record InAField() implements Trainer<InAField.State> {
    private static double[] velocity;

    public record State(@Scratch double[] gradient) {}

    @Override
    public State start(Objective objective) {
      velocity = new double[objective.dimension()];
      return new State(new double[objective.dimension()]);
    }

    @Override
    public Step<State> step(Objective objective, double[] parameters, State state) {
      double loss = objective.gradient(parameters, state.gradient);
      velocity = Arrays.copyOf(velocity, parameters.length);
      new Velocity(velocity, state.gradient).move(parameters);
      return Step.progress(loss, state);
    }
  }

  static class InAFieldContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new InAField();
    }
  }

  @Test
  void stateInAFieldFails() {
    Map<String, String> failures = Failures.of(InAFieldContract.class);
    assertEquals(Set.of("keepsNoReferenceToTheParameters", "resumesBitForBit", "runsOnOneInstanceDoNotMeet",
        "twoInstancesAgreeBitForBit"), failures.keySet());
    String message = failures.get("runsOnOneInstanceDoNotMeet");
    assertEquals("a run made while the same trainer was used for another run differs: parameter 0 is ",
        message.substring(0, message.indexOf("is ") + 3));
    assertEquals("  help: keep nothing outside the state record, least of all in static fields",
        message.substring(message.indexOf('\n') + 1));
  }

  /** Says a learning rate in one of several wrong ways. */
  @Plugin(name = "talking", summary = "Says its learning rate wrongly.", api = Api.LEVEL)
  public record Talking(Saying saying) implements Trainer<Velocity> {
    enum Saying { NULL, NAN, INFINITE, ONE_AND_ANOTHER, AND_MOVES }

    @Override
    public Velocity start(Objective objective) {
      return Velocity.ofZero(objective);
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      double loss = objective.gradient(parameters, state.gradient());
      state.move(parameters);
      return Step.progress(loss, state);
    }

    @Override
    public OptionalDouble learningRate(Velocity state) {
      double asked = state.gradient()[0] == 0.5 ? 0.25 : 0.5;
      if (saying == Saying.ONE_AND_ANOTHER) {
        state.gradient()[0] = asked;
      } else if (saying == Saying.AND_MOVES) {
        state.velocity()[0] = 1;
      }
      return switch (saying) {
        case NULL -> null;
        case NAN -> OptionalDouble.of(Double.NaN);
        case INFINITE -> OptionalDouble.of(Double.POSITIVE_INFINITY);
        case ONE_AND_ANOTHER -> OptionalDouble.of(asked);
        case AND_MOVES -> OptionalDouble.of(1e-3);
      };
    }
  }

  private static String ofTalking(Talking.Saying saying) {
    TrainerContract contract = () -> new Talking(saying);
    return assertThrows(AssertionError.class, contract::saysItsLearningRateAndChangesNothing).getMessage();
  }

  @Test
  void sayingALearningRateWronglyFails() {
    String help = ", before step 0\n  help: return OptionalDouble.of the rate that the state leads to, or"
        + " OptionalDouble.empty() if there is none";
    assertEquals("learningRate says null, and then null" + help, ofTalking(Talking.Saying.NULL));
    assertEquals("learningRate says OptionalDouble[NaN], and then OptionalDouble[NaN]" + help,
        ofTalking(Talking.Saying.NAN));
    assertEquals("learningRate says OptionalDouble[Infinity], and then OptionalDouble[Infinity]" + help,
        ofTalking(Talking.Saying.INFINITE));
    assertEquals("learningRate says OptionalDouble[0.5], and then OptionalDouble[0.25]" + help,
        ofTalking(Talking.Saying.ONE_AND_ANOTHER));
    assertEquals("""
        learningRate changes the component 'velocity' of the state before step 0
          help: look at the state and change nothing""", ofTalking(Talking.Saying.AND_MOVES));
  }

  @Plugin(name = "not-saved", summary = "Marks as scratch what it needs again.", api = Api.LEVEL)
  public record NotSaved() implements Trainer<NotSaved.State> {
    public record State(@Scratch double[] velocity, @Scratch double[] gradient) {}

    @Override
    public State start(Objective objective) {
      return new State(new double[objective.dimension()], new double[objective.dimension()]);
    }

    @Override
    public Step<State> step(Objective objective, double[] parameters, State state) {
      double loss = objective.gradient(parameters, state.gradient);
      new Velocity(state.velocity, state.gradient).move(parameters);
      return Step.progress(loss, state);
    }
  }

  static class NotSavedContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new NotSaved();
    }
  }

  @Test
  void stateThatIsMarkedScratchFails() {
    assertEquals(Map.of("resumesBitForBit", """
        a run resumed from a checkpoint before step 0 differs: parameter 0 is NaN instead of 0.25075 in \
        [0.25075, 0.495, -0.748125, 1.994]
          help: keep in the state all that a later step needs, and mark @Scratch only arrays that each step overwrites \
        before it reads them"""),
        Failures.of(NotSavedContract.class));
  }

  /** Nesterov's momentum, with the parameters themselves moved to the place that it looks at. */
  @Plugin(name = "peeking", summary = "Moves the parameters before the objective has answered.", api = Api.LEVEL)
  public record Peeking() implements Trainer<Velocity> {
    @Override
    public Velocity start(Objective objective) {
      return Velocity.ofZero(objective);
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      double loss = objective.value(parameters);
      double[] v = state.velocity();
      for (int i = 0; i < v.length; i++) {
        parameters[i] += 0.9 * v[i];
      }
      objective.gradient(parameters, state.gradient());
      for (int i = 0; i < v.length; i++) {
        parameters[i] -= 1e-3 * state.gradient()[i];
        v[i] = 0.9 * v[i] - 1e-3 * state.gradient()[i];
      }
      return Step.progress(loss, state);
    }
  }

  static class PeekingContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Peeking();
    }
  }

  @Test
  void movingBeforeTheObjectiveHasAnsweredFails() {
    Map<String, String> failures = Failures.of(PeekingContract.class);
    assertEquals(Set.of("aThrowingObjectiveLeavesNoTrace"), failures.keySet());
    String message = failures.get("aThrowingObjectiveLeavesNoTrace");
    assertEquals("evaluation 1 of step 5 threw, and parameter 0 is ",
        message.substring(0, message.indexOf("is ") + 3));
    assertEquals(
        "  help: evaluate into @Scratch arrays, and change parameters and state only after the last evaluation",
        message.substring(message.indexOf('\n') + 1));
  }

  @Plugin(name = "deaf", summary = "Goes on when the objective throws.", api = Api.LEVEL)
  public record Deaf() implements Trainer<Velocity> {
    @Override
    public Velocity start(Objective objective) {
      return Velocity.ofZero(objective);
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      try {
        double loss = objective.gradient(parameters, state.gradient());
        state.move(parameters);
        return Step.progress(loss, state);
      } catch (IllegalStateException | FaultyObjective.Fault e) {
        return new Step<>(Double.NaN, state, Step.Outcome.STUCK);
      }
    }
  }

  static class DeafContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Deaf();
    }
  }

  @Test
  void swallowingAnExceptionFails() {
    assertEquals(Map.of("aThrowingObjectiveLeavesNoTrace", """
        evaluation 0 of step 0 threw, and the step went on as if nothing had happened
          help: let the objective's exceptions through: the host must know"""),
        Failures.of(DeafContract.class));
  }

  @Plugin(name = "late", summary = "Reports the loss after the step.", api = Api.LEVEL)
  public record Late() implements Trainer<Velocity> {
    @Override
    public Velocity start(Objective objective) {
      return Velocity.ofZero(objective);
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      objective.gradient(parameters, state.gradient());
      double[] next = parameters.clone();
      double[] v = state.velocity().clone();
      new Velocity(v, state.gradient()).move(next);
      double loss = objective.value(next);
      System.arraycopy(next, 0, parameters, 0, next.length);
      return Step.progress(loss, new Velocity(v, state.gradient()));
    }
  }

  static class LateContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Late();
    }
  }

  @Test
  void reportingTheLossAfterTheStepFails() {
    Map<String, String> failures = Failures.of(LateContract.class);
    assertEquals(Set.of("needsNoMoreThanItDemands", "reportsTheLossAtItsStart"), failures.keySet());
    assertEquals("""
        step 0 reports a loss of 14.481895035156251, but the objective was 14.546875 at the parameters that it started \
        from
          help: return what objective.gradient(parameters, …) gave before the parameters were changed""",
        failures.get("reportsTheLossAtItsStart"));
  }

  /** Of the kind that saves a copy: the state is the parameters' own array. */
  @Plugin(name = "clinging", summary = "Keeps the array of the parameters.", api = Api.LEVEL)
  public record Clinging() implements Trainer<Clinging.State> {
    public record State(double[] last, @Scratch double[] gradient) {}

    @Override
    public State start(Objective objective) {
      return new State(new double[objective.dimension()], new double[objective.dimension()]);
    }

    @Override
    public Step<State> step(Objective objective, double[] parameters, State state) {
      double loss = objective.gradient(parameters, state.gradient);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= 1e-3 * state.gradient[i];
      }
      return Step.progress(loss, new State(parameters, state.gradient));
    }
  }

  static class ClingingContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Clinging();
    }
  }

  @Test
  void keepingTheArrayOfTheParametersFails() {
    assertEquals("""
        the component 'last' of the state is the array of the parameters
          help: copy the numbers into an array of your own""",
        Failures.of(ClingingContract.class).get("keepsNoReferenceToTheParameters"));
  }

  @Plugin(name = "unsaveable", summary = "Keeps what no checkpoint holds.", api = Api.LEVEL)
  public record Unsaveable() implements Trainer<Unsaveable.State> {
    public record State(Velocity velocity) {}

    @Override
    public State start(Objective objective) {
      return new State(Velocity.ofZero(objective));
    }

    @Override
    public Step<State> step(Objective objective, double[] parameters, State state) {
      double loss = objective.gradient(parameters, state.velocity.gradient());
      state.velocity.move(parameters);
      return Step.progress(loss, state);
    }
  }

  static class UnsaveableContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Unsaveable();
    }
  }

  @Test
  void aStateThatNoCheckpointHoldsFails() {
    assertEquals("""
        the component 'velocity' of io.ganglion.testkit.TrainerContractTest$Unsaveable$State is a Velocity, which no \
        checkpoint can hold
          help: keep state in components of the types double, int, long, boolean, double[], int[] and long[]""",
        Failures.of(UnsaveableContract.class).get("keepsAStateThatACheckpointCanHold"));
  }

  @Plugin(name = "presuming", summary = "Takes every objective for a sum of squares.", api = Api.LEVEL)
  public record Presuming() implements Trainer<Velocity> {
    @Override
    public Velocity start(Objective objective) {
      return Velocity.ofZero(objective);
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      double[] gaussNewton = new double[parameters.length * parameters.length];
      double loss = ((LeastSquaresObjective) objective).normalEquations(parameters, state.gradient(), gaussNewton);
      state.move(parameters);
      return Step.progress(loss, state);
    }
  }

  static class PresumingContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Presuming();
    }
  }

  @Test
  void askingForMoreThanItDemandsFails() {
    Map<String, String> failures = Failures.of(PresumingContract.class);
    assertEquals(Set.of("needsNoMoreThanItDemands"), failures.keySet());
    String message = failures.get("needsNoMoreThanItDemands");
    assertEquals("a step takes the objective for more than it is: ", message.substring(0, message.indexOf(": ") + 2));
    assertEquals("  help: let demands() name Demand.LEAST_SQUARES", message.substring(message.indexOf('\n') + 1));
  }

  @Plugin(name = "hasty", summary = "Evaluates the objective before the first step.", api = Api.LEVEL)
  public record Hasty() implements Trainer<Velocity> {
    @Override
    public Velocity start(Objective objective) {
      Velocity state = Velocity.ofZero(objective);
      objective.gradient(new double[objective.dimension()], state.gradient());
      return state;
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      double loss = objective.gradient(parameters, state.gradient());
      state.move(parameters);
      return Step.progress(loss, state);
    }
  }

  static class HastyContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Hasty();
    }
  }

  @Test
  void evaluatingBeforeTheFirstStepFails() {
    assertEquals(Map.of("startsWithoutAnEvaluation", """
        start evaluates the objective
          help: look at its dimension alone; evaluate in the first step"""),
        Failures.of(HastyContract.class));
  }

  @Plugin(name = "dicey", summary = "Draws how much of the gradient it follows.", api = Api.LEVEL)
  public record Dicey() implements Trainer<Velocity> {
    @Override
    public Velocity start(Objective objective) {
      return Velocity.ofZero(objective);
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      double loss = objective.gradient(parameters, state.gradient());
      for (int i = 0; i < parameters.length; i++) {
        state.gradient()[i] *= 0.5 + Math.random();
      }
      state.move(parameters);
      return Step.progress(loss, state);
    }
  }

  static class DiceyContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Dicey();
    }
  }

  @Test
  void aDrawThatNoSeedRepeatsFails() {
    Map<String, String> failures = Failures.of(DiceyContract.class);
    assertEquals(Set.of("keepsNoReferenceToTheParameters", "resumesBitForBit", "runsOnOneInstanceDoNotMeet",
        "twoInstancesAgreeBitForBit"), failures.keySet());
    String message = failures.get("twoInstancesAgreeBitForBit");
    assertEquals("a run made again with the same settings differs: parameter 0 is ",
        message.substring(0, message.indexOf("is ") + 3));
    assertEquals("  help: let nothing but settings, state, parameters and objective matter; draw random numbers from a"
        + " seed that is a setting", message.substring(message.indexOf('\n') + 1));
  }

  /** Nothing is wrong with the trainer, only with what the contract says of it. */
  @Plugin(name = "descent", summary = "Gradient descent with momentum.", api = Api.LEVEL)
  public record Descent() implements Trainer<Velocity> {
    @Override
    public Velocity start(Objective objective) {
      return Velocity.ofZero(objective);
    }

    @Override
    public Step<Velocity> step(Objective objective, double[] parameters, Velocity state) {
      double loss = objective.gradient(parameters, state.gradient());
      state.move(parameters);
      return Step.progress(loss, state);
    }
  }

  static class DescentContract implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return new Descent();
    }

    @Override
    public List<GoldenTrace> goldenTraces() {
      double[] losses = {2, 2 * 0.998001, 2};
      return List.of(new GoldenTrace(trainer(), new Quadratic(new double[] {1}, new double[] {0}), new double[] {2},
          losses, 1e-12));
    }

    @Override
    public Optional<Trainer<?>> trainerThatEnds() {
      return Optional.of(trainer());
    }

    @Override
    public boolean ignoresTheScaleOfTheLoss() {
      return true;
    }
  }

  /** Says that it is as fast as gradient descent in steps of 0.1, and then that it is faster than any rate. */
  static class TooFastContract extends DescentContract {
    @Override
    public List<GoldenTrace> goldenTraces() {
      return List.of();
    }

    @Override
    public Optional<Trainer<?>> trainerThatEnds() {
      return Optional.empty();
    }

    @Override
    public boolean ignoresTheScaleOfTheLoss() {
      return false;
    }

    @Override
    public List<Convergence> convergences() {
      return List.of(new Convergence(trainer(), 0.9025));
    }
  }

  static class FasterStillContract extends TooFastContract {
    @Override
    public List<Convergence> convergences() {
      return List.of(new Convergence(trainer(), 0));
    }
  }

  @Test
  void convergingOtherwiseThanIsSaidFails() {
    assertMatches("Descent\\[] multiplies the loss on a quadratic by 0\\.\\d+ in a step, and is known to do so by "
        + "0\\.9025\n  help: compute one step by hand: its size, or its direction, isn't what the method says",
        TooFastContract.class);
    assertMatches("Descent\\[] is known to converge faster than by any fixed rate, but on a quadratic no step leaves "
        + "less than 0\\.\\d+ of the loss\n  help: check how it uses what it knows of the curvature",
        FasterStillContract.class);
  }

  private static void assertMatches(String expected, Class<?> contract) {
    Map<String, String> failures = Failures.of(contract);
    assertEquals(Set.of("convergesAsFastAsItIsKnownTo"), failures.keySet());
    String message = failures.get("convergesAsFastAsItIsKnownTo");
    assertTrue(message.matches("(?s)" + expected), message);
  }

  /** From 2, a step of 0.002 and one of 0.9 * 0.002 + 0.001998, to half the square of 1.994202. */
  @Test
  void claimingWhatIsNotTrueFails() {
    assertEquals(Map.of(
        "followsItsGoldenTraces", """
            Descent[]: after 2 steps the loss is 1.988420808402, and is known to be 2.0, in [2.0, 1.996002, 2.0]
              help: compute the first step that is wrong by hand, and compare it number by number""",
        "endsInAsManyStepsAsThereAreParameters", """
            on a quadratic, 4 steps led from a loss of 14.546875 to 13.968647016289234, which should be at most \
            1.4546875000000001E-8
              help: check the sign and the size of the steps; if this method needs other settings here or more steps, \
            override the methods of this contract that give them""",
        "fourTimesTheLossLeadsToTheSamePlaceIfItsScaleIsIgnored", """
            step 0 on four times the loss leads parameter 0 to -0.3376 instead of -0.9843999999999999
              help: compare derivatives and losses with one another alone, never with a constant, or let \
            ignoresTheScaleOfTheLoss() say false"""),
        Failures.of(DescentContract.class));
  }
}
