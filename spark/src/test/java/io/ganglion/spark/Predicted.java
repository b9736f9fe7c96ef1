package io.ganglion.spark;

import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PredictionTable;
import io.ganglion.experiments.data.SavedFormat;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.data.SequencePredictions;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** What {@code ganglion predict} prints, and what Spark gives, as texts that are equal if all bits are. */
final class Predicted {
  private Predicted() {}

  /** Each row's label and numbers, as the command computes them. */
  static List<String> byCommand(Model model, Path... files) {
    SequenceLayout layout = SequenceLayout.of(model.source()).orElse(null);
    if (layout != null) {
      SourceTable table = read(model, SequencePredictions.columns(model, layout, List.of()), files);
      String csv = new SequencePredictions(model, layout, table).csv(List.of(), CsvText.EXACT);
      return csv.lines().skip(1).map(line -> bits(line.split(",")[1],
          Arrays.stream(line.split(",")).skip(2).map(Double::valueOf).toList())).toList();
    }
    SourceTable table = read(model, new PredictionTable(model, List.of(), CsvText.EXACT).columns(), files);
    return model.predict(table.table()).stream().map(Predicted::bits).toList();
  }

  private static SourceTable read(Model model, WantedColumns columns, Path... files) {
    return SavedFormat.format(model.source()).read(new TableRequest(Stream.of(files).map(ByteSource::of).toList(),
        SavedFormat.layout(model.source()), columns.styled(SavedFormat.styles(model.source())),
        TableRequest.Use.NEW_DATA));
  }

  private static String bits(RowPrediction prediction) {
    return bits(prediction.label(), List.copyOf(prediction.probabilities().values()));
  }

  /** Of the struct that Spark gives. */
  static String bits(Row prediction) {
    List<Double> numbers = new ArrayList<>();
    for (int i = 1; i < prediction.length(); i++) {
      numbers.add(prediction.getDouble(i));
    }
    return bits(prediction.getString(0), numbers);
  }

  private static String bits(String label, List<Double> numbers) {
    return label + numbers.stream().map(number -> " " + Long.toHexString(Double.doubleToRawLongBits(number)))
        .reduce("", String::concat);
  }
}
