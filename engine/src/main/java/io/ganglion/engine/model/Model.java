package io.ganglion.engine.model;

import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.engine.ConstantPredictor;
import io.ganglion.engine.Network;
import io.ganglion.engine.Predictor;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.UnfitLengthException;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.ImageEncoding;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.PredictionColumns;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.engine.metric.Listing;
import io.ganglion.engine.metric.Measures;
import io.ganglion.engine.metric.Repeating;
import io.ganglion.engine.metric.TokenData;
import io.ganglion.engine.metric.TokenMetrics;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.engine.store.WholeFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A trained network with all that it needs to predict from a raw table: parameters, scalings, labels and column names.
 * Immutable, safe for concurrent use.
 */
public final class Model {
  /** More columns aren't named. */
  private static final int SHOWN = 10;

  private final String name;
  private final Network network;
  private final double[] parameters;
  private final Preprocessing preprocessing;
  private final Loss loss;
  private final Reduction reduction;
  private final Map<String, String> source;
  /** Predictors not in use: at most as many as there were calls at once. */
  private final Queue<Predictor> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param name the experiment's
   * @param parameters copied; all finite
   * @param source how the table was read, for reading the next one, and the like: keys and values of the host's choice
   */
  public Model(String name, Network network, double[] parameters, Preprocessing preprocessing, Loss loss,
      Reduction reduction, Map<String, String> source) {
    network.graph().requireFitting(parameters);
    network.graph().requireStatistics();
    if (!fits(network, preprocessing)) {
      throw new IllegalArgumentException("a " + network.shape() + " network doesn't fit " + preprocessing.inputWidth()
          + " inputs and " + preprocessing.targetWidth() + " targets");
    }
    for (int i = 0; i < parameters.length; i++) {
      if (!Double.isFinite(parameters[i])) {
        throw new IllegalArgumentException("parameter " + i + " is " + parameters[i] + ", which no model may hold");
      }
    }
    LossChecks.requireUsable(loss, network.outputActivation());
    this.name = name;
    this.network = network;
    this.parameters = parameters.clone();
    this.preprocessing = preprocessing;
    this.loss = loss;
    this.reduction = reduction;
    this.source = Map.copyOf(source);
  }

  /** Each input of the network has to be as wide as the columns that it is made of, and a vocabulary as large. */
  private static boolean fits(Network network, Preprocessing preprocessing) {
    List<Shape> taken = network.inputShapes();
    List<Shape> given = preprocessing.shapes(false);
    return taken.size() == given.size() && network.outputWidth() == preprocessing.targetWidth()
        && IntStream.range(0, taken.size()).allMatch(i -> given.get(i) instanceof Shape.Tokens
            || given.get(i) instanceof Shape.Grid ? given.get(i).equals(taken.get(i))
            : given.get(i).features() == taken.get(i).features());
  }

  /**
   * The model that a training came to, of examples that were scaled by {@code preprocessing}. Its name is
   * {@code model}, and its loss is the mean over examples.
   *
   * @throws IllegalArgumentException if the training diverged, or the widths don't fit
   */
  public static Model of(Network network, Loss loss, TrainingResult result, Preprocessing preprocessing) {
    return new Model("model", network.withStatistics(result.statistics()), result.parameters(),
        preprocessing, loss, Reduction.MEAN, Map.of());
  }

  /**
   * The model that a training came to, of examples that are no table's: its input columns are the numbers {@code x1},
   * {@code x2} and so on, its targets the numbers {@code y1}, {@code y2} and so on, as they went into the training. Of
   * a network with several inputs, numbers are counted on from input to input, and an image is a column of its own,
   * {@code image1}, {@code image2} and so on, whose bytes went into the training divided by 255.
   *
   * @throws IllegalArgumentException if the training diverged, or an input is of tokens
   */
  public static Model of(Network network, Loss loss, TrainingResult result) {
    List<InputColumns> inputs = new ArrayList<>();
    int numbers = 0;
    int images = 0;
    for (Shape shape : network.inputShapes()) {
      if (shape instanceof Shape.Grid image) {
        images++;
        inputs.add(new InputColumns(List.of(new ImageEncoding("image" + images,
            new ImageForm(image.height(), image.width(), image.features(), false))), false));
      } else if (shape instanceof Shape.Tokens) {
        throw new IllegalArgumentException("tokens have no column without their vocabulary: give the preprocessing");
      } else {
        inputs.add(new InputColumns(numbers("x", numbers + 1, shape.features()), false));
        numbers += shape.features();
      }
    }
    Preprocessing preprocessing = new Preprocessing(
        inputs.stream().flatMap(each -> each.columns().stream()).toList(), numbers("y", 1, network.outputWidth()));
    return of(network, loss, result, preprocessing.withInputs(inputs));
  }

  private static List<ColumnEncoding> numbers(String name, int from, int count) {
    return IntStream.range(from, from + count)
        .<ColumnEncoding>mapToObj(i -> new NumberEncoding(name + i, Scaling.NONE, 0, 1)).toList();
  }

  /**
   * Reads a model from a file, its plug-ins from the class path.
   *
   * @throws IOException if it can't be read; a {@link ModelFileException}, whose message holds the reason and the cure,
   *     if it is no model, was damaged, or needs a plug-in that isn't there
   */
  public static Model load(Path file) throws IOException {
    return load(file, PluginFinder.ofClassPath());
  }

  /**
   * Reads a model from a file.
   *
   * @param plugins finds the plug-ins that the model names
   * @throws IOException as {@link #load(Path)}
   */
  public static Model load(Path file, PluginFinder plugins) throws IOException {
    byte[] bytes;
    try {
      bytes = ModelFile.bytes(file);
    } catch (ModelFileException e) {
      throw at(file, e);
    } catch (NoSuchFileException e) {
      throw at(file, new ModelFileException("there is no such file", file.isAbsolute() ? "check the path"
          : "check the path, which is relative to " + Path.of("").toAbsolutePath()));
    }
    try {
      return ModelFile.read(bytes, plugins);
    } catch (ModelFileException e) {
      throw at(file, e);
    }
  }

  private static ModelFileException at(Path file, ModelFileException e) {
    return new ModelFileException(file + ": " + e.getMessage() + "; " + e.help(), e.help());
  }

  /**
   * Writes the model to a file, whole or not at all; replaces another.
   *
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if an activation or the loss is no plug-in
   */
  public void save(Path file) throws IOException {
    WholeFile.write(file, ModelFile.write(this));
  }

  /** The experiment's, or {@code model}. */
  public String name() {
    return name;
  }

  /** The same under another name. */
  public Model named(String other) {
    return new Model(other, network, parameters, preprocessing, loss, reduction, source);
  }

  /** The same, but for what becomes of the inputs' labels that no training row had. */
  public Model unseen(Unseen unseen) {
    return new Model(name, network, parameters, preprocessing.unseen(unseen), loss, reduction, source);
  }

  /**
   * The same, but for the probability of the second of two labels from which it is predicted.
   *
   * @throws IllegalArgumentException if there are several targets, the target hasn't two labels, or the threshold isn't
   *     greater than 0 and at most 1
   */
  public Model threshold(double threshold) {
    if (preprocessing.targets().size() > 1) {
      throw new IllegalArgumentException("a threshold is for one target, but the model has " + names(preprocessing
          .targets()));
    }
    return new Model(name, network, parameters,
        preprocessing.threshold(preprocessing.targets().get(0).column(), threshold), loss, reduction, source);
  }

  public Network network() {
    return network;
  }

  /** A copy. */
  public double[] parameters() {
    return parameters.clone();
  }

  public Preprocessing preprocessing() {
    return preprocessing;
  }

  public Loss loss() {
    return loss;
  }

  public Reduction reduction() {
    return reduction;
  }

  /** How the table was read that it was trained on, sorted by key. */
  public Map<String, String> source() {
    return new TreeMap<>(source);
  }

  /**
   * Predicts every row of a table, which may have its columns in another order and more of them.
   *
   * @throws io.ganglion.engine.data.DataException if an input column is missing or holds what can't be encoded
   */
  public List<RowPrediction> predict(Table table) {
    double[] outputs = outputs(table);
    List<RowPrediction> predictions = new ArrayList<>(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      predictions.add(new RowPrediction(preprocessing.decode(outputs, row)));
    }
    return predictions;
  }

  /**
   * What the network gives for encoded examples, as {@link Network#outputs(double[], Examples)} says.
   *
   * @throws io.ganglion.engine.data.UnfitLengthException if a sequence has too few steps for the network, or too many
   */
  public double[] outputs(Examples examples) {
    return byPredictor(predictor -> predictor.outputs(examples));
  }

  /**
   * Predicts one row.
   *
   * @param values by the names of the input columns, as {@link Preprocessing#table(Map)} takes them; what the model
   *     doesn't need may be there, too
   * @throws io.ganglion.engine.data.DataException if a column has no value that needs one, or another kind of value
   */
  public RowPrediction predict(Map<String, ?> values) {
    Table row = preprocessing.table(values);
    try {
      return predictEncoded(row);
    } catch (DataException e) {
      throw new DataException(e.problem(), DataException.NO_ROW, e.column(), e.help());
    }
  }

  /**
   * Predicts one row of a model all of whose inputs are numbers.
   *
   * @param values one for each input column, in the order of the model's inputs, each in its column's own unit; NaN if
   *     there is none
   * @throws IllegalArgumentException if there is another number of columns, or one holds no numbers
   * @throws io.ganglion.engine.data.DataException if a value is missing or too far from the training values
   */
  public RowPrediction predict(double[] values) {
    List<ColumnEncoding> inputs = preprocessing.inputs();
    List<String> names = inputs.stream().map(ColumnEncoding::column).toList();
    if (values.length != inputs.size()) {
      throw new IllegalArgumentException(values.length + " values don't fit the " + inputs.size() + " input columns "
          + Quoted.list(names));
    }
    Map<String, Double> row = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (inputs.get(i).type() != Column.Type.NUMBER) {
        throw new IllegalArgumentException("the input column '" + names.get(i) + "' is no column of numbers: predict a"
            + " map of names to values");
      }
      row.put(names.get(i), values[i]);
    }
    return predict(row);
  }

  private RowPrediction predictEncoded(Table row) {
    return new RowPrediction(preprocessing.decode(outputs(row), 0));
  }

  private double[] outputs(Table table) {
    if (!preprocessing.givesRows()) {
      try {
        return outputs(preprocessing.encodeRows(table));
      } catch (UnfitLengthException e) {
        throw DataException.of(e, e.example(), lengthColumn());
      }
    }
    double[] inputs = preprocessing.encodeInputs(table);
    double[] outputs = new double[Math.multiplyExact(table.rows(), network.outputWidth())];
    return byPredictor(predictor -> {
      predictor.outputs(inputs, table.rows(), outputs);
      return outputs;
    });
  }

  /** Of a table's columns the one on which depends how many steps a row has: the first text. */
  public String lengthColumn() {
    List<ColumnEncoding> inputs = preprocessing.inputs();
    return inputs.stream().filter(TextEncoding.class::isInstance).findFirst().orElse(inputs.get(0)).column();
  }

  /** By a predictor of its own, or one that another call has left. */
  private double[] byPredictor(Function<Predictor, double[]> use) {
    Predictor left = idle.poll();
    Predictor predictor = left == null ? new Predictor(network, parameters, Precision.FLOAT64) : left;
    double[] outputs = use.apply(predictor);
    idle.offer(predictor);
    return outputs;
  }

  /**
   * Predicts every row of a table, as a table: for each target a column of its name, and if it is a category, one
   * column for the probability of each label, {@code p(label)}, or {@code p(target=label)} if there are several
   * targets; {@code score(label)} if the last layer makes no probabilities.
   *
   * @throws io.ganglion.engine.data.DataException if an input column is missing or holds what can't be encoded
   */
  public Table predictions(Table table) {
    return PredictionColumns.of(preprocessing.targets(), network.outputActivation(), predict(table));
  }

  /** How good the model is on encoded examples, at least one. */
  public Score score(Examples examples) {
    return score(examples, Map.of());
  }

  /**
   * How good the model is on examples of a time series, at least one.
   *
   * @param repeating by the names of targets, what repeating the last value gives
   */
  public Score score(Examples examples, Map<String, Repeating> repeating) {
    Measures measures = metrics(examples, repeating).measureAll();
    Map<String, Double> baselines = new LinkedHashMap<>();
    baselines.put(Score.LOSS, ConstantPredictor.loss(network, loss, reduction, examples));
    baselines.putAll(measures.baselines());
    return new Score(examples.count(), loss(examples), measures.values(), baselines, measures.notes());
  }

  /** The metrics of examples, each measured when it is asked for. */
  public Listing metrics(Examples examples, Map<String, Repeating> repeating) {
    if (preprocessing.targets().get(0) instanceof NextTokenEncoding next) {
      Listing listing = new Listing(false);
      listing.add(next.column(), new TokenMetrics(tokens(examples)));
      return listing;
    }
    Examples counted = examples.counted();
    return Metrics.listing(preprocessing, counted.count(), network.outputs(parameters, examples), counted.targets(),
        counted.weights(), new Metrics.Context(this::isProbability, repeating));
  }

  /**
   * How well a language model predicts the tokens of a text.
   *
   * @param examples as {@link NextTokenEncoding#examples} makes them
   * @throws IllegalStateException if it is no language model
   */
  public TokenData tokens(Examples examples) {
    if (!(preprocessing.targets().get(0) instanceof NextTokenEncoding next)
        || !(examples.allTargets() instanceof Targets.Classes targets)) {
      throw new IllegalStateException(this + " is no language model");
    }
    TokenData data = new TokenData(next.characters());
    new Predictor(network, parameters, Precision.FLOAT64).forEach(examples,
        (row, outputs, at) -> data.add(targets.values()[row], outputs, at));
    return data;
  }

  /** The objective on encoded examples, at least one. */
  public double loss(Examples examples) {
    try (Team alone = new Team(1)) {
      return new NetworkObjective(network.graph(), loss, reduction, examples, alone).value(parameters);
    }
  }

  /**
   * Whether what the network gives for the labels of a target are probabilities: each between 0 and 1, and adding up to
   * 1. Softmax gives such, and one unit of sigmoid or tanh for two labels.
   */
  public boolean isProbability(CategoryEncoding target) {
    return Probabilities.areGivenBy(network.outputActivation(), target);
  }

  /** Such as {@code iris: 4-8-3 (tanh, softmax), 67 parameters; petal-length, petal-width -> species}. */
  @Override
  public String toString() {
    return name + ": " + network + "; " + names(preprocessing.inputs()) + " -> " + names(preprocessing.targets());
  }

  private static String names(List<ColumnEncoding> columns) {
    return columns.size() > SHOWN
        ? columns.size() + " columns"
        : columns.stream().map(ColumnEncoding::column).collect(Collectors.joining(", "));
  }

  /**
   * How good a model is on some examples.
   *
   * @param examples how many there were
   * @param loss the objective
   * @param metrics by name, in the order of the targets; NaN where one isn't defined
   * @param baselines what a constant reaches on these examples: by metric, and {@value #LOSS} for the loss; empty if
   *     it isn't known
   * @param notes by metric, why it isn't defined or what was left out; most have none
   */
  public record Score(int examples, double loss, Map<String, Double> metrics, Map<String, Double> baselines,
      Map<String, String> notes) {
    /** The loss among the baselines. */
    public static final String LOSS = "loss";

    /** Keeps the order. */
    public Score {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
      notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /** Without what a constant reaches. */
    public Score(int examples, double loss, Map<String, Double> metrics) {
      this(examples, loss, metrics, Map.of(), Map.of());
    }
  }
}
