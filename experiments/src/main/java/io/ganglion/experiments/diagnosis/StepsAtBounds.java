package io.ganglion.experiments.diagnosis;

import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.inspect.LayerView;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Steps, as of Rprop, that would be smaller or larger if they might. With a penalty on weights, there is a minimum
 * above a loss of 0, where steps are small with good reason.
 *
 * <p>Large steps have kept their sign for long, which is reported during training after {@value Course#CURVE} epochs.
 * Where they are small, the network should have learned by now.
 */
final class StepsAtBounds implements Symptom {
  private static final double MANY_AT_LEAST = 0.5;
  private static final double MANY_AT_GREATEST = 0.2;
  /** Riedmiller's and Braun's. */
  private static final double USUAL_GREATEST = 50;

  @Override
  public Optional<Finding> in(Course course) {
    if (!course.hasSteps() || !(course.settings().get("min-step") instanceof Double least)
        || !(course.settings().get("max-step") instanceof Double greatest)) {
      return Optional.empty();
    }
    int small = worst(course, LayerView::stepsAtLeast);
    int large = worst(course, LayerView::stepsAtGreatest);
    double atLeast = course.last(small).stepsAtLeast();
    double atGreatest = course.last(large).stepsAtGreatest();
    if (atGreatest >= MANY_AT_GREATEST) {
      return Optional.of(new Finding("steps-at-bounds",
          FindingText.layer(course.layers().get(large)) + ": " + FindingText.percent(atGreatest)
              + " of the steps are at max-step, "
              + ShortestDecimal.of(greatest),
          greatest < USUAL_GREATEST ? "max-step is small: most parameters still have a long way to go"
              : "the loss keeps falling in one direction: weights grow without bound",
          greatest < USUAL_GREATEST ? "trainer.max-step=" + ShortestDecimal.of(USUAL_GREATEST)
              : course.validation().length > 0 ? "training.stop={rule: patience}" : "training.stop={rule: target}",
          Map.of("share", atGreatest)));
    }
    if (atLeast >= MANY_AT_LEAST && !course.hasLearned() && !course.plan().isPenalized()) {
      return Optional.of(new Finding("steps-at-bounds",
          FindingText.layer(course.layers().get(small)) + ": " + FindingText.percent(atLeast)
              + " of the steps are at min-step, "
              + ShortestDecimal.of(least),
          "derivatives change sign at every step: min-step is too large, or this is a minimum",
          "trainer.min-step=" + Remedy.oneDigit(least / 1000), Map.of("share", atLeast)));
    }
    return Optional.empty();
  }

  @Override
  public boolean isCertain(Course course) {
    return course.last(worst(course, LayerView::stepsAtGreatest)).stepsAtGreatest() >= MANY_AT_GREATEST
        ? course.epochs() >= Course.CURVE : course.hadTime();
  }

  private static int worst(Course course, ToDoubleFunction<LayerView> share) {
    int worst = 0;
    for (int layer = 1; layer < course.layers().size(); layer++) {
      if (share.applyAsDouble(course.last(layer)) > share.applyAsDouble(course.last(worst))) {
        worst = layer;
      }
    }
    return worst;
  }
}
