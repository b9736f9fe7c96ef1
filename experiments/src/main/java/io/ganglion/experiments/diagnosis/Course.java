package io.ganglion.experiments.diagnosis;

import io.ganglion.api.host.ArrayText;
import io.ganglion.engine.inspect.LayerView;
import io.ganglion.engine.inspect.ProbeView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The course of a training that has ended or is still running.
 *
 * <p>Losses are compared by ratios of what lies above the least that they can be, which is 0 for most. A loss that
 * falls below what it says of its least value has the lowest one that was seen as that.
 *
 * @param plan what was known before
 * @param views what a probe saw, the start first
 * @param training the training loss of each epoch
 * @param validation the validation loss of each epoch; empty without validation data
 * @param keptEpoch after which the network had the parameters that were kept, or would be now
 * @param stoppedByRule whether a stop rule ended it, or is there to end it in time
 * @param ended whether it is over
 */
public record Course(TrainingPlan plan, List<ProbeView> views, double[] training, double[] validation, int keptEpoch,
    boolean stoppedByRule, boolean ended) {
  /** Fewer epochs than this aren't enough to judge a curve. */
  static final int CURVE = 20;
  /** A network isn't expected to have learned before this share of the epochs. */
  private static final int TENTH = 10;
  /** Above this multiple of the loss of constant outputs, initial weights no longer explain the loss. */
  private static final double FAR = 1.5;

  /** One that goes on. */
  public static Course soFar(TrainingPlan plan, List<ProbeView> views, double[] training, double[] validation) {
    int kept = plan.keepsBest() && validation.length > 0 ? 1 + least(validation) : training.length;
    return new Course(plan, views, training, validation, kept, plan.stopsByValidation(), false);
  }

  /** Where the least is; the first, if there are several. */
  static int least(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] < values[best] ? i : best;
    }
    return best;
  }

  List<LayerNote> layers() {
    return plan.layers();
  }

  Map<String, Object> settings() {
    return plan.settings();
  }

  double constantLoss() {
    return plan.constantLoss();
  }

  /** What the training loss can't fall below. */
  double least() {
    return lowest(training, plan.least());
  }

  private static double lowest(double[] losses, double least) {
    return Arrays.stream(losses).reduce(least, Math::min);
  }

  /** The training losses above their least. */
  double[] trainingAbove() {
    return above(training, least());
  }

  /** The validation losses above their least. */
  double[] validationAbove() {
    return above(validation, lowest(validation, plan.leastValidation()));
  }

  private static double[] above(double[] losses, double least) {
    return Arrays.stream(losses).map(loss -> loss - least).toArray();
  }

  /** The loss of constant outputs above the least. */
  double constantAbove() {
    return constantLoss() - least();
  }

  /** The training loss of the last epoch above the least; NaN at the start. */
  double finalAbove() {
    return finalLoss() - least();
  }

  int epochs() {
    return training.length;
  }

  /** The training loss of the last epoch; NaN at the start. */
  double finalLoss() {
    return training.length == 0 ? Double.NaN : training[training.length - 1];
  }

  LayerView first(int layer) {
    return views.get(0).layers().get(layer);
  }

  LayerView last(int layer) {
    return lastView().layers().get(layer);
  }

  ProbeView lastView() {
    return views.get(views.size() - 1);
  }

  /** Whether the trainer uses only the signs of derivatives, not their size. */
  boolean hasSteps() {
    return !Double.isNaN(last(0).medianStep());
  }

  /** Whether the loss is clearly lower than that of constant outputs. */
  boolean hasLearned() {
    return finalAbove() < 0.5 * constantAbove();
  }

  /** Whether it has had enough time to learn: {@value #CURVE} epochs, and a tenth of those that were asked for. */
  boolean hadTime() {
    return epochs() >= Math.max(CURVE, plan.epochs() / TENTH);
  }

  /** Whether the loss is far above that of constant outputs. */
  boolean isFarAboveConstant() {
    return finalAbove() > FAR * constantAbove();
  }

  /** Whether it has been far above for the second half, and has been given {@value #CURVE} epochs. */
  boolean staysFarAboveConstant() {
    return epochs() >= CURVE
        && Arrays.stream(trainingAbove(), epochs() / 2, epochs()).min().orElseThrow() > FAR * constantAbove();
  }

  /** What a sentence in the present tense has after its verb if the training is over. */
  String inTheEnd() {
    return ended ? " in the end" : "";
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Course that && plan.equals(that.plan) && views.equals(that.views)
        && Arrays.equals(training, that.training) && Arrays.equals(validation, that.validation)
        && keptEpoch == that.keptEpoch && stoppedByRule == that.stoppedByRule && ended == that.ended;
  }

  @Override
  public int hashCode() {
    return Objects.hash(plan, views, Arrays.hashCode(training), Arrays.hashCode(validation), keptEpoch, stoppedByRule
        , ended);
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "Course[plan=" + plan + ", views=" + views + ", training=" + ArrayText.of(training)
        + ", validation=" + ArrayText.of(validation) + ", keptEpoch=" + keptEpoch + ", stoppedByRule=" + stoppedByRule
        + ", ended=" + ended + "]";
  }
}
