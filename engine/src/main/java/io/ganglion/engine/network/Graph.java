package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.Block;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.UnfitLengthException;
import io.ganglion.engine.random.Randomness;
import io.ganglion.engine.sum.Leaf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The nodes of a network, each after those that it takes its inputs from, and where their parameters lie in one flat
 * vector. The first node, or the first ones, are the inputs; the last is the output activation, which a loss may be
 * fused with. Immutable.
 */
public final class Graph {
  private static final int NONE = -1;

  private final List<Node> nodes;
  private final Activation outputActivation;
  private final BulkActivation output;
  private final int[] offsets;
  private final int parameterCount;
  private final int[] trained;
  /** By node: what it gives for an example. */
  private final Shape[] shapes;
  /** How many nodes are inputs: the first ones. */
  private final int inputs;
  private final boolean areRows;
  private final boolean isPlain;
  private final int statistics;
  private final int chunk;
  /** Whether a node or one that it depends on has parameters. */
  private final boolean[] isTrained;

  /** @throws IllegalArgumentException if the nodes are no network; says why */
  public Graph(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
    this.offsets = new int[nodes.size()];
    this.isTrained = new boolean[nodes.size()];
    this.shapes = new Shape[nodes.size()];
    this.inputs = inputsOf(nodes);
    requireEnds();
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      requireFitting(i);
      shapes[i] = node(i).layer().outputShape(node(i).inputs().stream().map(from -> shapes[from]).toList());
      offsets[i] = at;
      at = Math.addExact(at, node(i).layer().parameterCount());
      isTrained[i] = node(i).layer().parameterCount() > 0 || isTrainedBefore(i);
    }
    this.parameterCount = at;
    this.areRows = Arrays.stream(shapes).allMatch(shape -> shape instanceof Shape.Row);
    this.isPlain = areRows && inputs == 1 && nodes.stream().noneMatch(node -> node.layer().isPlugin());
    this.statistics = nodes.stream().mapToInt(node -> node.layer().statistics()).sum();
    this.chunk = statistics > 0 ? Leaf.CHUNK_STATISTICS : chunkOfShapes();
    this.trained = IntStream.range(0, nodes.size())
        .filter(i -> node(i).layer().parameterCount() > 0).toArray();
    this.outputActivation = node(last()).layer().activation().orElseThrow();
    this.output = new BulkActivation(outputActivation);
    requireUse();
  }

  private static int inputsOf(List<Node> nodes) {
    int inputs = 0;
    while (inputs < nodes.size() && nodes.get(inputs).inputs().isEmpty()) {
      inputs++;
    }
    return inputs;
  }

  private void requireEnds() {
    if (nodes.size() < 2 || inputs == 0 || node(last()).layer().activation().isEmpty()) {
      throw new IllegalArgumentException("a network begins with its examples and ends with an activation");
    }
  }

  /** An activation sees rows from index 0, and the examples don't begin there. */
  private void requireFitting(int i) {
    Node node = node(i);
    List<Integer> widths = new ArrayList<>();
    for (int from : node.inputs()) {
      if (from < 0 || from >= i) {
        throw new IllegalArgumentException(name(i) + " takes its input from node " + from + ", which isn't before it");
      }
      widths.add(node(from).layer().outputWidth());
    }
    if (!widths.equals(node.layer().inputWidths()) || i >= inputs && widths.isEmpty()) {
      throw new IllegalArgumentException(
          name(i) + " takes " + node.layer().inputWidths() + " units, but its inputs give " + widths);
    }
    if (node.layer().activation().isPresent() && node.inputs().stream().anyMatch(from -> from < inputs)) {
      throw new IllegalArgumentException(name(i) + " is an activation of the examples themselves");
    }
  }

  private void requireUse() {
    for (int i = 0; i < last(); i++) {
      int node = i;
      if (nodes.stream().noneMatch(next -> next.inputs().contains(node))) {
        throw new IllegalArgumentException("nothing takes the outputs of " + name(i));
      }
    }
  }

  private String name(int node) {
    return "node " + node + " (" + node(node).layer().kind() + ")";
  }

  /** The examples first, the output activation last. */
  public List<Node> nodes() {
    return nodes;
  }

  /** One of the nodes. */
  public Node node(int index) {
    return nodes.get(index);
  }

  /** The index of the last node. */
  public int last() {
    return nodes.size() - 1;
  }

  /** The nodes with parameters, in order. Not to be changed. */
  public int[] trained() {
    return trained;
  }

  /** Whether a node or one that it depends on has parameters. */
  boolean isTrained(int node) {
    return isTrained[node];
  }

  /** Whether a node that this one depends on has parameters. */
  boolean isTrainedBefore(int node) {
    return node(node).inputs().stream().anyMatch(from -> isTrained[from]);
  }

  /** The activation that takes a node's outputs alone; -1 if none does. */
  public int activationOf(int node) {
    for (int i = node + 1; i < nodes.size(); i++) {
      if (node(i).layer().activation().isPresent() && node(i).inputs().equals(List.of(node))) {
        return i;
      }
    }
    return NONE;
  }

  /** How many nodes are inputs: the first ones, nearly always one. */
  public int inputs() {
    return inputs;
  }

  /** How many numbers a row of examples has, those of all inputs together. */
  public int inputWidth() {
    int width = 0;
    for (int i = 0; i < inputs; i++) {
      width += node(i).layer().outputWidth();
    }
    return width;
  }

  /** How many numbers come out for an example. */
  public int outputWidth() {
    return node(last()).layer().outputWidth();
  }

  /** What a node gives for an example; inputs give the example itself. */
  public Shape shape(int node) {
    return shapes[node];
  }

  /** Whether every example is one row from the first node to the last, and no layer is a plug-in. */
  public boolean isPlain() {
    return isPlain;
  }

  /** Whether the same parameters and examples always give the same. */
  public boolean isFixed() {
    return nodes.stream().allMatch(node -> node.layer().isFixed());
  }

  /** How many numbers its layers keep of the training examples. */
  public int statistics() {
    return statistics;
  }

  /** Those numbers, layer by layer; empty if there are none, or they aren't known. */
  public double[] knownStatistics() {
    return nodes.stream().flatMap(node -> node.layer().knownStatistics().stream())
        .mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * The same with these statistics; none: as if they weren't known.
   *
   * @throws IllegalArgumentException if they aren't as many as the layers keep, or one isn't finite
   */
  public Graph withStatistics(double... known) {
    if (known.length != 0 && known.length != statistics()) {
      throw new IllegalArgumentException("the layers keep " + statistics() + " statistics, not " + known.length);
    }
    for (double number : known) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a statistic is " + number);
      }
    }
    if (statistics() == 0) {
      return this;
    }
    List<Node> changed = new ArrayList<>();
    int at = 0;
    for (Node node : nodes) {
      int to = known.length == 0 ? at : at + node.layer().statistics();
      changed.add(new Node(node.layer().withStatistics(Arrays.stream(known, at, to).boxed().toList()), node.number(),
          node.inputs()));
      at = to;
    }
    return new Graph(changed);
  }

  /** @throws IllegalArgumentException if a layer's statistics of the training examples aren't known */
  public void requireStatistics() {
    for (Node node : nodes) {
      if (node.layer().statistics() > 0 && node.layer().knownStatistics().isEmpty()) {
        throw new IllegalArgumentException(named(node) + " needs statistics of the training examples, which the network"
            + " hasn't: Network.withStatistics takes those of a TrainingResult");
      }
    }
  }

  /** How many examples go through it at once. */
  public int chunk() {
    return chunk;
  }

  private int chunkOfShapes() {
    return areRows || seesRowsOfImages() ? Leaf.CHUNK_ROWS : Leaf.CHUNK_SEQUENCES;
  }

  /** Whether images, if they are such, become rows before anything else, so that they are as rows of a table. */
  private boolean seesRowsOfImages() {
    for (int i = 0; i < shapes.length; i++) {
      boolean isImage = i < inputs && shapes[i] instanceof Shape.Grid;
      if (!isImage && !(shapes[i] instanceof Shape.Row)) {
        return false;
      }
      boolean takesImages = node(i).inputs().stream().anyMatch(from -> shapes[from] instanceof Shape.Grid);
      if (takesImages && (node(i).layer().parameterCount() > 0 || sizeOf(shapes[i]) != sizeOf(before(i)))) {
        return false;
      }
    }
    return true;
  }

  private Shape before(int node) {
    return shapes[node(node).inputs().get(0)];
  }

  /** How many numbers an example has that is no sequence. */
  private static int sizeOf(Shape shape) {
    return shape instanceof Shape.Grid image ? image.height() * image.width() * image.features() : shape.features();
  }

  /** How many rows an example has, if it is no sequence. */
  public int rowsPerExample() {
    return sizeOf(shapes[0]) / shapes[0].features();
  }

  /** How many examples are summed one after the other. */
  public int leaf() {
    return chunk() * Leaf.CHUNKS;
  }

  /**
   * How many rows come out for an example.
   *
   * @param rows how many it has in each input
   * @throws UnfitLengthException if these are too few for a layer, or too many
   */
  public int outputRows(int... rows) {
    int[] counts = Arrays.copyOf(rows, nodes.size());
    for (int i = inputs; i < counts.length; i++) {
      Node node = node(i);
      int in = counts[node.inputs().get(0)];
      if (in > node.layer().mostSteps()) {
        throw new UnfitLengthException(named(node) + " takes sequences of at most " + node.layer().mostSteps()
            + " steps, but one has " + in, node.number(), in, true);
      }
      counts[i] = node.layer().rows(in);
      if (counts[i] < 1) {
        throw new UnfitLengthException(named(node) + " needs more than " + in + (in == 1 ? " step" : " steps"),
            node.number(), in, false);
      }
    }
    return counts[last()];
  }

  private static String named(Node node) {
    return "layer " + node.number() + ", '" + node.layer().name() + "',";
  }

  /** The most steps that a sequence may have. */
  public int mostSteps() {
    return nodes.stream().mapToInt(node -> node.layer().mostSteps()).min().orElseThrow();
  }

  /** @throws IllegalArgumentException if sequences can't come step by step; says why */
  public void requireCausal() {
    if (!shape(0).isSequence()) {
      throw new IllegalArgumentException("the network takes " + shape(0) + ", no sequences");
    }
    for (Node node : nodes) {
      if (!node.layer().isCausal()) {
        throw new IllegalArgumentException(named(node)
            + " looks at later steps of a sequence: the network can't go on step by step");
      }
    }
  }

  /** The activation of the output units. */
  public Activation outputActivation() {
    return outputActivation;
  }

  /** {@link #outputActivation}, for whole arrays. */
  BulkActivation output() {
    return output;
  }

  /** How many numbers the flat vector has. */
  public int parameterCount() {
    return parameterCount;
  }

  /** Where a node's parameters begin in the flat vector. */
  public int offset(int node) {
    return offsets[node];
  }

  /** Where a block of a node's parameters begins in the flat vector. */
  public int offset(int node, Block block) {
    return offsets[node] + block.start();
  }

  /**
   * Such as {@code 4-8-3}, or {@code 4-8-3 with shortcuts} where inputs of layers are put side by side, {@code 4-8-3
   * with residual blocks} where they are added, and {@code 1+4-8-3} where the network itself has several inputs.
   */
  public String shape() {
    return IntStream.range(0, inputs).mapToObj(i -> "" + node(i).layer().outputWidth())
        .collect(Collectors.joining("+")) + "-" + Arrays.stream(trained)
        .mapToObj(node -> (node(node).layer().isPlugin() ? node(node).layer().name() + " " : "")
            + node(node).layer().outputWidth())
        .collect(Collectors.joining("-"))
        + (inputs == 1 && has(ConcatLayer.KIND) ? " with shortcuts" : "")
        + (has(AddLayer.KIND) ? " with residual blocks" : "");
  }

  private boolean has(String kind) {
    return nodes.stream().anyMatch(node -> node.layer().kind().equals(kind));
  }

  /** Start parameters: the same for the same graph, initializers and seed. */
  public double[] initialParameters(long seed) {
    double[] parameters = new double[parameterCount];
    for (int i = 0; i < trained.length; i++) {
      node(trained[i]).layer()
          .initialize(parameters, offsets[trained[i]], Randomness.of(seed, Randomness.Purpose.WEIGHTS, i));
    }
    return parameters;
  }

  /** @throws IllegalArgumentException if there are not as many parameters as the graph has */
  public void requireFitting(double[] parameters) {
    if (parameters.length != parameterCount) {
      throw new IllegalArgumentException(
          "the network has " + parameterCount + " parameters, not " + parameters.length);
    }
  }
}
