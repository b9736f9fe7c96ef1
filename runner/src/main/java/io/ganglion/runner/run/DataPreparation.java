package io.ganglion.runner.run;

import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.ClassOutput;
import io.ganglion.engine.Randomness;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ColumnPlan;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Missing;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Preprocessing;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Scaling;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.runner.config.ColumnSection;
import io.ganglion.runner.config.DataSection;
import io.ganglion.runner.config.Experiment;
import io.ganglion.runner.config.LayerSection;
import io.ganglion.runner.config.LossSection;
import io.ganglion.runner.config.Scale;
import io.ganglion.runner.config.SplitSection;
import io.ganglion.runner.csv.CsvColumns;
import io.ganglion.runner.csv.CsvReader;
import io.ganglion.runner.csv.CsvSource;
import io.ganglion.runner.csv.CsvTable;
import io.ganglion.runner.csv.NumberText;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.problem.Suggestion;
import io.ganglion.runner.store.Reason;
import io.ganglion.runner.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the examples of an experiment from its data file, and checks that they and the network go together. */
public final class DataPreparation {
  private final Experiment experiment;
  private final DataSection section;
  private final CsvTable file;
  private final CsvTable source;
  private final Function<String, Place> places;

  private DataPreparation(Experiment experiment, CsvTable file, Function<String, Place> places) {
    this.experiment = experiment;
    this.section = experiment.data();
    this.places = places;
    this.file = file;
    this.source = withoutDroppedRows();
  }

  private CsvTable withoutDroppedRows() {
    Table table = file.table();
    List<String> dropping = table.names().stream()
        .filter(column -> section.missing(column) == Missing.Policy.DROP_ROW).toList();
    int[] complete = Preprocessing.complete(table, dropping);
    if (complete.length == table.rows()) {
      return file;
    }
    if (complete.length == 0) {
      List<String> gaps = dropping.stream()
          .filter(column -> IntStream.range(0, table.rows()).anyMatch(table.column(column).get()::isMissing)).toList();
      throw new ProblemException(ExitCode.DATA, new Problem("no row has a value in every column, and 'missing:"
          + " drop-row' leaves the others out", Place.at(file.file()),
          "the columns with gaps are " + Quoted.list(gaps) + ": fill one, or ignore it"));
    }
    return file.keeping(complete);
  }

  /**
   * Reads and encodes.
   *
   * @param places where in the experiment a setting stands, by dotted path
   * @throws ProblemException if the data, or their columns, are not what the experiment says
   */
  public static PreparedData prepare(Experiment experiment, Function<String, Place> places) {
    requireFile(experiment.data().file(), places.apply("data.file"));
    CsvTable file = CsvReader.read(CsvSource.of(shown(experiment.data().file())), experiment.data().format(),
        CsvColumns.ALL.without(experiment.data().ignore()).typed(declaredTypes(experiment.data()))
            .allowingGaps(column -> experiment.data().missing(column) != Missing.Policy.FAIL));
    DataPreparation preparation = new DataPreparation(experiment, file, places);
    try {
      return preparation.prepare(Sha256.of(experiment.data().file()));
    } catch (DataException e) {
      throw preparation.source.problem(e);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("the file can't be read: " + Reason.of(e), Place.at(file.file()), ""));
    }
  }

  private static void requireFile(Path file, Place place) {
    if (Files.isDirectory(file)) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("'" + shown(file) + "' is a folder, not a data file", place, "name a CSV file in it"));
    }
    if (!Files.exists(file)) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no data file '" + shown(file) + "'", place,
          guess(file) + "the path is relative to the experiment's file"));
    }
  }

  /** A file beside it with nearly the same name. */
  private static String guess(Path file) {
    try (Stream<Path> beside = Files.list(file.getParent())) {
      List<String> names = beside.map(path -> path.getFileName().toString()).sorted().toList();
      return Suggestion.nearest(file.getFileName().toString(), names)
          .map(name -> "did you mean '" + name + "'? ").orElse("");
    } catch (IOException e) {
      return ""; // no such folder, then, and nothing to suggest
    }
  }

  /** As short as it can be named from where the command was given. */
  private static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) && file.equals(file.normalize()) ? here.relativize(file) : file;
  }

  private static Map<String, Column.Type> declaredTypes(DataSection section) {
    Map<String, Column.Type> types = new LinkedHashMap<>();
    section.columns().forEach((name, column) -> {
      switch (column.type()) {
        case NUMBER -> types.put(name, Column.Type.NUMBER);
        case CATEGORY -> types.put(name, Column.Type.CATEGORY);
        case AUTO -> { }
      }
    });
    return types;
  }

  private PreparedData prepare(String sha256) {
    Table table = source.table();
    for (String target : section.target()) {
      requireColumn(table, target, "data.target");
    }
    for (String column : section.columns().keySet()) {
      if (!section.ignore().contains(column)) {
        requireColumn(table, column, "data.columns." + column);
      }
    }
    List<ColumnPlan> targets = targetPlans(table);
    List<ColumnPlan> inputs = inputPlans(table);
    Split split = split(table);
    requireRows(split.train(), section.split().train(), "train");
    requireRows(split.validation(), section.split().validation(), "validation");
    requireRows(split.test(), section.split().test(), "test");
    Preprocessing preprocessing = Preprocessing.fit(table, split.train(), inputs, targets);
    requireFittingOutput(preprocessing);
    requireCountableParameters(preprocessing);
    Examples training = preprocessing.encode(table, split.train());
    requireProbabilities(training);
    return new PreparedData(source, sha256, preprocessing, file.table().rows() - table.rows(),
        training,
        encodeIfAny(preprocessing, table, split.validation()), encodeIfAny(preprocessing, table, split.test()));
  }

  private static Examples encodeIfAny(Preprocessing preprocessing, Table table, int[] rows) {
    return rows.length == 0 ? null : preprocessing.encode(table, rows);
  }

  private void requireColumn(Table table, String column, String path) {
    if (table.column(column).isEmpty()) {
      String guess = Suggestion.nearest(column, table.names()).map(name -> "did you mean '" + name + "'? ").orElse("");
      throw experimentProblem(path, "'" + source.file() + "' has no column '" + column + "'",
          guess + "its columns are " + String.join(", ", table.names()));
    }
  }

  private List<ColumnPlan> inputPlans(Table table) {
    List<ColumnPlan> plans = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!section.target().contains(column.name())) {
        plans.add(ColumnPlan.of(column.name(), scaling(section.scale())).missing(missing(column)));
      }
    }
    if (plans.isEmpty()) {
      throw experimentProblem("data", "every column is a target or ignored, so none is left as an input",
          "its columns are " + String.join(", ", table.names()));
    }
    return plans;
  }

  /**
   * Two classes are told by one unit if the last layer has just one unit for them, or if it is {@code auto} and
   * sigmoid; else every class has a unit of its own.
   */
  private List<ColumnPlan> targetPlans(Table table) {
    LayerSection output = experiment.network().output();
    boolean binary = output.units().isPresent()
        ? output.units().getAsInt() == section.target().size()
        : ClassOutput.of(output.activation().instance()) == ClassOutput.SIGMOID;
    List<ColumnPlan> plans = new ArrayList<>();
    for (String target : section.target()) {
      boolean twoClasses = table.column(target).get() instanceof CategoryColumn c && c.labels().size() == 2;
      plans.add(binary && twoClasses
          ? ColumnPlan.binary(target)
          : ColumnPlan.of(target, scaling(section.targetScale())));
    }
    return plans.stream().map(plan -> plan.missing(Missing.of(section.missing(plan.column())))).toList();
  }

  private Missing missing(Column column) {
    String name = column.name();
    ColumnSection said = section.column(name);
    Missing.Policy policy = section.missing(name);
    boolean numbers = column instanceof NumberColumn;
    boolean ofNumbers = policy == Missing.Policy.MEAN || policy == Missing.Policy.MEDIAN;
    if (!numbers && ofNumbers && said.missing().isPresent()) {
      throw experimentProblem("data.columns." + name + ".missing", "labels have no "
          + KebabCase.ofConstant(policy) + ", and '" + name + "' holds labels", "write most-frequent or constant");
    }
    double number = numbers && said.fill().isPresent() ? NumberText.parse(said.fill().get()) : 0;
    if (!Double.isFinite(number)) {
      throw experimentProblem("data.columns." + name + ".fill", "'" + name + "' holds numbers, and '"
          + said.fill().get() + "' is none", "write a number, or type: category");
    }
    return new Missing(policy, number, said.fill().orElse(Missing.LABEL), said.indicator());
  }

  private static Scaling scaling(Scale scale) {
    return switch (scale) {
      case NONE -> Scaling.NONE;
      case STANDARD -> Scaling.STANDARD;
      case MIN_MAX -> Scaling.MIN_MAX;
      case ROBUST -> Scaling.ROBUST;
    };
  }

  private Split split(Table table) {
    SplitSection asked = section.split();
    Split.Fractions fractions = new Split.Fractions(asked.train(), asked.validation(), asked.test());
    if (asked.order() == SplitSection.Order.FILE) {
      return Split.inOrder(table.rows(), fractions);
    }
    RandomGenerator random = Randomness.of(experiment.seed(), Randomness.Purpose.SPLIT, 0);
    if (!asked.stratify()) {
      return Split.of(table.rows(), fractions, random);
    }
    String target = section.target().get(0);
    if (table.column(target).get() instanceof CategoryColumn labels) {
      return Split.stratified(labels, fractions, random);
    }
    throw experimentProblem("data.split.stratify",
        "stratify needs a target of categories, but '" + target + "' holds numbers",
        "take 'stratify' out, or declare 'columns: {" + target + ": category}'");
  }

  private void requireRows(int[] rows, double fraction, String part) {
    if (fraction > 0 && rows.length == 0) {
      throw experimentProblem("data.split." + part,
          "no row is left for '" + part + "': '" + source.file() + "' has only " + source.table().rows(),
          "give it a larger fraction, or 0");
    }
  }

  /** All parameters lie in one array. */
  private void requireCountableParameters(Preprocessing preprocessing) {
    long parameters = 0;
    long width = preprocessing.inputWidth();
    for (LayerSection layer : experiment.network().layers()) {
      int units = layer.units().orElse(preprocessing.targetWidth());
      parameters += (width + (layer.bias() ? 1 : 0)) * units;
      width = experiment.network().shortcuts() ? width + units : units;
      if (parameters > Integer.MAX_VALUE) {
        throw experimentProblem("network.layers", "the network would have more than " + Integer.MAX_VALUE
            + " parameters", "write fewer units");
      }
    }
  }

  private void requireFittingOutput(Preprocessing preprocessing) {
    LayerSection output = experiment.network().output();
    int needed = preprocessing.targetWidth();
    if (output.units().isPresent() && output.units().getAsInt() != needed) {
      throw experimentProblem(outputPath("units"), "the last layer has " + units(output.units().getAsInt())
          + ", but the target (" + String.join(", ", section.target()) + ") needs " + needed,
          "write 'units: auto' or 'units: " + needed + "'");
    }
    if (ClassOutput.of(output.activation().instance()) == ClassOutput.SOFTMAX) {
      boolean oneCategory = preprocessing.targets().size() == 1 && preprocessing.targetWidth() > 1;
      if (!oneCategory) {
        throw experimentProblem(outputPath("activation"),
            "softmax outputs are the probabilities of the classes of one target, but the target ("
            + String.join(", ", section.target()) + ") is something else",
            "use sigmoid for several targets of two classes, identity for numbers");
      }
    }
  }

  private static String units(int n) {
    return n == 1 ? "1 unit" : n + " units";
  }

  /** Cross-entropy is about probabilities: a number target may serve if it holds them. */
  private void requireProbabilities(Examples training) {
    if (experiment.loss().use() != LossSection.Kind.CROSS_ENTROPY) {
      return;
    }
    for (double target : training.targets()) {
      if (!(target >= 0 && target <= 1)) {
        List<String> numbers = section.target().stream()
            .filter(name -> source.table().column(name).get() instanceof NumberColumn).toList();
        throw experimentProblem("loss", "cross-entropy needs targets that are classes or probabilities, but "
            + String.join(", ", numbers) + " holds " + target, "use 'loss: squared-error' for numbers, or declare "
            + "'columns: {" + numbers.get(0) + ": category}'");
      }
    }
  }

  private String outputPath(String setting) {
    return "network.layers." + (experiment.network().layers().size() - 1) + "." + setting;
  }

  private ProblemException experimentProblem(String path, String message, String help) {
    return new ProblemException(ExitCode.EXPERIMENT, new Problem(message, places.apply(path), help));
  }
}
