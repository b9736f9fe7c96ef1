package io.ganglion.engine.data.encoding;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How tables become examples and outputs become values again: fitted on training rows alone, immutable, part of
 * a model.
 *
 * <p>Columns are found by name: a table may have them in another order, and more of them.
 */
public final class Preprocessing {
  private final List<InputColumns> ofNetwork;
  private final List<ColumnEncoding> inputs;
  private final List<ColumnEncoding> targets;
  private final SortedSet<String> dropping;
  private final Weighting weighting;

  /** From encodings that are there already, at least one of each. */
  public Preprocessing(List<? extends ColumnEncoding> inputs, List<? extends ColumnEncoding> targets) {
    this(inputs, targets, List.of());
  }

  /**
   * From encodings that are there already, at least one of each.
   *
   * @param dropping those of the columns whose rows are left out where they have no value
   */
  public Preprocessing(List<? extends ColumnEncoding> inputs, List<? extends ColumnEncoding> targets,
      Collection<String> dropping) {
    this(InputColumns.of(inputs), targets, dropping, Weighting.NONE);
  }

  private Preprocessing(List<InputColumns> inputs, List<? extends ColumnEncoding> targets,
      Collection<String> dropping, Weighting weighting) {
    if (inputs.isEmpty() || targets.isEmpty()) {
      throw new IllegalArgumentException("at least one input column and one target column are needed");
    }
    if (targets.stream().anyMatch(ColumnEncoding::fillsGaps)) {
      throw new IllegalArgumentException("a target can't be filled: it is known or it isn't");
    }
    this.ofNetwork = List.copyOf(inputs);
    this.inputs = inputs.stream().flatMap(each -> each.columns().stream()).toList();
    this.targets = List.copyOf(targets);
    this.dropping = Collections.unmodifiableSortedSet(new TreeSet<>(dropping));
    this.weighting = weighting;
    boolean fits = weighting.classes().isEmpty() || targets.size() == 1
        && targets.get(0) instanceof CategoryEncoding category
        && category.labels().size() == weighting.classes().size();
    if (!fits) {
      throw new IllegalArgumentException(weighting.classes().size() + " class weights don't fit " + targets);
    }
  }

  /** The same, with rows that count differently much in training and evaluation. */
  public Preprocessing weighted(Weighting newWeighting) {
    return new Preprocessing(ofNetwork, targets, dropping, newWeighting);
  }

  /**
   * The same, whose columns make up these inputs of a network.
   *
   * @param inputs all input columns, each once, in any order
   */
  public Preprocessing withInputs(List<InputColumns> inputs) {
    List<ColumnEncoding> columns = inputs.stream().flatMap(each -> each.columns().stream()).toList();
    if (columns.size() != this.inputs.size() || !columns.containsAll(this.inputs)) {
      throw new IllegalArgumentException(inputs + " aren't made of " + this.inputs);
    }
    return new Preprocessing(inputs, targets, dropping, weighting);
  }

  /** How much rows count. */
  public Weighting weighting() {
    return weighting;
  }

  /**
   * Learns scalings and labels from {@code rows} of {@code table}, and from no others.
   *
   * @param rows the training rows, at least one; only such as {@link #complete} leaves where gaps drop a row
   * @param targets not to be filled
   * @throws DataException if a column is missing, can't be scaled, or is a target with nothing to tell apart
   */
  public static Preprocessing fit(Table table, int[] rows, List<ColumnPlan> inputs, List<ColumnPlan> targets) {
    return fit(table, rows, table, rows, inputs, targets);
  }

  /**
   * As {@link #fit(Table, int[], List, List)}, for examples of several rows: inputs and targets are learned from rows
   * of their own.
   *
   * @param inputTable the table of the inputs, of which {@code inputRows} are for training
   * @param table the table of the targets, of which {@code rows} are for training
   * @throws DataException as there
   */
  public static Preprocessing fit(Table inputTable, int[] inputRows, Table table, int[] rows, List<ColumnPlan> inputs,
      List<ColumnPlan> targets) {
    if (rows.length == 0 || inputRows.length == 0) {
      throw new IllegalArgumentException("there are no training rows");
    }
    List<ColumnEncoding> fittedTargets = fit(table, rows, targets);
    for (ColumnEncoding target : fittedTargets) {
      if (target instanceof CategoryEncoding category && category.labels().size() < 2) {
        throw new DataException("every training row has the label '" + category.labels().get(0) + "'",
            DataException.NO_ROW, target.column(), "a target needs at least two labels");
      }
    }
    for (ColumnEncoding target : fittedTargets) {
      if (target.type() == Column.Type.DATE || target.type() == Column.Type.TEXT) {
        throw new DataException("a " + (target.type() == Column.Type.DATE ? "date" : "text") + " can't be predicted",
            DataException.NO_ROW, target.column(), "declare it a number or a category, or take it for an input");
      }
    }
    for (ColumnEncoding target : fittedTargets) {
      if (target.type() == Column.Type.IMAGE) {
        throw new DataException("an image can't be predicted", DataException.NO_ROW, target.column(),
            "name another target");
      }
    }
    for (ColumnPlan target : targets) {
      if (table.column(target.column()).get() instanceof NumberColumn numbers
          && NumberEncoding.isConstant(numbers, rows)) {
        throw new DataException("every training row has the number " + numbers.text(rows[0]), DataException.NO_ROW,
            target.column(), "a target needs at least two");
      }
    }
    List<String> dropping = Stream.concat(inputs.stream(), targets.stream())
        .filter(plan -> plan.missing().policy() == Missing.Policy.DROP_ROW).map(ColumnPlan::column).toList();
    return new Preprocessing(fit(inputTable, inputRows, inputs), fittedTargets, dropping);
  }

  /** The rows of {@code table} that have a value in each of these columns of it. */
  public static int[] complete(Table table, Collection<String> columns) {
    List<Column> all = columns.stream().map(name -> column(table, name)).toList();
    return IntStream.range(0, table.rows())
        .filter(row -> all.stream().noneMatch(column -> column.isMissing(row))).toArray();
  }

  private static List<ColumnEncoding> fit(Table table, int[] rows, List<ColumnPlan> plans) {
    List<ColumnEncoding> encodings = new ArrayList<>();
    for (ColumnPlan plan : plans) {
      Column column = column(table, plan.column());
      encodings.add(column instanceof NumberColumn numbers
          ? fit(numbers, rows, plan)
          : column instanceof ImageColumn images ? ImageEncoding.fit(images, rows)
          : column instanceof TextColumn texts ? TextEncoding.fit(texts, rows, plan.text())
          : fit((CategoryColumn) column, rows, plan));
    }
    return encodings;
  }

  private static ColumnEncoding fit(NumberColumn numbers, int[] rows, ColumnPlan plan) {
    if (plan.missing().policy().fills()) {
      return FilledNumbers.fit(numbers, rows, plan);
    }
    return numbers.type() == Column.Type.DATE
        ? DateEncoding.fit(numbers, rows, plan.date(), plan.scaling())
        : NumberEncoding.fit(numbers, rows, plan.scaling());
  }

  private static ColumnEncoding fit(CategoryColumn labels, int[] rows, ColumnPlan plan) {
    return plan.missing().policy().fills()
        ? FilledLabels.fit(labels, rows, plan)
        : CategoryEncoding.fit(labels, rows, plan);
  }

  private static Column column(Table table, String name) {
    return table.column(name).orElseThrow(() -> new DataException("the table has no such column",
        DataException.NO_ROW, name, "its columns are " + Quoted.list(table.names())));
  }

  /** The input columns. */
  public List<ColumnEncoding> inputs() {
    return inputs;
  }

  /** The inputs of the network, and which of the columns each is made of, in the order of {@link #inputs}. */
  public List<InputColumns> inputsOfNetwork() {
    return ofNetwork;
  }

  /** Whether an example of a table is one row of numbers. */
  public boolean givesRows() {
    return ofNetwork.size() == 1 && !ofNetwork.get(0).isText() && !ofNetwork.get(0).isImage();
  }

  /**
   * What one example is, for each input of the network.
   *
   * @param ofSequences whether examples are sequences
   */
  public List<Shape> shapes(boolean ofSequences) {
    return ofNetwork.stream().map(each -> each.shape(ofSequences)).toList();
  }

  public List<ColumnEncoding> targets() {
    return targets;
  }

  /** The columns whose rows are left out of training and evaluation where they have no value. */
  public SortedSet<String> dropping() {
    return dropping;
  }

  /** The columns that may have gaps, for they are filled. */
  public Set<String> filled() {
    return inputs.stream().filter(ColumnEncoding::fillsGaps).map(ColumnEncoding::column)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many numbers go into a network for one row. */
  public int inputWidth() {
    return width(inputs);
  }

  /** How many numbers come out of a network for one row. */
  public int targetWidth() {
    return width(targets);
  }

  private static int width(List<ColumnEncoding> encodings) {
    return encodings.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /** What the columns of inputs have to hold, by name: what is needed for a prediction. */
  public Map<String, Column.Type> inputTypes() {
    return types(inputs);
  }

  /** What the columns have to hold that are needed beside inputs where a model is measured, by name. */
  public Map<String, Column.Type> targetTypes() {
    Map<String, Column.Type> types = types(targets);
    weighting.column().ifPresent(column -> types.put(column, Column.Type.NUMBER));
    return types;
  }

  /** The patterns of input columns of dates, by name. */
  public Map<String, String> datePatterns() {
    Map<String, String> patterns = new LinkedHashMap<>();
    for (ColumnEncoding input : inputs) {
      ColumnEncoding filled = input instanceof FilledNumbers numbers ? numbers.numbers() : input;
      if (filled instanceof DateEncoding date) {
        patterns.put(date.column(), date.form().pattern());
      }
    }
    return patterns;
  }

  /**
   * The same, but that input images of other sizes than those to train on are scaled.
   *
   * @param scales whether those of a column are, by name
   */
  public Preprocessing scalingImages(Predicate<String> scales) {
    return withColumns(input -> input instanceof ImageEncoding images && scales.test(images.column())
        ? new ImageEncoding(images.column(), images.form().scaling()) : input);
  }

  private Preprocessing withColumns(UnaryOperator<ColumnEncoding> change) {
    return new Preprocessing(ofNetwork.stream().map(each -> new InputColumns(
        each.columns().stream().map(change).toList(), each.isOfExample())).toList(), targets, dropping, weighting);
  }

  /** What input columns of images are made to be, by name. */
  public Map<String, ImageForm> imageForms() {
    Map<String, ImageForm> forms = new LinkedHashMap<>();
    for (ColumnEncoding input : inputs) {
      if (input instanceof ImageEncoding images) {
        forms.put(images.column(), images.form());
      }
    }
    return forms;
  }

  /** The same, but for what becomes of the inputs' labels that no training row had. */
  public Preprocessing unseen(Unseen unseen) {
    return withColumns(input -> unseen(input, unseen));
  }

  private static ColumnEncoding unseen(ColumnEncoding input, Unseen unseen) {
    return input instanceof CategoryEncoding labels ? labels.unseen(unseen)
        : input instanceof FilledLabels filled
            ? new FilledLabels(filled.labels().unseen(unseen), filled.fill(), filled.indicator())
            : input;
  }

  /**
   * The same, but for the threshold of a target of two labels.
   *
   * @throws IllegalArgumentException if there is no such target, it hasn't two labels, or the threshold isn't greater
   *     than 0 and at most 1
   */
  public Preprocessing threshold(String target, double threshold) {
    if (targets.stream().noneMatch(each -> each.column().equals(target))) {
      throw new IllegalArgumentException("there is no target '" + target + "'");
    }
    return new Preprocessing(ofNetwork, targets.stream().map(each -> {
      if (!each.column().equals(target)) {
        return each;
      }
      if (each instanceof CategoryEncoding labels) {
        return labels.threshold(threshold);
      }
      throw new IllegalArgumentException("'" + target + "' can't have a threshold, which is for two labels: it holds"
          + " numbers");
    }).toList(), dropping, weighting);
  }

  /** The thresholds of those targets that have one, by name. */
  public SortedMap<String, Double> thresholds() {
    SortedMap<String, Double> thresholds = new TreeMap<>();
    for (ColumnEncoding target : targets) {
      if (target instanceof CategoryEncoding labels && labels.threshold().isPresent()) {
        thresholds.put(labels.column(), labels.threshold().getAsDouble());
      }
    }
    return thresholds;
  }

  private static Map<String, Column.Type> types(List<ColumnEncoding> encodings) {
    Map<String, Column.Type> types = new LinkedHashMap<>();
    for (ColumnEncoding encoding : encodings) {
      types.put(encoding.column(), encoding.type());
    }
    return types;
  }

  /**
   * The examples of {@code rows}, in that order.
   *
   * @throws DataException if a column is missing, or a value in {@code rows} can't be encoded
   */
  public Examples encode(Table table, int[] rows) {
    return weighting.applyTo(Examples.of(inputs(table, rows),
        new Targets.Numbers(encode(targets, table, rows), targetWidth())), table, rows, targets);
  }

  /** What some rows give to each input of the network. */
  private List<Inputs> inputs(Table table, int[] rows) {
    return ofNetwork.stream().map(each -> inputs(each, table, rows)).toList();
  }

  private static Inputs inputs(InputColumns columns, Table table, int[] rows) {
    ColumnEncoding first = columns.columns().get(0);
    return first instanceof TextEncoding text ? text.inputs(column(table, text.column()), rows)
        : first instanceof ImageEncoding image ? image.inputs(column(table, image.column()), rows)
        : Inputs.rows(columns.width(), encode(columns.columns(), table, rows));
  }

  /** What some sequences give to each input of the network. */
  private List<Inputs> inputs(Table steps, Sequences sequences, int[] chosen) {
    int[] first = IntStream.of(chosen).map(sequences::firstRow).toArray();
    int[] rows = sequences.rows(chosen);
    Spans spans = sequences.spans(chosen);
    return ofNetwork.stream().map(each -> each.isOfExample() || each.isText() || each.isImage()
        ? inputs(each, steps, first)
        : new Inputs(each.shape(true), new Cells.Doubles(encode(each.columns(), steps, rows)), spans)).toList();
  }

  /**
   * Sequences with one row of targets each, which stands in the row of the first step.
   *
   * @param steps a row for every step
   * @param chosen which sequences, in that order
   * @throws DataException if a column is missing, or a value can't be encoded
   */
  public Examples encodeSequences(Table steps, Sequences sequences, int[] chosen) {
    int[] first = IntStream.of(chosen).map(sequences::firstRow).toArray();
    return weighting.applyTo(Examples.of(inputs(steps, sequences, chosen),
        new Targets.Numbers(encode(targets, steps, first), targetWidth())), steps, first, targets);
  }

  /**
   * Sequences with a row of targets for each step. A step that has no value in one of the targets has none, and doesn't
   * count.
   *
   * @param steps a row for every step
   * @param chosen which sequences, in that order
   * @param cut what becomes of the whole sequences, such as windows
   * @throws DataException if a column is missing, a value can't be encoded, or no step has a target
   */
  public Examples encodeSteps(Table steps, Sequences sequences, int[] chosen, UnaryOperator<Spans> cut) {
    int[] rows = sequences.rows(chosen);
    int[] counted = IntStream.range(0, rows.length).filter(i -> targets.stream()
        .noneMatch(target -> column(steps, target.column()).isMissing(rows[i]))).toArray();
    if (counted.length == 0) {
      throw new DataException("no step has a value to predict", DataException.NO_ROW, targets.get(0).column(),
          "every part needs a step with one");
    }
    int[] countedRows = IntStream.of(counted).map(i -> rows[i]).toArray();
    double[] values = encode(targets, steps, countedRows);
    Weighting.RowWeights weights = weighting.of(values, targetWidth(), steps, countedRows, targets);
    Examples examples = Examples.perStep(new Shape.Steps(inputWidth()), encode(inputs, steps, rows),
        cut.apply(sequences.spans(chosen)), targetWidth(), spread(values, targetWidth(), counted, rows.length));
    return counted.length == rows.length && weighting.isNone() ? examples : examples.weighted(
        spread(weights.forMetrics(), 1, counted, rows.length), spread(weights.forLoss(), 1, counted, rows.length));
  }

  /**
   * Windows of a series, each of which is a sequence: the rows before its targets, the oldest first.
   *
   * @param rows those of the series
   * @param targetRows the targets of all windows
   * @param chosen which windows, in that order
   * @throws DataException if a column is missing, or a value can't be encoded
   */
  public Examples encodeWindows(Table rows, Windows windows, Table targetRows, int[] chosen) {
    return weighting.applyTo(Examples.perSequence(new Shape.Steps(inputWidth()), encodeInputs(rows),
        windows.spans(chosen), targetWidth(), encode(targets, targetRows, chosen)), targetRows, chosen, targets);
  }

  /** Rows of {@code width} numbers at the places {@code at}; zeros between them. */
  private static double[] spread(double[] rows, int width, int[] at, int count) {
    double[] all = new double[Math.multiplyExact(count, width)];
    for (int i = 0; i < at.length; i++) {
      System.arraycopy(rows, i * width, all, at[i] * width, width);
    }
    return all;
  }

  /**
   * The inputs of sequences, as examples whose targets aren't known: each has a row of zeros.
   *
   * @param steps a row for every step; needs no target column
   * @throws DataException if an input column is missing, or a value of it can't be encoded
   */
  public Examples encodeInputs(Table steps, Sequences sequences, boolean isPerStep) {
    List<Inputs> all = inputs(steps, sequences, IntStream.range(0, sequences.count()).toArray());
    return isPerStep ? Examples.perStep(all, unknownTargets(sequences.steps()))
        : Examples.of(all, unknownTargets(sequences.count()));
  }

  /**
   * The inputs of all rows, as examples whose targets aren't known: each has a row of zeros.
   *
   * @throws DataException if an input column is missing, or a value of it can't be encoded
   */
  public Examples encodeRows(Table table) {
    return Examples.of(inputs(table, table.allRows()), unknownTargets(table.rows()));
  }

  private Targets unknownTargets(int rows) {
    return new Targets.Numbers(new double[Math.multiplyExact(rows, targetWidth())], targetWidth());
  }

  /**
   * The inputs of all rows, {@link #inputWidth} numbers each, row after row; needs no target column. Only for what
   * {@linkplain #givesRows gives rows}.
   *
   * @throws DataException if an input column is missing, or a value of it can't be encoded
   */
  public double[] encodeInputs(Table table) {
    return encode(inputs, table, IntStream.range(0, table.rows()).toArray());
  }

  /**
   * One row as a table that {@link #encodeInputs} takes.
   *
   * <p>A column of numbers takes a {@link Number}; one of labels a text, a number, a truth value or a constant of an
   * enum; one of truth values a {@link Boolean} or a word for one; one of dates a {@link java.time.LocalDate}, {@link
   * java.time.LocalDateTime}, {@link java.time.OffsetDateTime}, {@link java.time.ZonedDateTime} or {@link
   * java.time.Instant}; one of texts a text, whatever is in it. Every other column takes a text that is
   * written as in a CSV file, dates by the column's pattern. What is null, not there, or a text that stands for no
   * value has none.
   *
   * @param values by the names of the input columns; others are left alone
   * @throws DataException if a column has no value that needs one, or holds another kind of value
   */
  public Table table(Map<String, ?> values) {
    return new NamedRow(this, values).table();
  }

  /** Of each input column, in their order, what makes columns that {@link #encodeInputs} takes of values. */
  public List<GivenColumn> given() {
    Map<String, String> patterns = datePatterns();
    return inputs.stream().map(input -> new GivenColumn(input, patterns.getOrDefault(input.column(), ""))).toList();
  }

  private static double[] encode(List<ColumnEncoding> encodings, Table table, int[] rows) {
    int stride = width(encodings);
    double[] numbers = new double[Math.multiplyExact(rows.length, stride)];
    int at = 0;
    for (ColumnEncoding encoding : encodings) {
      encoding.encode(column(table, encoding.column()), rows, numbers, at, stride);
      at += encoding.width();
    }
    return numbers;
  }

  /**
   * What a network's outputs say of one row, one prediction per target.
   *
   * @param outputs {@link #targetWidth} numbers per row, row after row
   * @param row from 0
   */
  public List<Prediction> decode(double[] outputs, int row) {
    List<Prediction> predictions = new ArrayList<>(targets.size());
    int at = row * targetWidth();
    for (ColumnEncoding target : targets) {
      predictions.add(target.decode(outputs, at));
      at += target.width();
    }
    return predictions;
  }

  /** Writes everything, numbers bit for bit. */
  public void write(DataOutput out) throws IOException {
    PreprocessingFormat.write(this, out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it isn't that
   */
  public static Preprocessing read(DataInput in) throws IOException {
    return PreprocessingFormat.read(in);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Preprocessing that && ofNetwork.equals(that.ofNetwork) && targets.equals(that.targets)
        && dropping.equals(that.dropping) && weighting.equals(that.weighting);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ofNetwork, targets, dropping, weighting);
  }

  @Override
  public String toString() {
    return "Preprocessing[inputs=" + (ofNetwork.size() == 1 ? inputs : ofNetwork) + ", targets=" + targets
        + ", dropping=" + dropping
        + ", weighting=" + weighting + "]";
  }
}
