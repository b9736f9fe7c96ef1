package io.ganglion.engine.objective;

import io.ganglion.engine.network.BreakdownFinder;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.settings.Precision;
import org.jspecify.annotations.Nullable;

/**
 * What has been seen of one step: how many gradients it asked for, the first number on the way to one that was not
 * finite, and whether its parameters are.
 */
public final class StepWatch {
  private final Graph graph;
  private final Precision precision;
  private final ExampleSums sums;
  private final MemberSlices slices;
  private final FiniteWatch finite;
  private int gradients;
  private BreakdownFinder.@Nullable Found found;
  /** Where the objective was evaluated last; null before it ever was. */
  private double @Nullable [] evaluated;
  /** Whether {@link #evaluated} were checked after the trainer had changed them in a loop that this could see. */
  private boolean parametersChecked;

  StepWatch(Graph graph, Precision precision, ExampleSums sums, MemberSlices slices, FiniteWatch finite) {
    this.graph = graph;
    this.precision = precision;
    this.sums = sums;
    this.slices = slices;
    this.finite = finite;
  }

  /** From now on, what is seen is seen in one step. */
  public void begin() {
    gradients = 0;
    found = null;
    parametersChecked = false;
  }

  /** How many gradients were asked for in this step. */
  public int gradients() {
    return gradients;
  }

  /** The first number that was not finite on the way to a gradient of this step; null if all were. */
  public BreakdownFinder.@Nullable Found found() {
    return found;
  }

  /** Says that the objective is evaluated at {@code parameters}. */
  void evaluating(double[] parameters) {
    evaluated = parameters;
  }

  /** Where the objective was evaluated last; null before it ever was. */
  double @Nullable [] evaluated() {
    return evaluated;
  }

  /** Says that the parameters were {@link FiniteWatch#check checked} as they were changed. */
  void parametersWereChecked() {
    parametersChecked = true;
  }

  /**
   * Whether the trainer's last loop over {@code parameters} left finite ones. False if that can't be known: if the loop
   * was not {@link NetworkObjective#inSlices}, or if other parameters were evaluated last. A trainer may change them
   * after its loop, so that true is no proof.
   */
  public boolean leftFinite(double[] parameters) {
    return parametersChecked && evaluated == parameters && finite.wereFinite();
  }

  /** Whether all {@code numbers} are, as many as there are parameters. */
  public boolean areFinite(double[] numbers) {
    if (!slices.areMany()) {
      return finite.kernels(0).areFinite(numbers, 0, numbers.length);
    }
    finite.begin();
    slices.run((member, from, to) -> finite.check(member, numbers, from, to));
    return finite.wereFinite();
  }

  /** Says that a value and its gradient were computed, and looks for the cause where they are not finite. */
  void sawGradient(double value, double[] parameters, double[] gradient, boolean gradientIsFinite) {
    gradients++;
    parametersChecked = false;
    if (found == null && (!gradientIsFinite || !Double.isFinite(value))) {
      found = cause(value, parameters, gradient);
    }
  }

  /** The same for a gradient that was used part by part: all of which it was summed up was finite. */
  void sawGradientInParts(double[] gradient) {
    gradients++;
    parametersChecked = true;
    if (found == null && finite.hasNotedGradient()) {
      found = inGradient(gradient);
    }
  }

  private BreakdownFinder.Found cause(double value, double[] parameters, double[] gradient) {
    BreakdownFinder.Found ofAnExample = sums.breakdown(parameters).orElse(null);
    if (ofAnExample != null) {
      return ofAnExample;
    }
    BreakdownFinder.Found ofTheSum = inGradient(gradient);
    return ofTheSum != null && Double.isFinite(value) ? ofTheSum
        : new BreakdownFinder.Found(graph.last(), "the loss is " + value, BreakdownFinder.Cause.STEP);
  }

  private BreakdownFinder.@Nullable Found inGradient(double[] gradient) {
    return new BreakdownFinder(graph, precision).inParameters(gradient, "the gradient", BreakdownFinder.Cause.STEP);
  }
}
