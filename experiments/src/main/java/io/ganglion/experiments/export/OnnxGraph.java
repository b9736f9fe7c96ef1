package io.ganglion.experiments.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A graph of ONNX operators, built node by node; each node has one output, whose name others take. Field numbers are
 * those of onnx.proto. Mutable.
 */
final class OnnxGraph {
  /** Numbers of types in tensors. */
  static final int INT64 = 7;
  static final int STRING = 8;
  static final int DOUBLE = 11;

  private static final int OPSET = 19;
  private static final int ML_OPSET = 4;
  private static final int IR = 8;
  private static final String ML = "ai.onnx.ml";
  private static final String ROWS = "rows";

  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRINGS = 8;

  private final Protobuf graph = new Protobuf();
  private final Map<Double, String> constants = new LinkedHashMap<>();
  private int names;

  /** An input: {@code rows} times {@code columns}. */
  void input(String name, int type, int columns) {
    graph.message(11, value(name, type, columns));
  }

  /** An output: {@code rows} times {@code columns}, or {@code rows} if that is 0. */
  void output(String name, int type, int columns) {
    graph.message(12, value(name, type, columns));
  }

  private static Protobuf value(String name, int type, int columns) {
    Protobuf shape = new Protobuf().message(1, new Protobuf().text(2, ROWS));
    if (columns > 0) {
      shape.message(1, new Protobuf().number(1, columns));
    }
    return new Protobuf().text(1, name)
        .message(2, new Protobuf().message(1, new Protobuf().number(1, type).message(2, shape)));
  }

  /** A number that tensors of any shape can be combined with. */
  String constant(double value) {
    return constants.computeIfAbsent(value, number -> initializer(DOUBLE, Protobuf.raw(number)));
  }

  /** Numbers, row after row. */
  String matrix(double[] values, int from, int rows, int columns) {
    return initializer(DOUBLE, Protobuf.raw(Arrays.copyOfRange(values, from, from + rows * columns)), rows, columns);
  }

  /** Whole numbers. */
  String integers(long... values) {
    return initializer(INT64, Protobuf.raw(values), values.length);
  }

  private String initializer(int type, byte[] raw, long... dims) {
    String name = newName();
    Protobuf tensor = new Protobuf();
    for (long dim : dims) {
      tensor.number(1, dim);
    }
    graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
    return name;
  }

  /** Texts; one that tensors of any shape can be compared with if there is one. */
  String texts(List<String> texts, boolean single) {
    String name = newName();
    Protobuf tensor = new Protobuf();
    if (!single) {
      tensor.number(1, texts.size());
    }
    tensor.number(2, STRING);
    texts.forEach(text -> tensor.text(6, text));
    graph.message(5, tensor.text(8, name));
    return name;
  }

  /** A node without attributes. */
  String node(String operator, String... inputs) {
    return node(operator, Map.of(), inputs);
  }

  /** A node with attributes that are whole numbers. */
  String node(String operator, Map<String, Integer> attributes, String... inputs) {
    String name = newName();
    node(operator, "", name, integers(attributes), inputs);
    return name;
  }

  /** Gives a tensor another name: that of an output. */
  void named(String tensor, String output) {
    node("Identity", "", output, new Protobuf(), tensor);
  }

  /**
   * Texts, {@code rows} times 1, as {@code rows} times 1 times {@code labels} numbers in single precision.
   *
   * @param refuses whether others than the labels are an error; else they give zeros
   */
  String oneHot(String texts, List<String> labels, boolean refuses) {
    String name = newName();
    Protobuf attribute = new Protobuf().text(1, "cats_strings").number(20, ATTRIBUTE_STRINGS);
    labels.forEach(label -> attribute.text(9, label));
    Protobuf attributes = integers(Map.of("zeros", refuses ? 0 : 1)).message(5, attribute);
    node("OneHotEncoder", ML, name, attributes, texts);
    return name;
  }

  private static Protobuf integers(Map<String, Integer> attributes) {
    Protobuf all = new Protobuf();
    new TreeMap<>(attributes).forEach((name, value) -> all.message(5,
        new Protobuf().text(1, name).number(3, value).number(20, ATTRIBUTE_INT)));
    return all;
  }

  private void node(String operator, String domain, String output, Protobuf attributes, String... inputs) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(3, operator + " " + output).text(4, operator);
    node.append(attributes);
    if (!domain.isEmpty()) {
      node.text(7, domain);
    }
    graph.message(1, node);
  }

  private String newName() {
    return "/" + names++;
  }

  /** The whole file. */
  byte[] model(String name, String version, Map<String, String> metadata) {
    Protobuf model = new Protobuf().number(1, IR).text(2, "ganglion").text(3, version)
        .message(7, graph.text(2, name))
        .message(8, new Protobuf().text(1, "").number(2, OPSET))
        .message(8, new Protobuf().text(1, ML).number(2, ML_OPSET));
    metadata.forEach((key, value) -> model.message(14, new Protobuf().text(1, key).text(2, value)));
    return model.bytes();
  }
}
