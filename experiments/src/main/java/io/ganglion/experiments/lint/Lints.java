package io.ganglion.experiments.lint;

import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for everything that is suspicious. */
public final class Lints {
  private static final List<Lint> ALL = List.of(new Preparation(), new HeaderOfValues(), new TotalsRows(),
      new DecimalCommas(), new AlmostNumbers(), new UnreadDates(), new MissingWordLabels(), new NaLabels(),
      new LookAlikeLabels(), new CodesAsNumbers(), new RepeatedOutliers(), new FutureDates(), new ZeroOneTargets(),
      new IdentifierColumns(), new ConstantColumns(), new RepeatedColumns(), new GivesTargetAway(), new RepeatedRows(),
      new SharedGroups(), new RepeatedTexts(), new LabelsInTexts(), new RareWords(), new RepeatedImages(),
      new NearlyConstantImages(), new FilesTellLabel(), new MissingClasses(), new ImbalancedClasses(),
      new UnscaledInputs(), new TargetsOutOfReach(), new MoreWeightsThanRows(), new UnevenSequences(),
      new EqualSequences());

  /** What is found of a model that training starts from: columns that are scaled otherwise. */
  public static final String START_SCALES = "start-scales";
  /** That it may have been trained on rows that are to be predicted. */
  public static final String START_SAW_ROWS = "start-saw-rows";

  private Lints() {}

  /** The names of all lints, in the order of what they find. */
  public static List<String> names() {
    return Stream.concat(Stream.of(START_SCALES, START_SAW_ROWS), ALL.stream().map(Lint::name)).toList();
  }

  /** What is suspicious. */
  public static List<LintFinding> of(Examination examined) {
    return ALL.stream().flatMap(lint -> lint.in(examined).stream()).toList();
  }

  /**
   * What is suspicious, as an error; empty if nothing is. The experiment comes before the data and decides the code.
   */
  public static Optional<ProblemException> strictly(List<LintFinding> findings) {
    List<LintFinding> sorted = new ArrayList<>(findings);
    sorted.sort((a, b) -> a.exitCode().compareTo(b.exitCode()));
    return sorted.isEmpty() ? Optional.empty()
        : Optional.of(new ProblemException(sorted.get(0).exitCode(),
            sorted.stream().map(LintFinding::problem).toList()));
  }
}
