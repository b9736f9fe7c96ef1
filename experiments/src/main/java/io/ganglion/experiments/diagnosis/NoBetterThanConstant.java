package io.ganglion.experiments.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A loss that can't fall below what constant outputs have.
 *
 * <p>Every training begins this way. So it is reported during training if the loss has been there for the second half
 * of the epochs so far, isn't falling, and should have fallen by now, or is far worse than at any start. Near the loss
 * of constant outputs there is a saddle point that plain backpropagation takes long to leave: on the 10-5-10 encoder,
 * 130 to 160 of 500 epochs. There it is reported after half of the epochs.
 */
final class NoBetterThanConstant implements Symptom {
  /** The loss of constant outputs may be that of a sample. */
  private static final double NEARLY = 0.97;
  /** Above this times both the constant's loss and the first epoch's, steps have made it worse (chosen). */
  private static final double THROWN_OFF = 1.2;
  /** Of two quarters of the epochs, the later is lower by more than this share: the loss falls. */
  private static final double FALL = 0.01;

  @Override
  public Optional<Finding> in(Course course) {
    if (course.epochs() < Course.CURVE || !isNoBetter(course)) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", course.finalLoss());
    figures.put("constant", course.constantLoss());
    boolean rate = course.settings().get("learning-rate") instanceof Double;
    boolean tooLarge = Oscillation.roughness(course) >= Oscillation.ROUGH || wasThrownOff(course);
    return Optional.of(new Finding("no-better-than-constant",
        (course.ended() ? "after " + course.epochs() + " epochs " : "") + "the training loss, "
            + FindingText.number(course.finalLoss()) + ", is no better than that of constant outputs, "
            + FindingText.number(course.constantLoss()),
        tooLarge ? "steps are too large to converge"
            : rate ? "the inputs carry no information about the target, or the steps are too small"
            : "the inputs carry no information about the target, or the network can't learn it",
        tooLarge ? Remedy.smallerSteps(course) : Remedy.largerSteps(course), figures));
  }

  /** Whether it ends well above the loss of constant outputs, and above its own first: small steps go down. */
  private static boolean wasThrownOff(Course course) {
    return course.finalLoss() > THROWN_OFF * Math.max(course.constantLoss(), course.training()[0]);
  }

  @Override
  public boolean isCertain(Course course) {
    int epochs = course.epochs();
    double before = least(course, epochs / 2, epochs - epochs / 4);
    double late = least(course, epochs - epochs / 4, epochs);
    double constant = course.constantLoss();
    boolean isThere = Math.min(before, late) >= NEARLY * constant && late >= (1 - FALL) * before;
    boolean isOnTheSaddle = late < (2 - NEARLY) * constant;
    return isThere && (isOnTheSaddle ? 2 * epochs >= course.plan().epochs()
        : course.hadTime() || course.staysFarAboveConstant());
  }

  private static double least(Course course, int from, int to) {
    return Arrays.stream(course.training(), from, to).min().orElseThrow();
  }

  static boolean isNoBetter(Course course) {
    return course.finalLoss() >= NEARLY * course.constantLoss();
  }
}
