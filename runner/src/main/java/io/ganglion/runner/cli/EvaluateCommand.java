package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.data.SequencePredictions;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
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
    Optional<SequenceLayout> sequences = SequenceLayout.of(model.source());
    if (sequences.isPresent()) {
      return evaluate(model, sequences.get());
    }
    Map<String, Column.Type> types = new LinkedHashMap<>(model.preprocessing().inputTypes());
    types.putAll(model.preprocessing().targetTypes());
    SourceTable table = options.table(session, model, WantedColumns.only(types)
            .dated(model.preprocessing().datePatterns())
            .allowingGaps(name -> model.preprocessing().filled().contains(name)
                || model.preprocessing().dropping().contains(name)));
    int[] complete = rows(model.preprocessing(), table);
    int[] rows = unseenClass == UnseenClass.LEAVE_OUT
        ? ofKnownClasses(model.preprocessing(), table, complete) : complete;
    LeftOut leftOut = new LeftOut(table.table().rows() - complete.length, complete.length - rows.length);
    Model.Score score;
    try {
      score = model.score(model.preprocessing().encode(table.table(), rows));
    } catch (DataException e) {
      throw table.problem(e);
    }
    Output.write(session, "-", json ? json(model, table, score, leftOut) : text(score, leftOut));
    return 0;
  }

  private int evaluate(Model model, SequenceLayout layout) {
    SourceTable table = options.table(session, model, layout.inputsAndTargets(model.preprocessing()));
    Model.Score score = new SequencePredictions(model, layout, table).score();
    Output.write(session, "-", json ? json(model, table, score, LeftOut.NONE) : text(score, LeftOut.NONE));
    return 0;
  }

  /** Every row that has enough rows before it. */
  private int evaluate(Model model, SeriesSource series) {
    SourceTable table = options.table(session, model, series.inputsAndTargets(model));
    Windows windows = series.windows();
    int count = windows.count(table.table().rows());
    if (count == 0) {
      throw new ProblemException(ExitCode.DATA, new Problem("the series has only " + table.table().rows()
          + " rows, and the model needs " + (windows.lags() + windows.horizon()), Place.at(table.file()),
          "name a file with more rows"));
    }
    Model.Score score;
    try {
      series.requireUsable(model, table.table());
      score = model.score(series.examples(model.preprocessing(), table.table()));
    } catch (DataException e) {
      throw table.problem(e);
    }
    Output.write(session, "-", json ? json(model, table, score, LeftOut.NONE) : text(score, LeftOut.NONE));
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

  private static String json(Model model, SourceTable table, Model.Score score, LeftOut leftOut) {
    JsonObject object = new JsonObject();
    object.addProperty("model", model.name());
    object.addProperty("data", table.file());
    Json.of(score).entrySet().forEach(entry -> object.add(entry.getKey(), entry.getValue()));
    object.addProperty("leftOut", leftOut.withGaps());
    object.addProperty("unseenClasses", leftOut.ofUnseenClasses());
    return Json.text(object);
  }

  private static String text(Model.Score score, LeftOut leftOut) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("examples", score.examples() + leftOut.text());
    lines.put("loss", Format.measure(score.loss()));
    score.metrics().forEach((name, value) ->
        lines.put(name, name.startsWith("accuracy") ? Format.percent(value) : Format.measure(value)));
    int width = lines.keySet().stream().mapToInt(name -> Math.max(LABEL, name.length() + 2)).max().orElseThrow();
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) ->
        text.append(name).append(" ".repeat(width - name.length())).append(value).append('\n'));
    return text.toString();
  }
}
