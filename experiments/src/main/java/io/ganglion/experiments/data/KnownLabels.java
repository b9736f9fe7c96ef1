package io.ganglion.experiments.data;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.experiments.config.SplitSection;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.evidence.LookAlike;
import io.ganglion.tables.evidence.Written;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Labels of a part that no training row has, where that is an error. */
final class KnownLabels {
  /** How many pairs of labels are shown; more would bury the message. */
  private static final int SHOWN = 10;

  private KnownLabels() {}

  /**
   * Fails at the first of them.
   *
   * @param rows of the part
   * @throws ProblemException if there is one
   */
  static void require(PlacedExperiment asked, Preprocessing preprocessing, SourceTable source, int[] rows) {
    for (ColumnEncoding input : preprocessing.inputs()) {
      labels(input).filter(labels -> labels.unseen().policy() == Unseen.Policy.ERROR)
          .ifPresent(labels -> require(asked, labels, source, rows, false));
    }
    for (ColumnEncoding target : preprocessing.targets()) {
      labels(target).ifPresent(labels -> require(asked, labels, source, rows, true));
    }
  }

  private static Optional<CategoryEncoding> labels(ColumnEncoding encoding) {
    ColumnEncoding bare = encoding instanceof FilledLabels filled ? filled.labels() : encoding;
    return bare instanceof CategoryEncoding labels && labels.type() == Column.Type.CATEGORY
        ? Optional.of(labels) : Optional.empty();
  }

  private static void require(PlacedExperiment asked, CategoryEncoding known, SourceTable source, int[] rows,
      boolean isTarget) {
    if (!(source.table().column(known.column()).orElse(null) instanceof CategoryColumn labels)) {
      return;
    }
    boolean[] unknown = known.unknown(labels);
    for (int row : rows) {
      if (unknown[row]) {
        String label = labels.label(row);
        throw new ProblemException(ExitCode.DATA, new Problem("'" + label + "' is not among the labels of the training"
            + " rows", source.place(row, known.column()), help(asked, known, labels,
            label, unknown(labels, rows, unknown), isTarget)));
      }
    }
  }

  /** The different labels of the rows that are unknown, in their order. */
  private static Set<String> unknown(CategoryColumn labels, int[] rows, boolean[] unknown) {
    return Arrays.stream(rows).filter(row -> unknown[row]).mapToObj(labels::label)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String help(PlacedExperiment asked, CategoryEncoding known, CategoryColumn labels, String label,
      Set<String> unknown, boolean isTarget) {
    String all = "they are " + Quoted.list(known.labels());
    Optional<String> twin = twin(known, label);
    if (twin.isPresent()) {
      return all + "; if it is '" + twin.get() + "', set columns: {" + Written.of(known.column()) + ": {labels: {"
          + unknown.stream().flatMap(each -> twin(known, each).stream().map(meant -> Written.of(each) + ": "
              + Written.of(meant))).limit(SHOWN).collect(Collectors.joining(", ")) + "}}}";
    }
    String near = Suggestion.nearest(label, known.labels()).map(name -> "did you mean '" + name + "'? ").orElse("");
    return near + all + "; " + (isTarget ? cureOfTarget(asked, known, labels, label)
        : "set 'unseen: ignore' in 'data' to encode others as none of them");
  }

  /** A known label that looks the same. */
  private static Optional<String> twin(CategoryEncoding known, String label) {
    return known.labels().stream().filter(each -> LookAlike.form(each).equals(LookAlike.form(label))).findFirst();
  }

  private static String cureOfTarget(PlacedExperiment asked, CategoryEncoding known, CategoryColumn labels,
      String label) {
    SplitSection split = asked.data().split();
    int code = labels.labels().indexOf(label);
    long count = Arrays.stream(labels.codes()).filter(each -> each == code).count();
    boolean drawn = split.column().isEmpty() && split.order() != SplitSection.Order.FILE && split.files().isEmpty();
    String few = "it has " + (count == 1 ? "1 row" : count + " rows") + ": join it with another class, for instance by"
        + " columns: {" + Written.of(known.column()) + ": {labels: {" + Written.of(label) + ": "
        + Written.of(List.copyOf(known.labels()).get(0)) + "}}}, or leave such rows out";
    return drawn && !split.stratify() && count > 1
        ? "set 'stratify: true' in 'data.split', so that every part has rows of every class" : few;
  }
}
