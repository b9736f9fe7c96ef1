package io.ganglion.experiments.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
    if (course.epochs() < Course.CURVE || !isNoBetter(course) || isOnItsWay(course)) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", course.finalLoss());
    figures.put("constant", course.constantLoss());
    Origin origin = origin(course);
    return Optional.of(new Finding("no-better-than-constant",
        (course.ended() ? "after " + course.epochs() + " epochs " : "") + "the training loss, "
            + FindingText.number(course.finalLoss()) + ", is " + (isBelow(course) ? "hardly" : "no")
            + " better than that of constant outputs, " + FindingText.number(course.constantLoss()),
        origin.cause(), origin.remedy(), figures));
  }

  /** Whether readers see that it is lower. */
  private static boolean isBelow(Course course) {
    return course.finalLoss() < course.constantLoss()
        && !FindingText.number(course.finalLoss()).equals(FindingText.number(course.constantLoss()));
  }

  /** Whether it falls so fast that it is clearly better soon: after half as many epochs again. */
  private static boolean isOnItsWay(Course course) {
    double[] above = course.trainingAbove();
    double end = course.finalAbove();
    double fall = above[above.length / 2] - end;
    double best = Arrays.stream(above).min().orElseThrow();
    return end - fall < NEARLY * course.constantAbove() && end < course.constantAbove() && end - best < fall / 2;
  }

  private static Origin origin(Course course) {
    for (Symptom symptom : List.of(new WideStart(), new ExplodingLayers(), new ExplodingOverSteps(),
        new VanishingGradients(), new SaturatedFromTheStart(), new SaturatedGates(), new StuckMemory(),
        new VanishingOverSteps())) {
      Optional<Finding> found = symptom.in(course);
      if (found.isPresent()) {
        return new Origin(found.get().cause(), found.get().remedy());
      }
    }
    Optional<Origin> start = Origin.of(course).or(() -> deadLayer(course));
    if (start.isPresent()) {
      return start.get();
    }
    if (Oscillation.roughness(course) >= Oscillation.ROUGH || wasThrownOff(course)) {
      return new Origin("steps are too large to converge", Remedy.smallerSteps(course));
    }
    boolean rate = course.settings().get("learning-rate") instanceof Double;
    boolean above = course.finalAbove() > (2 - NEARLY) * course.constantAbove();
    if (above && course.least() == 0 && course.plan().targetSize() > Origin.LARGE) { // counts can't be scaled
      return new Origin("the targets are too large: the root mean square of one is "
          + FindingText.number(course.plan().targetSize()), "data.target-scale=standard");
    }
    return new Origin(rate && above ? "the steps are too small" // the last layer's biases alone could do better
        : rate ? "the inputs carry no information about the target, or the steps are too small"
        : "the inputs carry no information about the target, or the network can't learn it",
        Remedy.largerSteps(course));
  }

  /** A layer of which nothing comes through. */
  private static Optional<Origin> deadLayer(Course course) {
    return course.layers().stream().filter(note -> course.last(course.layers().indexOf(note)).dead() == 1).findFirst()
        .flatMap(note -> new DeadUnits().in(course).map(dead -> new Origin("all units of " + FindingText.layer(note)
            + " are dead, so that outputs are the same for all inputs", dead.remedy())));
  }

  /** Whether it ends well above the loss of constant outputs, and above its own first: small steps go down. */
  private static boolean wasThrownOff(Course course) {
    return course.finalAbove() > THROWN_OFF * Math.max(course.constantAbove(), course.trainingAbove()[0]);
  }

  @Override
  public boolean isCertain(Course course) {
    int epochs = course.epochs();
    double before = least(course, epochs / 2, epochs - epochs / 4);
    double late = least(course, epochs - epochs / 4, epochs);
    double constant = course.constantAbove();
    boolean isThere = Math.min(before, late) >= NEARLY * constant && late >= (1 - FALL) * before;
    boolean isOnTheSaddle = late < (2 - NEARLY) * constant;
    return isThere && (isOnTheSaddle ? 2 * epochs >= course.plan().epochs()
        : course.hadTime() || course.staysFarAboveConstant());
  }

  private static double least(Course course, int from, int to) {
    return Arrays.stream(course.trainingAbove(), from, to).min().orElseThrow();
  }

  static boolean isNoBetter(Course course) {
    return course.finalAbove() >= NEARLY * course.constantAbove();
  }
}
