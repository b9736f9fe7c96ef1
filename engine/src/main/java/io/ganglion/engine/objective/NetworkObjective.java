package io.ganglion.engine.objective;

import io.ganglion.api.ExactMath;
import io.ganglion.api.Loss;
import io.ganglion.api.Objective;
import io.ganglion.api.Require;
import io.ganglion.api.host.PluginCalls;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;

/**
 * The loss of a network over some examples, as a function of its parameters: {@link ExampleSums}, reduced to a mean if
 * asked, plus a penalty.
 */
public final class NetworkObjective implements Objective {
  /**
   * With fewer rows, checking a gradient would cost more than a hundredth of computing it. Skipping the check is safe:
   * a step along a non-finite gradient leaves non-finite parameters, which are checked.
   */
  private static final int ROWS_WORTH_A_CHECK = 32;

  private final Graph graph;
  private final Reduction reduction;
  private final PenaltyTerm penalty;
  private final ExampleSums sums;
  private final MemberSlices slices;
  private final FiniteWatch finite;
  private final StepWatch watch;
  private final ExampleSums.Parts finish = this::finish;
  /** Longer gradients are shortened to this. */
  private double clipNorm = Double.POSITIVE_INFINITY;

  /** Over all examples, of which there is at least one, computed by {@code team} in double precision. */
  public NetworkObjective(Graph graph, Loss loss, Reduction reduction, Examples examples, Team team) {
    this(graph, loss, reduction, examples, team, Precision.FLOAT64);
  }

  /** Over all examples, of which there is at least one, computed by {@code team}. */
  public NetworkObjective(Graph graph, Loss loss, Reduction reduction, Examples examples, Team team,
      Precision precision) {
    this(graph, loss, reduction, Penalty.NONE, examples, team, precision);
  }

  /** Over all examples, of which there is at least one, plus a penalty, computed by {@code team}. */
  public NetworkObjective(Graph graph, Loss loss, Reduction reduction, Penalty penalty, Examples examples,
      Team team, Precision precision) {
    this(graph, reduction, penalty, precision, new LocalSums(graph, loss, examples, precision, team), team);
  }

  /**
   * Over the examples that {@code sums} are over.
   *
   * @param precision in which hidden layers compute
   * @param team whose threads share loops over the parameters
   */
  public NetworkObjective(Graph graph, Reduction reduction, Penalty penalty, Precision precision, ExampleSums sums,
      Team team) {
    this.graph = graph;
    this.reduction = reduction;
    this.penalty = new PenaltyTerm(penalty, graph);
    this.sums = sums;
    this.slices = new MemberSlices(team, graph.parameterCount());
    this.finite = new FiniteWatch(team.size());
    this.watch = new StepWatch(graph, precision, sums, slices, finite);
  }

  /** What is seen of each step. */
  public StepWatch watch() {
    return watch;
  }

  /**
   * From now on, a gradient whose norm is greater than {@code norm} is shortened to that (Pascanu, Mikolov and Bengio,
   * "On the difficulty of training recurrent neural networks", ICML 2013).
   */
  public void clipGradients(double norm) {
    Require.positive("norm", norm);
    clipNorm = norm;
  }

  private boolean clips() {
    return clipNorm != Double.POSITIVE_INFINITY;
  }

  @Override
  public int dimension() {
    return graph.parameterCount();
  }

  /** An objective is called by trainers, which may be any plug-in. */
  private void requireFitting(String what, double[] values) {
    requireFitting(what, values, dimension());
  }

  static void requireFitting(String what, double[] values, long length) {
    if (values == null || values.length != length) {
      throw refusal("the objective was given " + (values == null ? "null" : count(values.length)) + " as " + what
          + ", instead of " + count(length), "give arrays of the length that objective.dimension() returns");
    }
  }

  @Override
  public double value(double[] parameters) {
    requireFitting("parameters", parameters);
    watch.evaluating(parameters);
    PluginCalls.evaluated();
    return reduce(sums.loss(parameters), sums.weight()) + penalty.value(parameters);
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    requireFitting("parameters", parameters);
    requireFitting("gradient", gradient);
    watch.evaluating(parameters);
    PluginCalls.evaluated();
    boolean isFinite;
    double sum;
    if (slices.areMany()) {
      finite.begin();
      sum = sums.gradient(parameters, gradient, finish);
      isFinite = finite.wereFinite();
    } else {
      sum = sums.gradient(parameters, gradient, ExampleSums.Parts.NONE);
      isFinite = finish(finite.kernels(0), gradient, 0, gradient.length);
    }
    if (!penalty.isNone()) {
      penalty.addGradient(parameters, gradient);
      isFinite &= watch.areFinite(gradient);
    }
    if (clips()) {
      clip(gradient);
    }
    double value = reduce(sum, sums.weight()) + penalty.value(parameters);
    watch.sawGradient(value, parameters, gradient, isFinite);
    return value;
  }

  /** What isn't finite stays so. */
  private void clip(double[] gradient) {
    double norm = ExactMath.norm(gradient, 0, gradient.length);
    if (norm > clipNorm && norm < Double.POSITIVE_INFINITY) {
      double factor = clipNorm / norm;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
  }

  private static void requireSlice(Slice slice) {
    if (slice == null) {
      throw refusal("the objective was given null as slice", "give it what is to be done");
    }
  }

  /** For the program that calls a trainer, an argument that doesn't fit; for a host, a fault of the trainer. */
  private static IllegalArgumentException refusal(String message, String help) {
    return new IllegalArgumentException(message, PluginContractException.byCaller(message, help));
  }

  private static String count(long numbers) {
    return numbers + (numbers == 1 ? " number" : " numbers");
  }

  /** In blocks that stay in the cache from one loop to the next. */
  private void finish(int member, double[] gradient, int from, int to) {
    Kernels kernels = finite.kernels(member);
    for (int at = from; at < to; at += MemberSlices.BLOCK) {
      if (!finish(kernels, gradient, at, Math.min(at + MemberSlices.BLOCK, to))) {
        finite.note(member);
      }
    }
  }

  /** Makes a part of a sum that of a mean, if asked; returns false if it was worth a check, and is not finite. */
  private boolean finish(Kernels kernels, double[] gradient, int from, int to) {
    double weight = sums.weight();
    if (isDivided(weight)) {
      kernels.divide(gradient, from, to - from, weight);
    }
    return !isWorthACheck() || kernels.areFinite(gradient, from, to - from);
  }

  /** Part by part where that is possible, for many parameters; else when all of it is there. */
  @Override
  public double gradient(double[] parameters, double[] gradient, Slice slice) {
    requireSlice(slice);
    if (!slices.areMany() || !penalty.isNone() || clips()) {
      double value = gradient(parameters, gradient);
      inSlices(slice);
      return value;
    }
    requireFitting("parameters", parameters);
    requireFitting("gradient", gradient);
    watch.evaluating(parameters);
    PluginCalls.evaluated();
    finite.begin();
    double sum = sums.gradientInParts(parameters, gradient,
        (member, all, from, to) -> use(member, all, from, to, parameters, slice));
    if (Double.isNaN(sum)) { // nothing has been used: where numbers break down is found before parameters change
      return Objective.super.gradient(parameters, gradient, slice);
    }
    watch.sawGradientInParts(gradient);
    return reduce(sum, sums.weight());
  }

  /** Has the trainer use one block of the gradient, while it is in the cache, and checks what becomes of it. */
  private void use(int member, double[] gradient, int from, int to, double[] parameters, Slice slice) {
    if (!finish(finite.kernels(member), gradient, from, to)) {
      finite.noteGradient(member);
    }
    slice.work(from, to);
    finite.check(member, parameters, from, to);
  }

  @Override
  public void inSlices(Slice slice) {
    requireSlice(slice);
    double[] parameters = watch.evaluated();
    if (!slices.areMany() || parameters == null) {
      slice.work(0, dimension());
      return;
    }
    finite.begin();
    slices.run((member, from, to) -> workAndCheck(member, from, to, parameters, slice));
    watch.parametersWereChecked();
  }

  /** Checks the parameters, too, while they are in the cache. */
  private void workAndCheck(int member, int from, int to, double[] parameters, Slice slice) {
    for (int at = from; at < to; at += MemberSlices.BLOCK) {
      int end = Math.min(at + MemberSlices.BLOCK, to);
      slice.work(at, end);
      finite.check(member, parameters, at, end);
    }
  }

  private boolean isWorthACheck() {
    long count = sums.count();
    return count >= ROWS_WORTH_A_CHECK || count == sums.examples();
  }

  /** Where nothing counts, there is no loss. */
  private double reduce(double sum, double weight) {
    return reduction == Reduction.MEAN && weight != 0 ? sum / weight : sum;
  }

  private boolean isDivided(double weight) {
    return reduction == Reduction.MEAN && weight != 1 && weight != 0;
  }
}
