package io.ganglion.experiments.export;

import com.google.gson.Gson;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.DateEncoding;
import io.ganglion.engine.data.encoding.DatePart;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.FilledNumbers;
import io.ganglion.engine.data.encoding.ImageEncoding;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.text.BytePairs;
import io.ganglion.experiments.run.GanglionVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A model as an ONNX file with its preprocessing, which is in double precision: an input of {@code rows} times 1, or
 * times {@code steps}, for each column, named like the column, and for each target a label with its probabilities, or a
 * number in its own unit. Texts are given as the numbers of their tokens, images as their bytes.
 */
final class OnnxExport {
  private static final List<String> TRUE = List.of("true", "yes", "t", "y", "on", "1");
  private static final List<String> FALSE = List.of("false", "no", "f", "n", "off", "0");
  /** What a text is that stands for no value. */
  private static final List<String> GAPS = List.of("", "NA", "?");

  private static final String ROWS = "rows";
  /** Of sequences, the second dimension. */
  private static final String STEPS = "steps";

  private final ExportedModel model;
  private final boolean isFloat;
  private final OnnxGraph graph = new OnnxGraph();
  private final Map<String, String> metadata = new TreeMap<>();

  private OnnxExport(ExportedModel model, boolean isFloat) {
    this.model = model;
    this.isFloat = isFloat;
  }

  /**
   * The file.
   *
   * @param isFloat whether the network computes in single precision
   */
  static byte[] bytes(ExportedModel model, boolean isFloat) {
    return new OnnxExport(model, isFloat).bytes();
  }

  private byte[] bytes() {
    String y = network(model.inputsOfNetwork().stream().map(this::given).map(this::inPrecision).toList());
    if (isFloat) {
      y = asDouble(y);
    }
    if (model.isPerStep()) {
      y = graph.node("Reshape", y, graph.integers(-1, model.model().network().outputWidth()));
    }
    int at = 0;
    for (int i = 0; i < model.targets().size(); i++) {
      ColumnEncoding target = model.targets().get(i);
      String own = model.targets().size() == 1 ? y : graph.node("Slice", y, graph.integers(at),
          graph.integers(at + target.width()), graph.integers(1));
      decode(target, own, outputs(model, i));
      at += target.width();
    }
    metadata.put("ganglion.model", model.model().toString());
    for (ColumnEncoding target : model.targets()) {
      if (target instanceof CategoryEncoding labels) {
        metadata.put("ganglion.labels." + target.column(), new Gson().toJson(labels.labels()));
      }
    }
    return graph.model(model.model().name().isEmpty() ? "model" : model.model().name(), GanglionVersion.text(),
        metadata);
  }

  /**
   * The names of a target's outputs: {@code label} and {@code probabilities} (or {@code scores}) of the only one, its
   * own name and that with what it is of several; its own name if it is a number.
   */
  static List<String> outputs(ExportedModel model, int index) {
    ColumnEncoding target = model.targets().get(index);
    if (target instanceof NextTokenEncoding) {
      return List.of(free(model, "probabilities"));
    }
    boolean isOnly = model.targets().size() == 1;
    if (!(target instanceof CategoryEncoding labels)) {
      return List.of(free(model, target.column()));
    }
    String shares = Probabilities.areGivenBy(model.model().network().outputActivation(), labels) ? "probabilities"
        : "scores";
    String label = free(model, isOnly ? "label" : target.column());
    return labels.form() == CategoryForm.ORDINAL ? List.of(label)
        : List.of(label, free(model, isOnly ? shares : target.column() + " " + shares));
  }

  /** The names of the outputs of all targets. */
  static List<String> outputs(ExportedModel model) {
    return IntStream.range(0, model.targets().size()).boxed().flatMap(i -> outputs(model, i).stream()).toList();
  }

  /** A name that no input has. */
  private static String free(ExportedModel model, String name) {
    List<String> taken = JavaExport.columns(model.inputs());
    String free = name;
    while (taken.contains(free)) {
      free = "predicted " + free;
    }
    return free;
  }

  private String joined(List<String> tensors) {
    return tensors.size() == 1 ? tensors.get(0)
        : graph.node("Concat", Map.of("axis", 1), tensors.toArray(new String[0]));
  }

  /** What an input of the network gets. */
  private String given(InputColumns input) {
    ColumnEncoding first = input.columns().get(0);
    if (first instanceof TextEncoding text) {
      graph.input(first.column(), OnnxGraph.INT64, ROWS, model.language().isPresent() ? STEPS
          : "tokens of " + first.column());
      metadata.put("ganglion.tokens." + first.column(), new Gson().toJson(text.vocabulary().tokens()));
      metadata.put("ganglion.tokenizer." + first.column(), text.tokenizer().toString());
      if (text.tokenizer() instanceof BytePairs pairs) {
        metadata.put("ganglion.merges." + first.column(), new Gson().toJson(pairs.merges().stream()
            .map(merge -> List.of(merge.left(), merge.right())).toList()));
      }
      return asDouble(graph.node("Reshape", first.column(), graph.integers(0, -1, 1)));
    } else if (first instanceof ImageEncoding image) {
      ImageForm form = image.form();
      graph.input(first.column(), OnnxGraph.UINT8, ROWS, form.height(), form.width(), form.features());
      return graph.node("Reshape", graph.node("Div", asDouble(first.column()),
          graph.constant(ImageEncoding.WHITE)), graph.integers(0, -1, form.features()));
    }
    List<String> columns = new ArrayList<>();
    for (ColumnEncoding column : input.columns()) {
      int type = JavaExport.isCategory(column) ? OnnxGraph.STRING : OnnxGraph.DOUBLE;
      String name = column.column();
      if (model.isOfSequences()) {
        graph.input(name, type, ROWS, STEPS);
        columns.addAll(encoded(column, graph.node("Reshape", name, graph.integers(-1, 1))));
      } else {
        graph.input(name, type, ROWS, 1);
        columns.addAll(encoded(column, name));
      }
    }
    return model.isOfSequences() ? graph.node("Reshape", joined(columns), ofSteps(input.width())) : joined(columns);
  }

  /** The shape of numbers for each step; with no {@code columns}, of one for each. */
  private String ofSteps(int columns) {
    String steps = graph.node("Shape", model.inputs().get(0).column());
    return columns == 0 ? steps : graph.node("Concat", Map.of("axis", 0), steps, graph.integers(columns));
  }

  private String inPrecision(String tensor) {
    return isFloat ? graph.node("Cast", Map.of("to", OnnxGraph.FLOAT), tensor) : tensor;
  }

  /** Makes an output of numbers or labels for all rows. */
  private void output(String tensor, String name, int type, int columns) {
    graph.named(model.isPerStep() ? graph.node("Reshape", tensor, ofSteps(columns)) : tensor, name);
    List<Object> dims = new ArrayList<>(model.isPerStep() ? List.of(ROWS, STEPS) : List.of(ROWS));
    if (columns > 0) {
      dims.add(columns);
    }
    graph.output(name, type, dims.toArray());
  }

  private String asDouble(String tensor) {
    return graph.node("Cast", Map.of("to", OnnxGraph.DOUBLE), tensor);
  }

  // Columns

  /** Tensors of {@code rows} rows, which have the column's width together. */
  private List<String> encoded(ColumnEncoding input, String given) {
    if (JavaExport.isCategory(input)) {
      return encodedLabel(input, given);
    }
    List<String> encoded = new ArrayList<>();
    String value = given;
    ColumnEncoding inner = input;
    String isGap = "";
    if (input instanceof FilledNumbers filled) {
      isGap = graph.node("IsNaN", value);
      value = graph.node("Where", isGap, graph.constant(filled.fill()), value);
      inner = filled.numbers();
    }
    if (inner instanceof NumberEncoding scaled) {
      encoded.add(scaled(value, scaled));
    } else {
      DateEncoding date = (DateEncoding) inner;
      Map<DatePart, String> parts = new OnnxDate(graph).parts(value);
      for (int i = 0; i < date.width(); i++) {
        encoded.add(scaled(Objects.requireNonNull(parts.get(date.form().parts().get(i))), date.scaled().get(i)));
      }
    }
    if (input instanceof FilledNumbers filled && filled.indicator()) {
      encoded.add(asDouble(isGap));
    }
    return encoded;
  }

  private String scaled(String value, NumberEncoding scaled) {
    return graph.node("Div", graph.node("Sub", value, graph.constant(scaled.shift())),
        graph.constant(scaled.scale()));
  }

  /** A row of a table of what labels become, chosen by a product with a row that is 1 for the label. */
  private List<String> encodedLabel(ColumnEncoding input, String given) {
    CategoryEncoding labels = JavaExport.category(input);
    List<String> encoded = new ArrayList<>();
    String text = given;
    String isGap = "";
    if (input instanceof FilledLabels filled) {
      for (String gap : GAPS) {
        if (!labels.labels().contains(gap)) {
          String equals = graph.node("Equal", text, graph.texts(List.of(gap), true));
          isGap = isGap.isEmpty() ? equals : graph.node("Or", isGap, equals);
        }
      }
      text = graph.node("Where", isGap, graph.texts(List.of(filled.fill()), true), text);
    }
    int none = JavaExport.none(labels);
    Map<String, Integer> written = written(labels);
    List<String> words = List.copyOf(written.keySet());
    boolean refuses = none < -1;
    String hot = asDouble(graph.oneHot(text, words, refuses));
    hot = graph.node("Reshape", hot, graph.integers(-1, words.size()));
    if (!refuses) {
      double[] ones = new double[words.size()];
      Arrays.fill(ones, 1);
      String known = graph.node("MatMul", hot, graph.matrix(ones, 0, words.size(), 1));
      hot = joined(List.of(hot, graph.node("Sub", graph.constant(1), known)));
    }
    int width = labels.width();
    double[] table = new double[(words.size() + (refuses ? 0 : 1)) * width];
    int row = 0;
    for (int index : written.values()) {
      write(labels, index, table, row++ * width);
    }
    if (!refuses) {
      write(labels, none, table, words.size() * width);
    }
    encoded.add(graph.node("MatMul", hot, graph.matrix(table, 0, table.length / width, width)));
    if (input instanceof FilledLabels filled && filled.indicator()) {
      encoded.add(asDouble(isGap));
    }
    return encoded;
  }

  /** The index of what each text means; of words for true and false, in every mixture of cases. */
  private static Map<String, Integer> written(CategoryEncoding labels) {
    Map<String, Integer> written = new LinkedHashMap<>();
    if (labels.type() != Column.Type.BOOLEAN) {
      labels.labels().forEach(label -> written.put(label, written.size()));
      return written;
    }
    FALSE.forEach(word -> cases(word).forEach(other -> written.put(other, 0)));
    TRUE.forEach(word -> cases(word).forEach(other -> written.put(other, 1)));
    return written;
  }

  private static List<String> cases(String word) {
    List<String> cases = List.of("");
    for (char letter : word.toCharArray()) {
      List<String> longer = new ArrayList<>();
      for (String start : cases) {
        longer.add(start + letter);
        if (Character.isLetter(letter)) {
          longer.add(start + Character.toUpperCase(letter));
        }
      }
      cases = longer;
    }
    return cases;
  }

  /** As the engine writes a label; none of them if the index is negative. */
  private static void write(CategoryEncoding labels, int index, double[] numbers, int at) {
    CategoryForm form = labels.form();
    if (form.isSingle()) {
      numbers[at] = index < 0 ? form.middle()
          : form.low() + (form.high() - form.low()) * index / (labels.labels().size() - 1);
      return;
    }
    for (int label = 0; label < labels.labels().size(); label++) {
      numbers[at + label] = label == index ? form.high() : form.low();
    }
  }

  // Layers

  private String network(List<String> inputs) {
    List<String> tensors = new ArrayList<>(inputs);
    OnnxGraph network = isFloat ? graph.inFloat() : graph;
    for (ExportedModel.Step step : model.steps()) {
      List<String> of = step.info().inputs().stream().map(input -> tensors.get(input.node())).toList();
      tensors.add(new OnnxLayers(network, step.info(), model.parameters(), of).of(step.expression()));
    }
    return tensors.get(tensors.size() - 1);
  }

  // Targets

  private void decode(ColumnEncoding target, String y, List<String> outputs) {
    if (target instanceof NumberEncoding number) {
      output(graph.node("Add", graph.node("Mul", y, graph.constant(number.scale())), graph.constant(number.shift())),
          outputs.get(0), OnnxGraph.DOUBLE, 1);
      return;
    }
    if (target instanceof NextTokenEncoding next) {
      output(y, outputs.get(0), OnnxGraph.DOUBLE, next.width());
      return;
    }
    CategoryEncoding labels = (CategoryEncoding) target;
    CategoryForm form = labels.form();
    int size = labels.labels().size();
    String share = form.low() == 0 ? y : graph.node("Div", graph.node("Sub", y, graph.constant(form.low())),
        graph.constant(form.high() - form.low()));
    String index;
    if (labels.threshold().isPresent()) {
      String second = form.isBinary() ? share
          : graph.node("Slice", share, graph.integers(1), graph.integers(2), graph.integers(1));
      index = integer(graph.node("GreaterOrEqual", second, graph.constant(labels.threshold().getAsDouble())));
    } else if (form.isBinary()) {
      index = integer(graph.node("GreaterOrEqual", y, graph.constant(form.middle())));
    } else if (form == CategoryForm.ORDINAL) {
      String place = graph.node("Round", graph.node("Mul", y, graph.constant(size - 1)));
      index = integer(graph.node("Max", graph.node("Min", place, graph.constant(size - 1)), graph.constant(0)));
    } else {
      index = graph.node("ArgMax", Map.of("axis", 1, "keepdims", 0), y);
    }
    output(graph.node("Gather", graph.texts(labels.labels(), false), index), outputs.get(0), OnnxGraph.STRING, 0);
    if (form != CategoryForm.ORDINAL) {
      output(form.isBinary() ? joined(List.of(graph.node("Sub", graph.constant(1), share), share)) : share,
          outputs.get(1), OnnxGraph.DOUBLE, size);
    }
  }

  /** A tensor of {@code rows} times 1 as {@code rows} whole numbers. */
  private String integer(String tensor) {
    return graph.node("Reshape", graph.node("Cast", Map.of("to", OnnxGraph.INT64), tensor), graph.integers(-1));
  }
}
