package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.SequenceSection;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Sequences as examples: which of them serve what, and how their steps are encoded.
 *
 * @param section what the experiment says of them
 * @param source the sequences of the file
 * @param split which of them serve what
 * @param preprocessing fitted on the steps, and the targets, of those to train on
 * @param placed where the experiment says how long sequences are cut
 */
record SequenceExamples(SequenceSection section, SequenceSource source, Split split, Preprocessing preprocessing,
    Place placed) implements ExampleForm {
  /**
   * Splits and fits.
   *
   * @param plans of the columns of steps
   * @throws io.ganglion.problem.ProblemException if no sequence is left for a part
   * @throws io.ganglion.engine.data.DataException if a column can't be scaled, or has nothing to predict
   */
  static SequenceExamples of(PlacedExperiment asked, SequenceSource source, ColumnPlans plans) {
    SequenceSection section = asked.data().sequence().orElseThrow();
    Split split = SplitRows.of(asked, source.heads());
    Table steps = source.steps().table();
    int[] rows = source.sequences().rows(split.train());
    int[] targetRows = section.isPerStep()
        ? withTargets(steps, rows, plans.targets())
        : IntStream.of(split.train()).map(source.sequences()::firstRow).toArray();
    return new SequenceExamples(section, source, split, BranchInputs.of(asked,
        Preprocessing.fit(steps, rows, steps, targetRows, plans.inputs(), plans.targets())),
        asked.place("data.sequence.stride"));
  }

  private static int[] withTargets(Table steps, int[] rows, List<ColumnPlan> targets) {
    return IntStream.of(rows).filter(row -> targets.stream()
        .noneMatch(target -> steps.column(target.column()).orElseThrow().isMissing(row))).toArray();
  }

  @Override
  public Examples encode(Preprocessing fitted, int[] chosen, Use use) {
    return encode(section, source, fitted, chosen, use);
  }

  /** Some sequences of any file, encoded: long ones are cut for training alone. */
  static Examples encode(SequenceSection section, SequenceSource source, Preprocessing fitted, int[] chosen, Use use) {
    Table steps = source.steps().table();
    return section.isPerStep()
        ? fitted.encodeSteps(steps, source.sequences(), chosen,
            spans -> use == Use.TRAINING ? cut(section, spans) : spans)
        : fitted.encodeSequences(steps, source.sequences(), chosen);
  }

  private static Spans cut(SequenceSection section, Spans whole) {
    return section.window().isPresent()
        ? whole.windows(section.window().getAsInt(), section.step(), section.warmUp()) : whole;
  }

  /** Steps between windows, which are farther apart than one is long. */
  @Override
  public List<Problem> warnings() {
    if (section.window().isEmpty() || section.step() <= section.window().getAsInt()) {
      return List.of();
    }
    Spans whole = source.sequences().spans(split.train());
    Spans windows = cut(section, whole);
    long counted = IntStream.range(0, windows.count()).mapToLong(i -> windows.rows(i) - windows.warmUp(i)).sum();
    long between = whole.total() - counted;
    return between == 0 ? List.of() : List.of(new Problem(String.format(Locale.ROOT, "%,d of %,d", between,
        whole.total()) + " training steps lie between windows, and their targets aren't used", placed,
        "write a stride of at most " + section.window().getAsInt() + ", the window, if they should be"));
  }

  @Override
  public Split rows() {
    Sequences sequences = source.sequences();
    return new Split(sequences.rows(split.train()), sequences.rows(split.validation()), sequences.rows(split.test()));
  }
}
