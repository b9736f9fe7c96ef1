package io.ganglion.experiments.data;

import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.data.BooleanWords;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.DateForm;
import io.ganglion.engine.data.encoding.Missing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.experiments.config.ColumnSection;
import io.ganglion.experiments.config.ColumnType;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.experiments.config.Encode;
import io.ganglion.experiments.config.Scale;
import io.ganglion.experiments.config.SeriesSection;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.evidence.LookAlike;
import io.ganglion.tables.evidence.TextFindings;
import io.ganglion.tables.evidence.Written;
import io.ganglion.tables.images.NamedImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an experiment makes of each column of its table.
 *
 * @param leftOut warnings of columns that aren't inputs although the experiment doesn't exclude them
 */
record ColumnPlans(List<ColumnPlan> inputs, List<ColumnPlan> targets, List<Problem> leftOut) {
  /**
   * Every column that is neither a target nor splits or weighs the rows is an input, but for those of {@link NoInputs}.
   *
   * @throws io.ganglion.problem.ProblemException if a column that is named isn't there, or holds something else
   *     than what is asked of it
   */
  static ColumnPlans of(PlacedExperiment asked, SourceTable source, TextFindings findings) {
    for (String target : asked.data().target()) {
      requireColumn(asked, source, target, "data.target");
    }
    for (String column : asked.data().columns().keySet()) {
      if (!asked.data().ignore().contains(column)) {
        requireColumn(asked, source, column, "data.columns." + column);
      }
    }
    asked.data().split().column().ifPresent(column -> requireColumn(asked, source, column, "data.split.column"));
    asked.data().split().groups().ifPresent(column -> requireColumn(asked, source, column, "data.split.groups"));
    asked.data().weights().ifPresent(column -> requireColumn(asked, source, column, "data.weights"));
    if (asked.data().series().isPresent()) {
      SeriesSection series = asked.data().series().get();
      series.time().ifPresent(column -> requireColumn(asked, source, column, "data.series.time"));
      series.inputs().forEach(column -> requireColumn(asked, source, column, "data.series.inputs"));
      series.known().forEach(column -> requireColumn(asked, source, column, "data.series.known"));
      series.constant().forEach(column -> requireColumn(asked, source, column, "data.series.constant"));
    }
    requireLearnableTargets(asked.data(), source, findings);
    NoInputs noInputs = NoInputs.of(asked.data(), source, findings);
    return new ColumnPlans(inputs(asked, source.table(), noInputs, findings), targets(asked, source.table()),
        noInputs.warnings());
  }

  /** @throws io.ganglion.problem.ProblemException if the table has no such column */
  static void requireColumn(PlacedExperiment asked, SourceTable source, String column, String path) {
    Table table = source.table();
    if (table.column(column).isEmpty()) {
      String guess = Suggestion.nearest(column, table.names()).map(name -> "did you mean '" + name + "'? ").orElse("");
      String twin = table.names().stream().filter(name -> LookAlike.form(name).equals(LookAlike.form(column))
          && !name.equalsIgnoreCase(column)).findFirst().map(name -> "its column '" + name
              + "' looks the same, but is written " + LookAlike.spelled(name) + ", and this "
              + LookAlike.spelled(column) + "; ").orElse("");
      throw asked.problem(path, "'" + source.file() + "' has no column '" + column + "'",
          (twin.isEmpty() ? guess : twin) + "its columns are " + String.join(", ", table.names()));
    }
  }

  private static List<ColumnPlan> inputs(PlacedExperiment asked, Table table, NoInputs noInputs,
      TextFindings findings) {
    DataSection section = asked.data();
    List<ColumnPlan> plans = new ArrayList<>();
    Set<String> inputs = section.series().isPresent() ? SeriesExamples.inputs(asked, table) : ofRows(section, table);
    inputs.removeAll(noInputs.columns());
    for (String input : inputs) {
      plans.add(input(asked, table.column(input).get()));
    }
    if (plans.isEmpty()) {
      throw noInput(asked, table, noInputs, findings);
    }
    return plans;
  }

  /** Says what became of every column. */
  private static ProblemException noInput(PlacedExperiment asked, Table table, NoInputs noInputs,
      TextFindings findings) {
    DataSection section = asked.data();
    Map<String, List<String>> uses = new LinkedHashMap<>();
    uses.put("the target", section.target());
    uses.put("ignored", section.ignore());
    uses.put("left out as text or row numbers", List.copyOf(noInputs.columns()));
    section.split().column().ifPresent(column -> uses.put("what splits the rows", List.of(column)));
    section.split().groups().ifPresent(column -> uses.put("what groups the rows", List.of(column)));
    section.weights().ifPresent(column -> uses.put("the weight", List.of(column)));
    String all = uses.entrySet().stream().filter(use -> !use.getValue().isEmpty()).map(use ->
        Quoted.list(use.getValue()) + (use.getValue().size() == 1 ? " is " : " are ")
            + (use.getKey().equals("the target") && use.getValue().size() > 1 ? "the targets" : use.getKey()))
        .collect(Collectors.joining(", "));
    Optional<String> kept = noInputs.columns().stream().filter(column -> !findings.concern(column)).findFirst();
    return asked.problem("data", "no column is left as an input: " + all,
        noInputs.columns().stream().anyMatch(findings::concern) ? "the warnings say how to read what is text now"
            : kept.map(column -> table.column(column).get() instanceof CategoryColumn labels
                && FreeText.isProse(labels) ? "learn from a column's words with columns: {" + Written.of(column)
                    + ": text}" : "keep a column with columns: {" + Written.of(column) + ": category}")
                .orElse("give the table a column that is neither"));
  }

  /** A target of text that has hardly two rows alike has nothing to tell apart. */
  private static void requireLearnableTargets(DataSection section, SourceTable source, TextFindings findings) {
    for (String target : section.target()) {
      if (section.format().namesColumns() && !section.column(target).saysType()
          && source.table().column(target).get() instanceof CategoryColumn labels
          && FreeText.isOne(labels)) {
        throw new ProblemException(ExitCode.DATA, findings.of(target)
            .map(finding -> new Problem("the target isn't numbers: " + finding.problem().message(),
                Place.at(source.file() + ": column '" + target + "'"), finding.problem().help()))
            .orElseGet(() -> new Problem("the target is text: " + labels.labels().size() + " different labels in "
                + labels.size() + " rows", Place.at(source.file() + ": column '" + target + "'"),
                "name another target; or, if they are classes, set columns: {" + Written.of(target) + ": category}")));
      }
    }
  }

  private static Set<String> ofRows(DataSection section, Table table) {
    Set<String> inputs = new LinkedHashSet<>(table.names());
    inputs.removeAll(section.target());
    section.split().columns().forEach(inputs::remove);
    section.weights().ifPresent(inputs::remove);
    section.sequence().ifPresent(sequence -> inputs.removeAll(sequence.ofNoInput()));
    return inputs;
  }

  private static ColumnPlan input(PlacedExperiment asked, Column column) {
    DataSection section = asked.data();
    ColumnSection said = section.column(column.name());
    requireUse(asked, column, said);
    if (column instanceof ImageColumn images) {
      if (section.format().namesColumns()) {
        requireOneSize(images, said);
      } else if (section.scale() != Scale.NONE) {
        throw asked.problem("data.scale", "'scale' is for columns of numbers, and '" + column.name() + "' holds images",
            "leave it out: their numbers are from 0 to 1");
      }
      return ColumnPlan.of(column.name(), Scaling.NONE);
    }
    if (column instanceof TextColumn) {
      return ColumnPlan.of(column.name(), Scaling.NONE).text(said.text().form());
    }
    ColumnPlan plan = ColumnPlan.of(column.name(), scaling(said.scale().orElse(section.scale())))
        .missing(missing(asked, column)).unseen(said.unseen().orElse(section.unseen()))
        .date(new DateForm(said.pattern(), said.parts()));
    boolean plusMinus = said.encode().equals(Optional.of(Encode.PLUS_MINUS));
    if (isOfTruthValues(column, said)) {
      return plan.ofBooleans().form(plusMinus ? CategoryForm.BINARY_PLUS_MINUS : CategoryForm.BINARY);
    }
    if (!said.order().isEmpty()) {
      return plan.ordinal(said.order());
    }
    return plusMinus ? plan.form(CategoryForm.PLUS_MINUS) : plan;
  }

  /** Those of a table have the size of the first, unless they are scaled. */
  private static void requireOneSize(ImageColumn images, ColumnSection said) {
    Image first = images.images().get(0);
    for (int row = 0; row < images.size() && !said.image().style().scales(); row++) {
      Image image = images.images().get(row);
      if (image.height() != first.height() || image.width() != first.width()) {
        throw new DataException("the image has " + image.height() + " × " + image.width() + " pixels, and the first "
            + first.height() + " × " + first.width(), row, images.name(), "crop it; or let Ganglion scale every image,"
            + " by " + NamedImages.setting(images.name(), first.height(), first.width()) + " in 'data'");
      }
    }
  }

  /** Said to be, or nothing but words for true and false, of which both are there. */
  private static boolean isOfTruthValues(Column column, ColumnSection said) {
    return said.type() == ColumnType.BOOLEAN
        || said.type() == ColumnType.AUTO && said.encode().isEmpty() && said.order().isEmpty()
            && said.fill().isEmpty() && column instanceof CategoryColumn labels
            && BooleanWords.areBoth(labels.labels());
  }

  private static void requireUse(PlacedExperiment asked, Column column, ColumnSection said) {
    boolean numbers = column instanceof NumberColumn;
    String setting = numbers && (said.encode().isPresent()) ? "encode"
        : numbers && said.unseen().isPresent() ? "unseen"
        : !numbers && said.scale().isPresent() ? "scale" : "";
    if (!setting.isEmpty()) {
      throw asked.problem("data.columns." + column.name() + "." + setting, "'" + setting + "' is for "
          + (numbers ? "labels" : "numbers") + ", and '" + column.name() + "' holds "
          + (!numbers ? "labels" : column.type() == Column.Type.DATE ? "dates" : "numbers"),
          numbers ? "declare type: category, or take '" + setting + "' out" : "remove 'scale'");
    }
  }

  /**
   * Two classes have one output unit if the last layer has a single unit for them, or if it is {@code auto} and
   * sigmoid; else every class has a unit of its own.
   */
  private static List<ColumnPlan> targets(PlacedExperiment asked, Table table) {
    DataSection section = asked.data();
    DenseSection output = asked.output();
    boolean binary = output.units().isPresent()
        ? output.units().getAsInt() == section.target().size()
        : ClassOutput.of(output.activation().instance()) == ClassOutput.SIGMOID;
    List<ColumnPlan> plans = new ArrayList<>();
    for (String target : section.target()) {
      ColumnSection said = section.column(target);
      requireUse(asked, table.column(target).get(), said);
      boolean twoClasses = table.column(target).get() instanceof CategoryColumn c && c.labels().size() == 2;
      ColumnPlan plan = ColumnPlan.of(target, scaling(said.scale().orElse(section.targetScale())));
      if (said.type() == ColumnType.BOOLEAN) {
        plan = plan.ofBooleans();
      }
      if (!said.order().isEmpty()) {
        plans.add(plan.ordinal(said.order()));
      } else if (said.encode().equals(Optional.of(Encode.PLUS_MINUS))) {
        plans.add(plan.form(twoClasses && (binary || output.units().isEmpty())
            ? CategoryForm.BINARY_PLUS_MINUS : CategoryForm.PLUS_MINUS));
      } else {
        plans.add(binary && twoClasses ? plan.form(CategoryForm.BINARY) : plan);
      }
    }
    return plans.stream().map(plan -> plan.missing(Missing.of(section.missing(plan.column())))).toList();
  }

  private static Missing missing(PlacedExperiment asked, Column column) {
    String name = column.name();
    ColumnSection said = asked.data().column(name);
    Missing.Policy policy = asked.data().missing(name);
    boolean numbers = column instanceof NumberColumn;
    boolean ofNumbers = policy == Missing.Policy.MEAN || policy == Missing.Policy.MEDIAN;
    if (!numbers && ofNumbers && said.missing().isPresent()) {
      throw asked.problem("data.columns." + name + ".missing", "a category has no "
          + KebabCase.ofConstant(policy) + ", and '" + name + "' holds labels", "write most-frequent or constant");
    }
    double number = numbers && said.fill().isPresent()
        ? number(said.fill().get(), asked.data().csv().numbers()) : 0;
    if (!Double.isFinite(number)) {
      throw asked.problem("data.columns." + name + ".fill", "'" + name + "' holds numbers, and '"
          + said.fill().get() + "' is none", "write a number, or type: category");
    }
    return new Missing(policy, number, said.fill().orElse(Missing.LABEL), said.indicator());
  }

  /** As YAML writes it, or as the table does. */
  private static double number(String text, NumberStyle style) {
    double number = NumberText.parse(text);
    return Double.isNaN(number) ? style.parse(text) : number;
  }

  private static Scaling scaling(Scale scale) {
    return switch (scale) {
      case NONE -> Scaling.NONE;
      case STANDARD -> Scaling.STANDARD;
      case MIN_MAX -> Scaling.MIN_MAX;
      case ROBUST -> Scaling.ROBUST;
    };
  }
}
