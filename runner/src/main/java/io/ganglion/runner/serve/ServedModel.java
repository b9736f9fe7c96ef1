package io.ganglion.runner.serve;

import com.google.gson.stream.JsonWriter;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.LanguageLayout;
import io.ganglion.experiments.data.PredictionJson;
import io.ganglion.experiments.data.PredictionTable;
import io.ganglion.experiments.data.SavedFormat;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.data.SequencePredictions;
import io.ganglion.experiments.data.SeriesForecast;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.plugins.Sha256;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A model, asked over and over again: what {@code predict} says of a table, this says of the same rows, since both go
 * the same way. Safe for concurrent use.
 */
final class ServedModel {
  /** Digits of the hash by which answers name the model. */
  private static final int DIGITS = 12;
  /** The format that reads images, and the column in which it and others have them. */
  private static final String IMAGES = "images";
  private static final String IMAGE = "image";

  private final Model model;
  private final String hash;
  private final Limits limits;
  private final Optional<SeriesSource> series;
  private final Optional<SequenceLayout> sequences;
  private final boolean ofImages;

  /**
   * @param file the bytes that the model was read from
   * @throws IllegalArgumentException if requests can't be answered by it
   */
  ServedModel(Model model, byte[] file, Limits limits) {
    if (LanguageLayout.of(model.source()).isPresent()) {
      throw new IllegalArgumentException("a language model goes on with a text, and has no rows to predict: use"
          + " generate");
    }
    this.model = model;
    this.hash = Sha256.of(file).substring(0, DIGITS);
    this.limits = limits;
    this.series = SeriesSource.of(model.source());
    this.sequences = SequenceLayout.of(model.source());
    this.ofImages = model.preprocessing().inputTypes().containsValue(Column.Type.IMAGE);
    if (ofImages && !model.preprocessing().inputTypes().keySet().equals(Set.of(IMAGE))) {
      throw new IllegalArgumentException("images beside other columns can't be sent: the model's inputs are "
          + model.preprocessing().inputTypes().keySet());
    }
  }

  Model model() {
    return model;
  }

  /** The beginning of the SHA-256 of its file. */
  String hash() {
    return hash;
  }

  /** What a row is to it. */
  Kind kind() {
    return series.isPresent() ? Kind.SERIES : sequences.isPresent() ? Kind.SEQUENCES
        : ofImages ? Kind.IMAGES : Kind.ROWS;
  }

  /** What a row is. */
  enum Kind {
    /** An example. */
    ROWS,
    /** A step of a sequence, or a sequence. */
    SEQUENCES,
    /** A point of a series, which the model goes on with. */
    SERIES,
    /** An image. */
    IMAGES
  }

  /** Predictions, and of how many rows. */
  record Answer(String text, int rows) {}

  /** The answer to a CSV file, as {@code predict} prints it. */
  Answer csv(byte[] body, Asked asked) {
    requireCarried(asked);
    if (ofImages) {
      throw new RefusedException(RefusedException.UNSUPPORTED_TYPE, "images can't be sent as CSV", JsonRows.SOURCE,
          "send an image as it is, with its own Content-Type, or JSON with images in Base64");
    }
    if (series.isPresent()) {
      SourceTable table = whole(body, series.get().inputs(model));
      return forecast(table, () -> csv(forecasts(table, asked)));
    }
    if (sequences.isPresent()) {
      SourceTable table = whole(body, SequencePredictions.columns(model, sequences.get(), asked.carried()));
      return new Answer(new SequencePredictions(model, sequences.get(), table).csv(asked.carried(), CsvText.EXACT),
          table.table().rows());
    }
    PredictionTable predictions = new PredictionTable(model, asked.carried(), CsvText.EXACT);
    WantedColumns columns = predictions.columns();
    StringBuilder csv = new StringBuilder(predictions.header());
    int rows = 0;
    try (TablePieces pieces = format().open(request(body, columns), PredictionTable.rowsAtOnce(model, columns))) {
      while (pieces.hasNext()) {
        SourceTable piece = pieces.next();
        rows += piece.table().rows();
        requireFew(rows);
        try {
          csv.append(predictions.rows(piece));
        } catch (DataException e) {
          throw piece.problem(e);
        }
      }
    }
    return new Answer(csv.toString(), rows);
  }

  private SourceTable whole(byte[] body, WantedColumns columns) {
    SourceTable table = format().read(request(body, columns));
    requireFew(table.table().rows());
    return table;
  }

  private void requireFew(int rows) {
    if (rows > limits.rows()) {
      throw JsonRows.tooMany(limits.rows());
    }
  }

  /** As in training, if that was a text of delimited cells. */
  private DataFormat format() {
    DataFormat trained = SavedFormat.format(model.source());
    return trained.isDelimited() ? trained : DataFormats.usual();
  }

  private TableRequest request(byte[] body, WantedColumns columns) {
    TextLayout layout = SavedFormat.layout(model.source());
    return new TableRequest(List.of(new ByteSource.OfBytes(JsonRows.SOURCE, body)), layout, styled(columns),
        TableRequest.Use.NEW_DATA);
  }

  private WantedColumns styled(WantedColumns columns) {
    return columns.styled(SavedFormat.styles(model.source()));
  }

  /** The answer to JSON: {@code {"model": …, "predictions": […]}}. */
  Answer json(byte[] body, Asked asked) {
    requireCarried(asked);
    if (ofImages) {
      return images(imagesIn(body));
    }
    WantedColumns columns = series.isPresent() ? series.get().inputs(model)
        : sequences.isPresent() ? SequencePredictions.columns(model, sequences.get(), asked.carried())
        : new PredictionTable(model, asked.carried(), CsvText.EXACT).columns();
    SourceTable table = JsonRows.read(body, styled(columns), limits.rows());
    int rows = table.table().rows();
    if (series.isPresent()) {
      return forecast(table, () -> json(out -> {
        for (SeriesForecast forecast : forecasts(table, asked)) {
          forecast.json(out);
        }
      }));
    }
    if (sequences.isPresent()) {
      return new Answer(json(out -> new SequencePredictions(model, sequences.get(), table)
          .json(asked.carried(), out)), rows);
    }
    PredictionJson predictions = new PredictionJson(model, asked.carried());
    int atOnce = PredictionTable.rowsAtOnce(model, columns);
    return new Answer(json(out -> {
      for (int from = 0; from < rows; from += atOnce) {
        SourceTable piece = rows <= atOnce ? table
            : table.keeping(IntStream.range(from, Math.min(rows, from + atOnce)).toArray());
        write(predictions, piece, out);
      }
    }), rows);
  }

  /** The answer to an image by itself, as JSON. */
  Answer image(byte[] body, Asked asked) {
    requireCarried(asked);
    if (!ofImages) {
      throw new RefusedException(RefusedException.UNSUPPORTED_TYPE, "the model is of no images", JsonRows.SOURCE,
          "send JSON or CSV");
    }
    return images(List.of(new ByteSource.OfBytes(JsonRows.SOURCE, body)));
  }

  private List<ByteSource> imagesIn(byte[] body) {
    WantedColumns texts = WantedColumns.only(Map.of(IMAGE, Column.Type.TEXT));
    SourceTable table = JsonRows.read(body, texts, limits.rows());
    Column column = table.table().column(IMAGE).orElseThrow();
    List<ByteSource> images = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      String place = table.place(row, IMAGE).where();
      try {
        images.add(new ByteSource.OfBytes(place, Base64.getDecoder().decode(column.text(row))));
      } catch (IllegalArgumentException e) {
        throw new RefusedException(RefusedException.UNPROCESSABLE, "the image isn't in Base64", place,
            "encode the bytes of a PNG, JPEG, GIF or BMP file");
      }
    }
    return images;
  }

  private Answer images(List<ByteSource> images) {
    WantedColumns columns = new PredictionTable(model, List.of(), CsvText.EXACT).columns();
    PredictionJson predictions = new PredictionJson(model, List.of());
    DataFormat format = DataFormats.named(IMAGES).orElseThrow();
    return new Answer(json(out -> {
      try (TablePieces pieces = format.open(new TableRequest(images, new TextLayout(), styled(columns),
          TableRequest.Use.NEW_DATA), PredictionTable.rowsAtOnce(model, columns))) {
        while (pieces.hasNext()) {
          write(predictions, pieces.next(), out);
        }
      }
    }), images.size());
  }

  private void write(PredictionJson predictions, SourceTable piece, JsonWriter out) throws IOException {
    try {
      predictions.rows(piece, model.predict(piece.table()), out);
    } catch (DataException e) {
      throw piece.problem(e);
    }
  }

  private Answer forecast(SourceTable table, Supplier<String> answer) {
    try {
      return new Answer(answer.get(), table.table().rows());
    } catch (DataException e) {
      throw table.problem(e);
    }
  }

  private List<SeriesForecast> forecasts(SourceTable table, Asked asked) {
    SeriesSource source = series.orElseThrow();
    requireFew(asked.steps().orElseGet(() -> source.steps(table.table())));
    return SeriesForecast.all(model, source, table, asked.steps().isPresent() ? asked.steps().getAsInt() : null,
        Asked.STEPS);
  }

  private static String csv(List<SeriesForecast> forecasts) {
    StringBuilder csv = new StringBuilder(forecasts.get(0).header(CsvText.EXACT));
    forecasts.forEach(forecast -> csv.append(forecast.csv(CsvText.EXACT)));
    return csv.toString();
  }

  private void requireCarried(Asked asked) {
    boolean carries = kind() == Kind.ROWS || kind() == Kind.SEQUENCES;
    if (!carries && !asked.carried().isEmpty()) {
      throw new RefusedException(RefusedException.BAD_REQUEST, "there is no column to copy", Asked.ID,
          "leave it out: predictions are in the order of the " + (ofImages ? "images" : "forecast"));
    }
    if (series.isEmpty() && asked.steps().isPresent()) {
      throw new RefusedException(RefusedException.BAD_REQUEST, "the model isn't of a time series", Asked.STEPS,
          "leave it out: there is a prediction for every row");
    }
    for (ColumnEncoding target : model.preprocessing().targets()) {
      if (asked.carried().contains(target.column())) {
        throw new RefusedException(RefusedException.BAD_REQUEST, "'" + target.column() + "' is what the model predicts",
            Asked.ID, "name a column that tells rows apart");
      }
    }
  }

  private interface Predictions {
    void write(JsonWriter out) throws IOException;
  }

  private String json(Predictions predictions) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.setSerializeNulls(true);
      out.beginObject().name("model").value(hash).name("predictions").beginArray();
      predictions.write(out);
      out.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return text.append('\n').toString();
  }
}
