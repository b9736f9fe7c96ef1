package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Plugin;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.UnfitLengthException;
import io.ganglion.engine.network.ActivationLayer;
import io.ganglion.engine.network.AddLayer;
import io.ganglion.engine.network.BoundLayer;
import io.ganglion.engine.network.ConcatLayer;
import io.ganglion.engine.network.DenseLayer;
import io.ganglion.engine.network.FlattenLayer;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.InputLayer;
import io.ganglion.engine.network.Node;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.network.PluginLayer;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A feed-forward network: layers, each after those that it takes its inputs from, over one flat vector of parameters.
 * It holds no parameters itself. Immutable.
 */
public final class Network {
  private final Graph graph;

  /** A network over a graph. */
  public Network(Graph graph) {
    this.graph = graph;
  }

  /** Begins a network whose examples have {@code inputs} numbers. */
  public static Builder withInputs(int inputs) {
    if (inputs < 1) {
      throw new IllegalArgumentException("a network has at least one input, not " + inputs);
    }
    return withInputs(new Shape.Row(inputs));
  }

  /**
   * Begins a network whose examples have such a shape; or several, one for each input: what is added goes on from the
   * first, until {@link Builder#from} names another.
   */
  public static Builder withInputs(Shape... shapes) {
    if (shapes.length == 0) {
      throw new IllegalArgumentException("a network has at least one input");
    }
    return new Builder(shapes);
  }

  /** Adds layers, first to last. */
  public static final class Builder {
    private static final int NONE = -1;
    /** Lengths of sequences that a residual block has to keep: few steps, and more than a window sees. */
    private static final int[] SEQUENCES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000};

    private final List<Node> nodes = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private boolean shortcuts;
    /** The node whose outputs the next layer takes. */
    private int at;
    /** The node whose outputs the last layer took. */
    private int before = NONE;
    private int number;

    private Builder(Shape... inputs) {
      for (Shape input : inputs) {
        shapes.add(input);
        nodes.add(new Node(new InputLayer(input), 0, List.of()));
      }
    }

    /** The node that the next layer goes on from; inputs are the first nodes. */
    public int at() {
      return at;
    }

    /** From now on, what is added goes on from this node, such as another input. */
    public Builder from(int node) {
      at = Objects.checkIndex(node, nodes.size());
      before = NONE;
      return this;
    }

    /**
     * Puts the outputs of several nodes side by side: a single row each.
     *
     * @throws io.ganglion.api.UnsuitableShapeException if one of them isn't a row
     */
    public Builder concat(int... from) {
      List<Integer> widths = new ArrayList<>();
      for (int node : from) {
        if (!(shapes.get(node) instanceof Shape.Row)) {
          throw new UnsuitableShapeException("single rows");
        }
        widths.add(width(node));
      }
      add(new ConcatLayer(widths), Arrays.stream(from).boxed().toList());
      before = NONE;
      return this;
    }

    /** From now on, every layer sees the inputs and the outputs of all layers before it, not of the last one alone. */
    public Builder shortcuts() {
      shortcuts = true;
      return this;
    }

    /** A fully connected layer whose biases start at 0; of images it sees all pixels. */
    public Builder dense(int units, Activation activation, WeightInitializer initializer) {
      return dense(units, activation, initializer, (w, from, to, fan, random) -> Arrays.fill(w, from, to, 0));
    }

    /** A fully connected layer. */
    public Builder dense(int units, Activation activation, WeightInitializer initializer,
        WeightInitializer biasInitializer) {
      flatten();
      begin();
      return layer(new DenseLayer(width(), units, true, initializer, biasInitializer)).activation(activation);
    }

    /** A fully connected layer whose units have no bias. */
    public Builder denseWithoutBias(int units, Activation activation, WeightInitializer initializer) {
      flatten();
      begin();
      return layer(new DenseLayer(width(), units, false, initializer, initializer)).activation(activation);
    }

    /** A dense layer sees all pixels of an image. */
    private void flatten() {
      if (shapes.get(at) instanceof Shape.Grid image) {
        add(new FlattenLayer(image), number + 1, List.of(at));
      }
    }

    /**
     * A layer that is a plug-in; its activation, if it {@linkplain io.ganglion.api.Layer#givesNetInputs gives net
     * inputs}, is added next.
     *
     * @throws io.ganglion.api.UnsuitableShapeException if the layer takes no such shape
     * @throws io.ganglion.api.InvalidSettingException if a setting doesn't go with it
     */
    public Builder layer(io.ganglion.api.Layer layer, Initializers initializers) {
      begin();
      return layer(new PluginLayer(layer, shapes.get(at), initializers));
    }

    /** The same for a layer all of whose blocks are filled by the same initializer, but for biases, which are 0. */
    public Builder layer(io.ganglion.api.Layer layer, WeightInitializer initializer) {
      return layer(layer, Initializers.of(initializer));
    }

    /**
     * A residual block (He, Zhang, Ren and Sun 2016): adds the outputs of layers to the inputs of the first of them.
     *
     * @param layers adds them to this builder
     * @throws InvalidSettingException if what comes out of them has another shape than what goes in
     */
    public Builder residual(Consumer<Builder> layers) {
      if (shortcuts) {
        throw new IllegalStateException("a network with shortcuts has no residual blocks");
      }
      int from = at;
      layers.accept(this);
      if (!shapes.get(at).equals(shapes.get(from))) {
        throw new InvalidSettingException("residual", "must give what it gets, " + shapes.get(from)
            + ", but gives " + shapes.get(at));
      }
      for (int rows : SEQUENCES) {
        if (shapes.get(at).isSequence() && rows(from, rows) != rows) {
          throw new InvalidSettingException("residual", "must give as many steps as it gets, but gives "
              + Math.max(0, rows(from, rows)) + " for " + rows);
        }
      }
      add(new AddLayer(List.of(width(from), width())), List.of(from, at));
      return this;
    }

    /** How many rows the last node gives, if an earlier one gives {@code rows}; 0 or less if these are too few. */
    private int rows(int from, int rows) {
      int[] counts = new int[at + 1];
      counts[from] = rows;
      for (int i = from + 1; i <= at; i++) {
        int in = counts[nodes.get(i).inputs().get(0)];
        counts[i] = in < 1 ? in : nodes.get(i).layer().rows(in);
      }
      return counts[at];
    }

    /** What the layers so far make of an example. */
    public Shape shape() {
      return shapes.get(at);
    }

    /** A layer of any kind with one input; internal to Ganglion. Its activation, if any, is added next. */
    public Builder add(BoundLayer layer) {
      begin();
      return layer(layer);
    }

    /** Begins a layer, with the shortcut that it needs. */
    private void begin() {
      number++;
      if (shortcuts && before != NONE) {
        add(new ConcatLayer(List.of(width(before), width())), List.of(before, at));
      }
      before = at;
    }

    private Builder layer(BoundLayer layer) {
      add(layer, List.of(at));
      return this;
    }

    /** What becomes of the outputs of the last layer that was added. */
    public Builder activation(Activation activation) {
      return layer(new ActivationLayer(width(), activation));
    }

    private void add(BoundLayer layer, List<Integer> inputs) {
      add(layer, number, inputs);
    }

    private void add(BoundLayer layer, int number, List<Integer> inputs) {
      shapes.add(layer.outputShape(inputs.stream().map(shapes::get).toList()));
      nodes.add(new Node(layer, number, inputs));
      at = nodes.size() - 1;
    }

    private int width() {
      return width(at);
    }

    private int width(int node) {
      return nodes.get(node).layer().outputWidth();
    }

    public Network build() {
      return new Network(new Graph(nodes));
    }
  }

  /** What each node of its graph says of itself: the examples first, the output activation last. */
  public List<LayerInfo> layers() {
    List<LayerInfo> layers = new ArrayList<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node node = graph.node(i);
      BoundLayer layer = node.layer();
      List<LayerInfo.Input> inputs = node.inputs().stream()
          .map(from -> new LayerInfo.Input(from, graph.node(from).layer().outputWidth())).toList();
      layers.add(new LayerInfo(i, node.number(), layer.name(), inputs, layer.outputWidth(), layer.activation(),
          graph.offset(i), layer.blocks(), layer.knownStatistics()));
    }
    return List.copyOf(layers);
  }

  /**
   * What a node that is no input computes of one example when it predicts, of {@link RowsExpression.Input} for each of
   * its inputs; empty if it doesn't say.
   */
  public Optional<RowsExpression> expression(int node) {
    List<Integer> from = graph.node(node).inputs();
    return graph.node(node).layer().expression(IntStream.range(0, from.size())
        .<RowsExpression>mapToObj(i -> new RowsExpression.Input(i, graph.shape(from.get(i)).features())).toList());
  }

  /** The nodes themselves; internal to Ganglion. */
  public Graph graph() {
    return graph;
  }

  /**
   * The same, but with what its layers keep of the training examples, as {@link TrainingResult#statistics} has it; none
   * for most networks.
   *
   * @throws IllegalArgumentException if they aren't as many as the layers keep, or one isn't finite
   */
  public Network withStatistics(double... statistics) {
    return graph.statistics() == 0 && statistics.length == 0 ? this : new Network(graph.withStatistics(statistics));
  }

  /** What one example is, for the first input. */
  public Shape inputShape() {
    return graph.shape(0);
  }

  /** What one example is, for each input. */
  public List<Shape> inputShapes() {
    return IntStream.range(0, graph.inputs()).mapToObj(graph::shape).toList();
  }

  /** What comes out for one example. */
  public Shape outputShape() {
    return graph.shape(graph.last());
  }

  /** @throws IllegalArgumentException if sequences can't come step by step; says which layer is in the way */
  public void requireCausal() {
    graph.requireCausal();
  }

  /** The most steps that a sequence may have. */
  public int mostSteps() {
    return graph.mostSteps();
  }

  /**
   * Requires that no example has more steps, or fewer, than the layers take.
   *
   * @throws UnfitLengthException names the longest that is too long, or else the shortest
   */
  public void requireLengths(Examples examples) {
    if (graph.isPlain() && examples.areRows()) {
      return;
    }
    UnfitLengthException worst = null;
    Set<List<Integer>> known = new HashSet<>();
    for (int example = 0; example < examples.count(); example++) {
      List<Integer> rows = new ArrayList<>();
      for (Inputs inputs : examples.allInputs()) {
        rows.add(inputs.rows(example));
      }
      if (known.add(rows)) {
        try {
          graph.outputRows(rows.stream().mapToInt(Integer::intValue).toArray());
        } catch (UnfitLengthException e) {
          worst = worst == null || e.isWorseThan(worst) ? e.of(example) : worst;
        }
      }
    }
    if (worst != null) {
      throw worst;
    }
  }

  /** Whether the same parameters and examples always give the same in training: not if a layer draws. */
  public boolean isFixed() {
    return graph.isFixed();
  }

  public int inputWidth() {
    return graph.inputWidth();
  }

  public int outputWidth() {
    return graph.outputWidth();
  }

  /** The activation of the output units. */
  public Activation outputActivation() {
    return graph.outputActivation();
  }

  public int parameterCount() {
    return graph.parameterCount();
  }

  /** Such as {@code 4-8-3}, or {@code 4-8-3 with shortcuts} or {@code with residual blocks}. */
  public String shape() {
    return graph.shape();
  }

  /** Start parameters: the same for the same network, initializers and seed. */
  public double[] initialParameters(long seed) {
    return graph.initialParameters(seed);
  }

  /** What a penalty adds to the loss at some parameters. */
  public double penalty(Penalty penalty, double[] parameters) {
    return new PenaltyTerm(penalty, graph).value(parameters);
  }

  /** The outputs for every row of targets that {@linkplain Examples#counted counts}, example by example. */
  public double[] outputs(double[] parameters, Examples examples) {
    return graph.isPlain() && examples.areRows() && examples.hasNumbers()
        ? outputs(parameters, examples.inputs(), examples.count())
        : new Predictor(this, parameters, Precision.FLOAT64).outputs(examples);
  }

  /**
   * The outputs for {@code count} rows of {@link #inputWidth} inputs each, row after row, or for as many images, by a
   * {@link Predictor}.
   */
  public double[] outputs(double[] parameters, double[] inputs, int count) {
    graph.requireFitting(parameters);
    long each = (long) inputWidth() * graph.rowsPerExample();
    if (inputs.length != count * each) {
      throw new IllegalArgumentException(count + " rows for " + each + " inputs are not " + inputs.length
          + " numbers");
    }
    double[] outputs = new double[Math.multiplyExact(count, outputWidth())];
    new Predictor(this, parameters, Precision.FLOAT64).outputs(inputs, count, outputs);
    return outputs;
  }

  /** Such as {@code 4-8-3 (tanh, softmax), 67 parameters}. */
  @Override
  public String toString() {
    String activations = layers().stream().flatMap(layer -> layer.activation().stream()).map(Network::named)
        .collect(Collectors.joining(", "));
    return shape() + " (" + activations + "), " + parameterCount() + (parameterCount() == 1 ? " parameter"
        : " parameters");
  }

  private static String named(Activation activation) {
    Plugin plugin = activation.getClass().getAnnotation(Plugin.class);
    return plugin == null ? activation.toString() : plugin.name();
  }
}
