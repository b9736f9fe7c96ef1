package io.ganglion.engine.inspect;

import java.util.Optional;

/**
 * What a probe saw of one layer with parameters, and of the activation that follows it. What there is no figure for is
 * NaN.
 *
 * @param gradientNorm the Euclidean norm of the layer's part of the gradient
 * @param weightRms the root of the mean square of its parameters
 * @param saturated the share of its units that are flat on half of the examples or more, at one end or the other;
 *     see {@link FlatParts}
 * @param dead the share of its units that are flat on every example, where the activation is flat at one end alone
 * @param stepsAtLeast the share of the steps that are as small as they can be
 * @param stepsAtGreatest the share of the steps that are as large as they can be
 * @param lowStep the step that a twentieth is smaller than
 * @param medianStep the step in the middle
 * @param highStep the step that a twentieth is larger than
 * @param steps what became of gradients and gates over the steps of sequences; empty for a layer that carries nothing
 *     from step to step
 */
public record LayerView(double gradientNorm, double weightRms, double saturated, double dead, double stepsAtLeast,
    double stepsAtGreatest, double lowStep, double medianStep, double highStep, Optional<StepsView> steps) {
  /** How many figures there are of every layer. */
  private static final int FIGURES = 9;

  /** Of a layer that carries nothing from step to step. */
  public LayerView(double gradientNorm, double weightRms, double saturated, double dead, double stepsAtLeast,
      double stepsAtGreatest, double lowStep, double medianStep, double highStep) {
    this(gradientNorm, weightRms, saturated, dead, stepsAtLeast, stepsAtGreatest, lowStep, medianStep, highStep,
        Optional.empty());
  }

  /** How many numbers {@link #write} writes. */
  int size() {
    return FIGURES + steps.map(StepsView::size).orElse(1);
  }

  /** Writes it as numbers. */
  void write(double[] numbers, int at) {
    double[] figures = {gradientNorm, weightRms, saturated, dead, stepsAtLeast, stepsAtGreatest, lowStep, medianStep,
      highStep};
    System.arraycopy(figures, 0, numbers, at, FIGURES);
    steps.ifPresent(view -> view.write(numbers, at + FIGURES));
  }

  /** What {@link #write} wrote; without steps there are 0 distances. */
  static LayerView of(double[] f, int at) {
    return new LayerView(f[at], f[at + 1], f[at + 2], f[at + 3], f[at + 4], f[at + 5], f[at + 6], f[at + 7], f[at + 8],
        f[at + FIGURES] == 0 ? Optional.empty() : Optional.of(StepsView.of(f, at + FIGURES)));
  }
}
