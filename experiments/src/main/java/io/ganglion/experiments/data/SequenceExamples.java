package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.SequenceSection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sequences as examples: which of them serve what, and how their steps are encoded.
 *
 * @param section what the experiment says of them
 * @param source the sequences of the file
 * @param split which of them serve what
 * @param preprocessing fitted on the steps, and the targets, of those to train on
 */
record SequenceExamples(SequenceSection section, SequenceSource source, Split split, Preprocessing preprocessing)
    implements ExampleForm {
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
        Preprocessing.fit(steps, rows, steps, targetRows, plans.inputs(), plans.targets())));
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

  @Override
  public Split rows() {
    Sequences sequences = source.sequences();
    return new Split(sequences.rows(split.train()), sequences.rows(split.validation()), sequences.rows(split.test()));
  }
}
