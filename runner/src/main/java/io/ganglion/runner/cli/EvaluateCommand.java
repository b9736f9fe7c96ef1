package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.UnfitLengthException;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.metric.Repeating;
import io.ganglion.engine.metric.TokenData;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.LanguageLayout;
import io.ganglion.experiments.data.RepeatedValues;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.data.SequencePredictions;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.experiments.evaluation.Judgement;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion evaluate}. */
@Command(name = "evaluate", description = "Evaluates a model on a table that includes the targets.")
final class EvaluateCommand implements Callable<Integer> {
  private static final int LABEL = 12;
  private static final int CELL = 11;

  private final Session session;

  @Mixin
  private ModelOptions options;

  @Option(names = "--json", description = "Prints loss and metrics as one JSON object.")
  private boolean json;

  @Option(names = "--unseen-class", paramLabel = "error|leave-out", converter = UnseenClassName.class,
      defaultValue = "error", description = "How rows of a class that no training row had are handled;"
          + " ${DEFAULT-VALUE} unless given.")
  private UnseenClass unseenClass;

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Model model = options.model(session);
    Optional<SeriesSource> series = SeriesSource.of(model.source());
    if (series.isPresent()) {
      return evaluate(model, series.get());
    }
    Optional<LanguageLayout> text = LanguageLayout.of(model.source());
    if (text.isPresent()) {
      return evaluate(model, text.get());
    }
    Optional<SequenceLayout> sequences = SequenceLayout.of(model.source());
    if (sequences.isPresent()) {
      return evaluate(model, sequences.get());
    }
    Map<String, Column.Type> types = new LinkedHashMap<>(model.preprocessing().inputTypes());
    types.putAll(model.preprocessing().targetTypes());
    SourceTable table = options.table(session, model, WantedColumns.only(types)
            .dated(model.preprocessing().datePatterns()).imaged(model.preprocessing().imageForms())
            .allowingGaps(name -> model.preprocessing().filled().contains(name)
                || model.preprocessing().dropping().contains(name)));
    int[] complete = rows(model.preprocessing(), table);
    int[] rows = unseenClass == UnseenClass.LEAVE_OUT
        ? ofKnownClasses(model.preprocessing(), table, complete) : complete;
    LeftOut leftOut = new LeftOut(table.table().rows() - complete.length, complete.length - rows.length);
    Evaluated evaluated;
    try {
      evaluated = Evaluated.of(model, model.preprocessing().encode(table.table(), rows), Map.of());
    } catch (DataException e) {
      throw table.problem(e);
    } catch (UnfitLengthException e) {
      throw table.problem(DataException.of(e, rows[e.example()], model.lengthColumn()));
    }
    RowAccount.require(table.file(), table.table().rows(), evaluated.score().examples(), Map.of("with missing values",
        (long) leftOut.withGaps(), "of unknown classes", (long) leftOut.ofUnseenClasses()));
    Output.show(session, json ? Json.text(json(model, table, evaluated, leftOut)) : text(evaluated, leftOut));
    return 0;
  }

  /** A whole text, behind a line end. */
  private int evaluate(Model model, LanguageLayout layout) {
    SourceTable table = options.table(session, model, WantedColumns.ALL);
    Examples examples;
    try {
      examples = layout.examples(model, table);
    } catch (DataException e) {
      throw table.problem(e);
    }
    Evaluated evaluated = Evaluated.of(model, examples, Map.of());
    TokenData tokens = model.tokens(examples);
    if (json) {
      JsonObject object = json(model, table, evaluated, LeftOut.NONE);
      object.addProperty("tokens", tokens.tokens());
      object.addProperty("characters", tokens.characters());
      object.addProperty("logProbability", -tokens.nats());
      Output.show(session, Json.text(object));
    } else {
      Output.show(session, text(evaluated, LeftOut.NONE) + '\n' + Format.count(tokens.tokens(), "token") + ", "
          + Format.count(tokens.characters(), "character") + "; ln of the text's probability: "
          + Format.measure(-tokens.nats()) + '\n');
    }
    return 0;
  }

  private int evaluate(Model model, SequenceLayout layout) {
    SourceTable table = options.table(session, model, layout.inputsAndTargets(model.preprocessing()));
    Evaluated evaluated = Evaluated.of(model, new SequencePredictions(model, layout, table).examples(), Map.of());
    Output.show(session, json ? Json.text(json(model, table, evaluated, LeftOut.NONE)) : text(evaluated, LeftOut.NONE));
    return 0;
  }

  /** Every row that has enough rows before it. */
  private int evaluate(Model model, SeriesSource series) {
    SourceTable table = series.grouped(options.table(session, model, series.inputsAndTargets(model)));
    Windows windows = series.windows();
    int count = windows.whole(table.table()).length;
    if (count == 0) {
      throw new ProblemException(ExitCode.DATA, new Problem("the series has only " + table.table().rows()
          + " rows, and the model needs " + (windows.lags() + windows.horizon()), Place.at(table.file()),
          "name a file with more rows"));
    }
    Evaluated evaluated;
    try {
      series.requireUsable(model, table.table());
      Examples examples = series.examples(model.preprocessing(), table.table());
      evaluated = Evaluated.of(model, examples, new RepeatedValues(windows, model.preprocessing(),
          options.repeatingErrors()).of(examples));
    } catch (DataException e) {
      throw table.problem(e);
    }
    Output.show(session, json ? Json.text(json(model, table, evaluated, LeftOut.NONE)) : text(evaluated, LeftOut.NONE));
    return 0;
  }

  /** The rows that training would have used, too. */
  private static int[] rows(Preprocessing preprocessing, SourceTable table) {
    int[] rows = Preprocessing.complete(table.table(), preprocessing.dropping());
    if (rows.length == 0) {
      throw new ProblemException(ExitCode.DATA, new Problem("every row has a missing value, and such rows are left out",
          Place.at(table.file()), "the model needs a value in " + Quoted.list(List.copyOf(preprocessing.dropping()))));
    }
    return rows;
  }

  /** The rows whose labels the model knows. */
  private static int[] ofKnownClasses(Preprocessing preprocessing, SourceTable table, int[] rows) {
    boolean[] unknown = new boolean[table.table().rows()];
    for (ColumnEncoding target : preprocessing.targets()) {
      if (target instanceof CategoryEncoding labels
          && table.table().column(target.column()).get() instanceof CategoryColumn column) {
        boolean[] ofTarget = labels.unknown(column);
        IntStream.of(rows).filter(row -> ofTarget[row]).forEach(row -> unknown[row] = true);
      }
    }
    int[] known = IntStream.of(rows).filter(row -> !unknown[row]).toArray();
    if (known.length == 0) {
      throw new ProblemException(ExitCode.DATA, new Problem("no row has a class that the model was trained on",
          Place.at(table.file()), "name a table with classes from the training data"));
    }
    return known;
  }

  /** Which rows are left out of the metrics. */
  private record LeftOut(int withGaps, int ofUnseenClasses) {
    static final LeftOut NONE = new LeftOut(0, 0);

    /** What is said after the number of examples; may be empty. */
    String text() {
      List<String> parts = new ArrayList<>();
      if (withGaps > 0) {
        parts.add(Format.count(withGaps, "row") + " with missing values left out, as in training");
      }
      if (ofUnseenClasses > 0) {
        parts.add(Format.count(ofUnseenClasses, "row") + " of unknown classes left out");
      }
      return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }
  }

  /** How rows of a class that no training row had are handled. */
  private enum UnseenClass {
    ERROR,
    LEAVE_OUT
  }

  private static final class UnseenClassName extends ConstantNames<UnseenClass> {
    UnseenClassName() {
      super(UnseenClass.class);
    }
  }

  /** What was measured, and what it is worth. */
  private record Evaluated(Model.Score score, Judgement judgement) {
    static Evaluated of(Model model, Examples examples, Map<String, Repeating> repeating) {
      return new Evaluated(model.score(examples, repeating), Judgement.of(model, examples, "example", repeating));
    }
  }

  private static JsonObject json(Model model, SourceTable table, Evaluated evaluated, LeftOut leftOut) {
    JsonObject object = new JsonObject();
    object.addProperty("model", model.name());
    object.addProperty("data", table.file());
    Json.of(evaluated.score()).entrySet().forEach(entry -> object.add(entry.getKey(), entry.getValue()));
    object.addProperty("leftOut", leftOut.withGaps());
    object.addProperty("unseenClasses", leftOut.ofUnseenClasses());
    object.add("baselines", Json.ofBaselines(evaluated.score()));
    object.add("metricNotes", Json.ofNotes(evaluated.score()));
    object.add("verdict", evaluated.judgement().json());
    return object;
  }

  private static String text(Evaluated evaluated, LeftOut leftOut) {
    Model.Score score = evaluated.score();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("examples", score.examples() + leftOut.text()));
    rows.add(List.of("", "model", "baseline"));
    rows.add(row(score, Model.Score.LOSS, score.loss()));
    score.metrics().forEach((name, value) -> rows.add(row(score, name, value)));
    int width = rows.stream().mapToInt(row -> Math.max(LABEL, row.get(0).length() + 2)).max().orElseThrow();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(row.get(0)).append(" ".repeat(width - row.get(0).length()));
      for (int i = 1; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(Math.max(2, CELL - row.get(i).length())));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.append('\n').append("verdict").append(" ".repeat(width - "verdict".length()))
        .append(evaluated.judgement().sentence()).append('\n').toString();
  }

  private static List<String> row(Model.Score score, String name, double value) {
    return List.of(name, MetricText.value(name, value),
        MetricText.value(name, score.baselines().getOrDefault(name, Double.NaN)),
        score.notes().getOrDefault(name, ""));
  }
}
