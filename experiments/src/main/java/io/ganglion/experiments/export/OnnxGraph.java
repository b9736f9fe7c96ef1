package io.ganglion.experiments.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A graph of ONNX operators, built node by node; each node has one output, whose name others take. Field numbers are
 * those of onnx.proto. Mutable.
 */
final class OnnxGraph {
  /** Numbers of types in tensors. */
  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT64 = 7;
  static final int STRING = 8;
  static final int DOUBLE = 11;

  private static final int OPSET = 19;
  /** With attention as an operator of its own. */
  private static final int ATTENTION_OPSET = 23;
  private static final int ML_OPSET = 4;
  private static final int IR = 8;
  private static final String ML = "ai.onnx.ml";

  // Numbers of types of attributes.
  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_GRAPH = 5;
  private static final int ATTRIBUTE_INTS = 7;
  private static final int ATTRIBUTE_STRINGS = 8;

  private final Protobuf graph;
  private final Map<Double, String> constants = new LinkedHashMap<>();
  private final Map<String, String> integers = new LinkedHashMap<>();
  /** Of numbers. */
  private final int type;
  /** How many names there are, in the graphs inside as well. */
  private final AtomicInteger names;
  private final AtomicInteger opset;

  OnnxGraph() {
    this(new Protobuf(), DOUBLE, new AtomicInteger(), new AtomicInteger(OPSET));
  }

  private OnnxGraph(Protobuf graph, int type, AtomicInteger names, AtomicInteger opset) {
    this.graph = graph;
    this.type = type;
    this.names = names;
    this.opset = opset;
  }

  /** The same graph, in which new numbers are in single precision. */
  OnnxGraph inFloat() {
    return new OnnxGraph(graph, FLOAT, names, opset);
  }

  /** Whether its numbers are in single precision. */
  boolean isFloat() {
    return type == FLOAT;
  }

  /** A graph that will be an attribute of a node of this one. */
  OnnxGraph inner() {
    return new OnnxGraph(new Protobuf(), type, names, opset);
  }

  /** An input of a graph inside another, of any shape. */
  String inputOfBody() {
    String name = newName();
    graph.message(11, valueOfBody(name));
    return name;
  }

  /** Makes an output of a graph inside another of a tensor: what the output is called. */
  String outputOfBody(String tensor) {
    String name = newName();
    named(tensor, name);
    graph.message(12, valueOfBody(name));
    return name;
  }

  private Protobuf valueOfBody(String name) {
    return new Protobuf().text(1, name)
        .message(2, new Protobuf().message(1, new Protobuf().number(1, type)));
  }

  /** An input, with dimensions that are numbers or names. */
  void input(String name, int type, Object... dims) {
    graph.message(11, value(name, type, dims));
  }

  /** An output, with dimensions that are numbers or names. */
  void output(String name, int type, Object... dims) {
    graph.message(12, value(name, type, dims));
  }

  private static Protobuf value(String name, int type, Object... dims) {
    Protobuf shape = new Protobuf();
    for (Object dim : dims) {
      shape.message(1, dim instanceof Integer number ? new Protobuf().number(1, number)
          : new Protobuf().text(2, (String) dim));
    }
    return new Protobuf().text(1, name)
        .message(2, new Protobuf().message(1, new Protobuf().number(1, type).message(2, shape)));
  }

  /** A number that tensors of any shape can be combined with. */
  String constant(double value) {
    return constants.computeIfAbsent(value, number -> initializer(type, raw(number)));
  }

  /** Numbers in the order of tensors, with these dimensions. */
  String matrix(double[] values, int from, int... dims) {
    long[] all = Arrays.stream(dims).asLongStream().toArray();
    int size = Arrays.stream(dims).reduce(1, Math::multiplyExact);
    return initializer(type, raw(Arrays.copyOfRange(values, from, from + size)), all);
  }

  private byte[] raw(double... values) {
    return type == FLOAT ? Protobuf.rawFloats(values) : Protobuf.raw(values);
  }

  /** A whole number without dimensions. */
  String integer(long value) {
    return initializer(INT64, Protobuf.raw(value));
  }

  /** Whole numbers. */
  String integers(long... values) {
    return integers.computeIfAbsent(Arrays.toString(values),
        text -> initializer(INT64, Protobuf.raw(values), values.length));
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

  /** A node with attributes, as {@link #nodes} takes them. */
  String node(String operator, Map<String, ?> attributes, String... inputs) {
    return nodes(operator, attributes, 1, inputs).get(0);
  }

  /**
   * A node with some outputs.
   *
   * @param attributes numbers, texts, lists of whole numbers or texts, and graphs
   */
  List<String> nodes(String operator, Map<String, ?> attributes, int outputs, String... inputs) {
    List<String> made = IntStream.range(0, outputs).mapToObj(i -> newName()).toList();
    node(operator, "", made, attributes(attributes), inputs);
    return made;
  }

  /** Gives a tensor another name: that of an output. */
  void named(String tensor, String output) {
    node("Identity", "", List.of(output), new Protobuf(), tensor);
  }

  /**
   * Texts, {@code rows} times 1, as {@code rows} times 1 times {@code labels} numbers in single precision.
   *
   * @param refuses whether others than the labels are an error; else they give zeros
   */
  String oneHot(String texts, List<String> labels, boolean refuses) {
    String name = newName();
    node("OneHotEncoder", ML, List.of(name),
        attributes(Map.of("cats_strings", labels, "zeros", refuses ? 0 : 1)), texts);
    return name;
  }

  private static Protobuf attributes(Map<String, ?> attributes) {
    Protobuf all = new Protobuf();
    new TreeMap<>(attributes).forEach((name, value) -> all.message(5, attribute(name, value)));
    return all;
  }

  private static Protobuf attribute(String name, Object value) {
    Protobuf attribute = new Protobuf().text(1, name);
    if (value instanceof Integer number) {
      return attribute.number(3, number).number(20, ATTRIBUTE_INT);
    } else if (value instanceof Float number) {
      return attribute.single(2, number).number(20, ATTRIBUTE_FLOAT);
    } else if (value instanceof String text) {
      return attribute.text(4, text).number(20, ATTRIBUTE_STRING);
    } else if (value instanceof OnnxGraph body) {
      return attribute.message(6, body.graph.text(2, "body")).number(20, ATTRIBUTE_GRAPH);
    }
    List<?> list = (List<?>) value;
    boolean areTexts = !list.isEmpty() && list.get(0) instanceof String;
    list.forEach(each -> {
      if (each instanceof Integer number) {
        attribute.number(8, number);
      } else {
        attribute.text(9, (String) each);
      }
    });
    return attribute.number(20, areTexts ? ATTRIBUTE_STRINGS : ATTRIBUTE_INTS);
  }

  private void node(String operator, String domain, List<String> outputs, Protobuf attributes, String... inputs) {
    if (operator.equals("Attention")) {
      opset.set(ATTENTION_OPSET);
    }
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    outputs.forEach(output -> node.text(2, output));
    node.text(3, operator + " " + outputs.get(0)).text(4, operator);
    node.append(attributes);
    if (!domain.isEmpty()) {
      node.text(7, domain);
    }
    graph.message(1, node);
  }

  private String newName() {
    return "/" + names.getAndIncrement();
  }

  /** The whole file. */
  byte[] model(String name, String version, Map<String, String> metadata) {
    Protobuf model = new Protobuf().number(1, IR).text(2, "ganglion").text(3, version)
        .message(7, graph.text(2, name))
        .message(8, new Protobuf().text(1, "").number(2, opset.get()))
        .message(8, new Protobuf().text(1, ML).number(2, ML_OPSET));
    metadata.forEach((key, value) -> model.message(14, new Protobuf().text(1, key).text(2, value)));
    return model.bytes();
  }
}
