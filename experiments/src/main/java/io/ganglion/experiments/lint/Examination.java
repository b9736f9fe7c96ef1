package io.ganglion.experiments.lint;

import io.ganglion.api.host.ArrayText;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.TextForm;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.experiments.config.ColumnType;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.describe.ClassBalance;
import io.ganglion.problem.Place;
import io.ganglion.tables.CellStyles;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.evidence.CellFinding;
import io.ganglion.tables.evidence.TextFindings;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lints look at.
 *
 * @param source the table
 * @param rows those that are learned from
 * @param inputs the table's columns that a network sees, but for {@link #images}
 * @param targets the table's columns that it is to predict; may be empty
 * @param canIgnore whether columns can be left out by name: pixels can't
 * @param asked the experiment and its examples; empty if there is a table alone
 * @param findings columns of text that are numbers or dates but for their writing
 */
public record Examination(SourceTable source, int[] rows, List<Column> inputs, List<Column> targets,
    boolean canIgnore, Optional<Asked> asked, TextFindings findings) {
  /**
   * An experiment and its examples.
   *
   * @param places where in the experiment's file a setting stands, by dotted path
   */
  record Asked(Experiment experiment, PreparedData data, Function<String, Place> places) {
    /** What an example is called. */
    String example() {
      return data.windows().isPresent() || experiment.data().text().isPresent() ? "window"
          : experiment.data().sequence().isPresent() ? "sequence" : "row";
    }

    /** What that is called which has targets of its own. */
    String target() {
      return !experiment.data().isPerStep() ? example() : experiment.data().text().isPresent() ? "token" : "step";
    }
  }

  private static List<String> columns(Windows windows) {
    return Stream.concat(windows.series().stream(), windows.known().stream()).toList();
  }

  /** An experiment before it is run. */
  public static Examination of(Experiment experiment, PreparedData data, Function<String, Place> places) {
    List<String> targets = targets(data);
    Set<String> inputs = new LinkedHashSet<>(data.windows().map(Examination::columns)
        .orElseGet(() -> data.preprocessing().inputs().stream().map(ColumnEncoding::column).toList()));
    inputs.removeAll(targets); // a series may look back at its target
    return new Examination(data.source(), data.rows().train(), columns(data.source(), inputs),
        columns(data.source(), targets), experiment.data().format().namesColumns(),
        Optional.of(new Asked(experiment, data, places)), data.findings());
  }

  /** The table's columns that are to be predicted, by name. */
  public static List<String> targets(PreparedData data) {
    return data.windows().map(Windows::targets)
        .orElseGet(() -> data.preprocessing().targets().stream().map(ColumnEncoding::column).toList());
  }

  /** A table of which nothing is known but the targets. */
  public static Examination of(SourceTable source, List<String> targets, boolean canIgnore) {
    Set<String> inputs = new LinkedHashSet<>(source.table().names());
    inputs.removeAll(targets);
    return new Examination(source, source.table().allRows(), columns(source, inputs), columns(source, targets),
        canIgnore, Optional.empty(), TextFindings.of(source.file(), source.table(), source.layout(),
            CellStyles.USUAL, column -> !canIgnore));
  }

  private static List<Column> columns(SourceTable source, Collection<String> names) {
    return names.stream().map(name -> source.table().column(name).orElseThrow())
        .filter(column -> !(column instanceof ImageColumn)).toList();
  }

  /** The table's columns of images. */
  List<ImageColumn> images() {
    return source.table().columns().stream().filter(ImageColumn.class::isInstance).map(ImageColumn.class::cast)
        .toList();
  }

  /** The findings of a kind. */
  List<LintFinding> findings(String lint, CellFinding.Kind kind) {
    return findings.all().stream().filter(finding -> finding.kind() == kind)
        .map(finding -> LintFinding.ofData(lint, finding.problem(), finding.columns(), finding.figures())).toList();
  }

  /** Every column that was read, those too that are no inputs, of which the experiment doesn't say what it holds. */
  List<Column> undeclared() {
    return canIgnore ? source.table().columns().stream().filter(column -> asked
        .map(each -> !each.experiment().data().column(column.name()).saysType()).orElse(true)).toList() : List.of();
  }

  /** Inputs and targets of which the experiment doesn't say what they hold. */
  List<Column> inferred() {
    return Stream.concat(inputs.stream(), targets.stream())
        .filter(column -> asked.map(each -> each.experiment().data().column(column.name()))
            .map(said -> said.type() == ColumnType.AUTO && !said.isOfLabels()).orElse(true)).toList();
  }

  /** How often each label of a target comes, in each part of an experiment, or in the whole of a table. */
  List<ClassBalance> classes() {
    return asked.map(each -> ClassBalance.of(each.data())).orElseGet(() -> ClassBalance.of(targets, rows));
  }

  /** How a column of texts is cut into tokens. */
  Tokenizer tokenizer(TextColumn texts) {
    return asked.map(each -> each.experiment().data().column(texts.name()).text().form())
        .orElse(TextForm.USUAL).tokenizer();
  }

  /** Where a column is. */
  Place place(Column column) {
    return Place.at(source.file() + ": column '" + column.name() + "'");
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Examination that && source.equals(that.source) && Arrays.equals(rows, that.rows)
        && inputs.equals(that.inputs) && targets.equals(that.targets) && canIgnore == that.canIgnore
        && asked.equals(that.asked) && findings.equals(that.findings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, Arrays.hashCode(rows), inputs, targets, canIgnore, asked, findings);
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "Examination[source=" + source + ", rows=" + ArrayText.of(rows) + ", inputs=" + inputs
        + ", targets=" + targets + ", canIgnore=" + canIgnore + ", asked=" + asked + "]";
  }
}
