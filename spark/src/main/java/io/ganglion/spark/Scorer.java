package io.ganglion.spark;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.UnfitLengthException;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.images.Images;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Predicts rows by a model. A row has a value for each of the model's inputs, in its order, as {@link
 * io.ganglion.engine.data.encoding.Preprocessing#table} takes them; a list of these for a sequence, and the bytes of
 * its file for an image. Safe for concurrent use: a task has its own predictor while it computes.
 */
final class Scorer {
  private static final String IMAGES = "images";

  private final Model model;
  private final List<ModelInput> inputs;
  private final boolean ofSequences;
  private final boolean isPerStep;

  private Scorer(Model model) {
    this.model = model;
    this.inputs = ModelInput.of(model);
    this.ofSequences = inputs.stream().anyMatch(ModelInput::ofSteps);
    this.isPerStep = ModelOutput.of(model).isPerStep();
  }

  /** By a model, which was read before, so that reading it again goes wrong only where another JVM lacks a plug-in. */
  static Scorer of(ShippedModel shipped) {
    try {
      return new Scorer(shipped.model());
    } catch (ModelFileException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * Predicts some rows.
   *
   * @return of each row one prediction, or one for each step; null for a row without a value that the model needs
   * @throws DataException if a value is of another kind than the model takes
   */
  List<@Nullable List<RowPrediction>> predict(List<@Nullable Object[]> rows) {
    List<@Nullable List<RowPrediction>> predictions = new ArrayList<>(Collections.nCopies(rows.size(), null));
    int[] complete = new int[rows.size()];
    int count = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (isComplete(rows.get(row))) {
        complete[count++] = row;
      }
    }
    if (count > 0) {
      List<@Nullable Object[]> chosen = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        chosen.add(rows.get(complete[i]));
      }
      List<List<RowPrediction>> predicted = complete(chosen);
      for (int i = 0; i < count; i++) {
        predictions.set(complete[i], predicted.get(i));
      }
    }
    return predictions;
  }

  /** A prediction as a value of a row: of the type that {@link ModelOutput#type} says. */
  @Nullable Object value(@Nullable List<RowPrediction> prediction) {
    if (prediction == null) {
      return null;
    }
    List<Row> structs = prediction.stream().map(each -> RowFactory.create(ModelOutput.values(each))).toList();
    return isPerStep ? structs.toArray(Row[]::new) : structs.get(0);
  }

  private boolean isComplete(@Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      ModelInput input = inputs.get(i);
      Object value = row[i];
      boolean lacks = !input.ofSteps() ? input.lacks(value)
          : !(value instanceof List<?> steps) || steps.stream().anyMatch(input::lacks);
      if (lacks) {
        return false;
      }
    }
    return true;
  }

  /** Of rows that have all values; says nothing of where in the table a wrong one is, which no task knows. */
  private List<List<RowPrediction>> complete(List<@Nullable Object[]> rows) {
    try {
      return ofSequences ? sequences(rows) : rows(rows);
    } catch (DataException e) {
      throw new DataException(e.problem(), DataException.NO_ROW, e.column(), e.help());
    }
  }

  private List<List<RowPrediction>> rows(List<@Nullable Object[]> rows) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      int at = i;
      columns.add(column(inputs.get(i), Arrays.asList(rows.stream().map(row -> row[at]).toArray())));
    }
    return model.predict(new Table(columns)).stream().map(List::of).toList();
  }

  private Column column(ModelInput input, List<@Nullable Object> values) {
    return input.isImage() ? images(input, values) : input.given().of(values);
  }

  private ImageColumn images(ModelInput input, List<@Nullable Object> values) {
    List<ByteSource> files = new ArrayList<>();
    for (Object bytes : values) {
      files.add(new ByteSource.OfBytes("the image in '" + input.column() + "'",
          (byte[]) Objects.requireNonNull(bytes)));
    }
    ImageForm form = Objects.requireNonNull(model.preprocessing().imageForms().get(input.column()));
    DataFormat format = DataFormats.named(IMAGES).orElseThrow();
    WantedColumns wanted = WantedColumns.only(Map.of(Images.IMAGE, Column.Type.IMAGE))
        .imaged(Map.of(Images.IMAGE, form));
    Table table = format.read(new TableRequest(files, new TextLayout(), wanted, TableRequest.Use.NEW_DATA)).table();
    ImageColumn read = (ImageColumn) table.column(Images.IMAGE).orElseThrow();
    return new ImageColumn(input.column(), read.images(), read.origins());
  }

  private List<List<RowPrediction>> sequences(List<@Nullable Object[]> rows) {
    int[] lengths = rows.stream().mapToInt(this::length).toArray();
    int[] sequenceOf = new int[Arrays.stream(lengths).sum()];
    int step = 0;
    for (int row = 0; row < lengths.length; row++) {
      Arrays.fill(sequenceOf, step, step + lengths[row], row);
      step += lengths[row];
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      List<@Nullable Object> values = new ArrayList<>(sequenceOf.length);
      for (int row = 0; row < lengths.length; row++) {
        Object value = rows.get(row)[i];
        values.addAll(value instanceof List<?> steps && inputs.get(i).ofSteps() ? steps
            : Collections.nCopies(lengths[row], value));
      }
      columns.add(column(inputs.get(i), values));
    }
    Sequences sequences = Sequences.inOrder(lengths.length, sequenceOf);
    double[] outputs = outputs(model.preprocessing().encodeInputs(new Table(columns), sequences, isPerStep));
    List<List<RowPrediction>> predictions = new ArrayList<>();
    int at = 0;
    for (int length : lengths) {
      List<RowPrediction> ofRow = new ArrayList<>();
      for (int i = 0; i < (isPerStep ? length : 1); i++) {
        ofRow.add(new RowPrediction(model.preprocessing().decode(outputs, at++)));
      }
      predictions.add(ofRow);
    }
    return predictions;
  }

  private double[] outputs(Examples examples) {
    try {
      model.network().requireLengths(examples);
      return model.outputs(examples);
    } catch (UnfitLengthException e) {
      throw DataException.of(e, DataException.NO_ROW, model.lengthColumn());
    }
  }

  /** How many steps a row has: as many in each of its arrays. */
  private int length(@Nullable Object[] row) {
    int length = -1;
    String first = "";
    for (int i = 0; i < row.length; i++) {
      if (inputs.get(i).ofSteps()) {
        int own = ((List<?>) Objects.requireNonNull(row[i])).size();
        String column = inputs.get(i).column();
        if (own == 0) {
          throw new DataException("the array is empty", DataException.NO_ROW, column, "a sequence has a step at least");
        }
        if (length >= 0 && own != length) {
          throw new DataException("the array has " + own + " steps, but '" + first + "' has " + length,
              DataException.NO_ROW, column, "the arrays of a row need the same length");
        }
        length = own;
        first = first.isEmpty() ? column : first;
      }
    }
    return length;
  }
}
