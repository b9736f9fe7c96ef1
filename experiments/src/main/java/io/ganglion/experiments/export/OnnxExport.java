package io.ganglion.experiments.export;

import com.google.gson.Gson;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.DateEncoding;
import io.ganglion.engine.data.encoding.DatePart;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.FilledNumbers;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Probabilities;
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
 * A model as an ONNX file in double precision, with its preprocessing: an input of {@code rows} times 1 for each
 * column, named like the column, and for each target a label with its probabilities, or a number in its own unit.
 */
final class OnnxExport {
  private static final List<String> TRUE = List.of("true", "yes", "t", "y", "on", "1");
  private static final List<String> FALSE = List.of("false", "no", "f", "n", "off", "0");
  /** What a text is that stands for no value. */
  private static final List<String> GAPS = List.of("", "NA", "?");

  private final ExportedModel model;
  private final OnnxGraph graph = new OnnxGraph(false);

  private OnnxExport(ExportedModel model) {
    this.model = model;
  }

  /** The file. */
  static byte[] bytes(ExportedModel model) {
    return new OnnxExport(model).bytes();
  }

  private byte[] bytes() {
    List<String> columns = new ArrayList<>();
    for (ColumnEncoding input : model.inputs()) {
      graph.input(input.column(), JavaExport.isCategory(input) ? OnnxGraph.STRING : OnnxGraph.DOUBLE, 1);
      columns.addAll(encoded(input));
    }
    String y = network(List.of(joined(columns)));
    int at = 0;
    for (int i = 0; i < model.targets().size(); i++) {
      ColumnEncoding target = model.targets().get(i);
      String own = model.targets().size() == 1 ? y : graph.node("Slice", y, graph.integers(at),
          graph.integers(at + target.width()), graph.integers(1));
      decode(target, own, outputs(model, i));
      at += target.width();
    }
    Map<String, String> metadata = new TreeMap<>();
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

  private String asDouble(String tensor) {
    return graph.node("Cast", Map.of("to", OnnxGraph.DOUBLE), tensor);
  }

  // Columns

  /** Tensors of {@code rows} rows, which have the column's width together. */
  private List<String> encoded(ColumnEncoding input) {
    if (JavaExport.isCategory(input)) {
      return encodedLabel(input);
    }
    List<String> encoded = new ArrayList<>();
    String value = input.column();
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
  private List<String> encodedLabel(ColumnEncoding input) {
    CategoryEncoding labels = JavaExport.category(input);
    List<String> encoded = new ArrayList<>();
    String text = input.column();
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
    for (ExportedModel.Step step : model.steps()) {
      List<String> of = step.info().inputs().stream().map(input -> tensors.get(input.node())).toList();
      tensors.add(new OnnxLayers(graph, step.info(), model.parameters(), of).of(step.expression()));
    }
    return tensors.get(tensors.size() - 1);
  }

  // Targets

  private void decode(ColumnEncoding target, String y, List<String> outputs) {
    if (target instanceof NumberEncoding number) {
      graph.named(graph.node("Add", graph.node("Mul", y, graph.constant(number.scale())),
          graph.constant(number.shift())), outputs.get(0));
      graph.output(outputs.get(0), OnnxGraph.DOUBLE, 1);
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
    graph.named(graph.node("Gather", graph.texts(labels.labels(), false), index), outputs.get(0));
    graph.output(outputs.get(0), OnnxGraph.STRING, 0);
    if (form != CategoryForm.ORDINAL) {
      graph.named(form.isBinary() ? joined(List.of(graph.node("Sub", graph.constant(1), share), share)) : share,
          outputs.get(1));
      graph.output(outputs.get(1), OnnxGraph.DOUBLE, size);
    }
  }

  /** A tensor of {@code rows} times 1 as {@code rows} whole numbers. */
  private String integer(String tensor) {
    return graph.node("Reshape", graph.node("Cast", Map.of("to", OnnxGraph.INT64), tensor), graph.integers(-1));
  }
}
