package io.ganglion.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.SavedFormat;
import io.ganglion.experiments.data.SeriesForecast;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.experiments.run.Json;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.csv.CsvText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes on with a time series, and prints the rows that follow, as they come. */
final class SeriesWriter {
  private final Session session;
  private final Model model;
  private final SeriesSource source;

  SeriesWriter(Session session, Model model, SeriesSource source) {
    this.session = session;
    this.model = model;
    this.source = source;
  }

  /**
   * Prints CSV, or one JSON object.
   *
   * @param file the series so far; {@code -} is stdin
   * @param length how many rows follow; null: as many as the model was trained to forecast
   */
  void write(String file, @Nullable Integer length, boolean json) {
    SourceTable past = SavedFormat.format(model.source()).read(new TableRequest(
        List.of(new TableArgument(file).source(session)), SavedFormat.layout(model.source()),
        source.inputs(model).styled(SavedFormat.styles(model.source())), TableRequest.Use.NEW_DATA));
    try {
      List<SeriesForecast> all = SeriesForecast.all(model, source, past, length, "--length");
      if (json) {
        Output.write(session, "-", json(past, all));
      } else {
        print(all);
      }
    } catch (DataException e) {
      throw past.problem(e);
    }
  }

  /** Until the reader has enough. */
  private void print(List<SeriesForecast> all) {
    boolean isRead = print(all.get(0).header(CsvText.EXACT));
    for (SeriesForecast rows : all) {
      while (isRead && rows.hasNext() && !session.interruption().isAsked()) {
        isRead = print(rows.csv(rows.next(), CsvText.EXACT));
      }
    }
  }

  private boolean print(String text) {
    session.out().print(text);
    return !session.out().checkError(); // flushes
  }

  /** Of several series, an array with one object for each. */
  private String json(SourceTable past, List<SeriesForecast> all) {
    JsonObject object = new JsonObject();
    object.addProperty("model", model.name());
    object.addProperty("data", past.file());
    object.addProperty("lags", source.windows().lags());
    if (source.windows().id().isEmpty()) {
      addTo(object, all.get(0));
    } else {
      JsonArray series = new JsonArray();
      for (SeriesForecast rows : all) {
        JsonObject each = new JsonObject();
        rows.id().ifPresent(id -> each.addProperty("id", id));
        addTo(each, rows);
        series.add(each);
      }
      object.add("series", series);
    }
    return Json.text(object);
  }

  private void addTo(JsonObject object, SeriesForecast rows) {
    object.addProperty("rows", rows.past());
    JsonArray steps = new JsonArray();
    while (rows.hasNext() && !session.interruption().isAsked()) {
      steps.add(json(rows.next()));
    }
    object.add("steps", steps);
  }

  private JsonObject json(SeriesForecast.Row row) {
    JsonObject object = new JsonObject();
    object.addProperty("step", row.step());
    row.time().ifPresent(time -> object.addProperty("time", time));
    JsonObject values = new JsonObject();
    for (int target = 0; target < row.targets().size(); target++) {
      String name = source.windows().targets().get(target);
      if (SeriesForecast.value(row.targets().get(target)) instanceof Double number) {
        values.add(name, Json.number(number));
      } else {
        values.addProperty(name, SeriesForecast.value(row.targets().get(target)).toString());
      }
    }
    object.add("values", values);
    return object;
  }
}
