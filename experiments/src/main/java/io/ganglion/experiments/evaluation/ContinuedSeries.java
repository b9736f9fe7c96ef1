package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.data.SeriesForecast;
import io.ganglion.experiments.data.SeriesSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a model goes on with a time series by itself: from some row of a part on it sees no true value, only what it
 * predicted before. As a report draws it, with the series up to there and what was true.
 */
final class ContinuedSeries {
  /** More rows have no room in a picture. */
  private static final int MOST_ROWS = 200;
  private static final int MOST_TARGETS = 3;
  /** Of a part that was trained on, the end is predicted. */
  private static final int SHARE_OF_TRAINING = 4;

  private ContinuedSeries() {}

  /** Of the rows of a part; empty if they are no series, or too few rows come before them. */
  static Optional<JsonObject> of(Model model, PreparedData data, String part) {
    Optional<SeriesSource> source = SeriesSource.of(model.source());
    int[] rows = source.isEmpty() ? new int[0] : first(data, source.get().windows(), rows(data.rows(), part));
    if (source.isEmpty() || rows.length == 0) {
      return Optional.empty();
    }
    Windows windows = source.get().windows();
    int longest = Math.min(MOST_ROWS, part.equals("train") ? rows.length / SHARE_OF_TRAINING : rows.length);
    int atOnce = windows.horizon();
    int steps = windows.isClosed() ? Math.max(atOnce, longest / atOnce * atOnce) : atOnce;
    int origin = rows[rows.length - 1] + 1 - steps;
    if (steps > rows.length || origin - windows.lags() < begin(data, windows, rows[0])) {
      return Optional.empty();
    }
    SeriesForecast forecast = new SeriesForecast(model, source.get(), data.source(), origin, steps, "--steps");
    List<SeriesForecast.Row> predicted = new ArrayList<>();
    forecast.forEachRemaining(predicted::add);
    int first = Math.max(begin(data, windows, rows[0]), origin - Math.max(windows.lags(), steps));
    JsonArray targets = new JsonArray();
    for (int target = 0; target < windows.targets().size() && targets.size() < MOST_TARGETS; target++) {
      if (data.source().table().column(windows.targets().get(target)).orElseThrow() instanceof NumberColumn column) {
        int place = target;
        JsonObject json = new JsonObject();
        json.addProperty("column", column.name());
        json.add("actual", Rounded.numbers(Arrays.copyOfRange(column.values(), first, origin + steps)));
        json.add("predicted", Rounded.numbers(predicted.stream()
            .mapToDouble(row -> ((NumberPrediction) row.targets().get(place)).value()).toArray()));
        targets.add(json);
      }
    }
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    JsonObject json = new JsonObject();
    json.addProperty("first", first + 1);
    json.addProperty("origin", origin + 1);
    json.addProperty("fedBack", steps > atOnce);
    json.add("targets", targets);
    return Optional.of(json);
  }

  /** The rows of the part that are of the first series. */
  private static int[] first(PreparedData data, Windows windows, int... rows) {
    Optional<Column> ids = windows.id().flatMap(data.source().table()::column);
    return ids.isEmpty() || rows.length == 0 ? rows
        : Arrays.stream(rows).filter(row -> ids.get().text(row).equals(ids.get().text(rows[0]))).toArray();
  }

  /** The first row of the series that a row is of. */
  private static int begin(PreparedData data, Windows windows, int row) {
    Optional<Column> ids = windows.id().flatMap(data.source().table()::column);
    int begin = ids.isEmpty() ? 0 : row;
    while (begin > 0 && ids.orElseThrow().text(begin - 1).equals(ids.get().text(row))) {
      begin--;
    }
    return begin;
  }

  private static int[] rows(Split split, String part) {
    return part.equals("test") ? split.test() : part.equals("validation") ? split.validation() : split.train();
  }
}
