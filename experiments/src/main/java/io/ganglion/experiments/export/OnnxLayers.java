package io.ganglion.experiments.export;

import io.ganglion.api.Block;
import io.ganglion.api.Expression;
import io.ganglion.api.Patches;
import io.ganglion.api.RowsExpression;
import io.ganglion.engine.LayerInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one layer is, as nodes of ONNX: of operators that onnxruntime has in the graph's precision. Tensors are
 * {@code examples} times {@code rows} times {@code columns}, without the rows where an example is a single one.
 */
final class OnnxLayers {
  private static final Map<String, Object> LAST_AXIS = Map.of("axis", -1);
  /** In a slice: to the end. */
  private static final long END = Long.MAX_VALUE;

  private final OnnxGraph graph;
  private final LayerInfo info;
  private final double[] parameters;
  private final List<String> inputs;
  /** In the body of a scan: the row of the step, and what was carried on. */
  private final List<String> steps;
  private final List<String> before;
  private final Map<RowsExpression, String> known = new IdentityHashMap<>();

  OnnxLayers(OnnxGraph graph, LayerInfo info, double[] parameters, List<String> inputs) {
    this(graph, info, parameters, inputs, List.of(), List.of());
  }

  private OnnxLayers(OnnxGraph graph, LayerInfo info, double[] parameters, List<String> inputs, List<String> steps,
      List<String> before) {
    this.graph = graph;
    this.info = info;
    this.parameters = parameters;
    this.inputs = inputs;
    this.steps = steps;
    this.before = before;
  }

  /** The tensor that holds an expression. */
  String of(RowsExpression expression) {
    String tensor = known.get(expression);
    if (tensor == null) {
      tensor = written(expression);
      known.put(expression, tensor);
    }
    return tensor;
  }

  private String written(RowsExpression expression) {
    if (expression instanceof RowsExpression.Input input) {
      return inputs.get(input.index());
    } else if (expression instanceof RowsExpression.Step step) {
      return steps.get(step.index());
    } else if (expression instanceof RowsExpression.Before carried) {
      return before.get(carried.index());
    } else if (expression instanceof RowsExpression.Parameters row) {
      return graph.matrix(parameters, info.from(row.block()), row.columns());
    } else if (expression instanceof RowsExpression.Constants constants) {
      return constants.columns() == 1 ? graph.constant(constants.numbers().get(0))
          : graph.matrix(constants.numbers().stream().mapToDouble(number -> number).toArray(), 0, constants.columns());
    } else if (expression instanceof RowsExpression.Operation operation) {
      return OnnxExpression.written(graph, operation.operator(), operation.operands().stream().map(this::of).toList());
    } else if (expression instanceof RowsExpression.Each each) {
      return new OnnxExpression(graph, of(each.x())).write(each.expression());
    } else if (expression instanceof RowsExpression.Softmax softmax) {
      return graph.node("Softmax", LAST_AXIS, of(softmax.x()));
    } else if (expression instanceof RowsExpression.Sums sums) {
      return graph.node("ReduceSum", of(sums.x()), graph.integers(-1));
    } else if (expression instanceof RowsExpression.Product product) {
      String times = graph.node("MatMul", of(product.x()), matrix(product.weights()));
      return product.start().map(start -> graph.node("Add", times, of(start))).orElse(times);
    } else if (expression instanceof RowsExpression.Lookup lookup) {
      String tokens = graph.node("Cast", Map.of("to", OnnxGraph.INT64), of(lookup.tokens()));
      return graph.node("Gather", matrix(lookup.table()), graph.node("Reshape", tokens, graph.integers(0, -1)));
    } else if (expression instanceof RowsExpression.FirstRows first) {
      return graph.node("Slice", matrix(first.table()), graph.integers(0), rowsOf(of(first.like())),
          graph.integers(0));
    } else if (expression instanceof RowsExpression.Convolution convolution) {
      return convolution(convolution);
    } else if (expression instanceof RowsExpression.Pool pool) {
      return pool(pool);
    } else if (expression instanceof RowsExpression.Attention attention) {
      return attention(attention);
    } else if (expression instanceof RowsExpression.Part part) {
      return graph.node("Slice", of(part.x()), graph.integers(part.from()),
          graph.integers(part.from() + part.columns()), graph.integers(-1));
    } else if (expression instanceof RowsExpression.Beside beside) {
      return beside(beside);
    } else if (expression instanceof RowsExpression.Flat flat) {
      return graph.node("Reshape", of(flat.x()), graph.integers(0, flat.columns()));
    }
    return scan((RowsExpression.Scan) expression);
  }

  private String matrix(Block block) {
    return graph.matrix(parameters, info.from(block), block.rows(), block.columns());
  }

  /** How many rows an example has: one whole number. */
  private String rowsOf(String tensor) {
    return graph.node("Shape", Map.of("start", 1, "end", 2), tensor);
  }

  /** As many numbers in each row as {@code columns}, and as many rows as another tensor has. */
  private String repeated(String row, String like, int columns) {
    String shape = graph.node("Concat", Map.of("axis", 0), graph.node("Shape", Map.of("end", -1), like),
        graph.integers(columns));
    return graph.node("Expand", row, shape);
  }

  private String beside(RowsExpression.Beside beside) {
    String like = beside.parts().stream().filter(part -> !(part instanceof RowsExpression.Parameters
        || part instanceof RowsExpression.Constants)).map(this::of).findFirst().orElseThrow();
    List<String> parts = beside.parts().stream().map(part -> part instanceof RowsExpression.Parameters
        || part instanceof RowsExpression.Constants ? repeated(of(part), like, part.columns()) : of(part)).toList();
    return parts.size() == 1 ? parts.get(0) : graph.node("Concat", LAST_AXIS, parts.toArray(new String[0]));
  }

  // Windows

  /** Rows as an image of lines and pixels, with zeros or something else around it. */
  private String image(String rows, int columns, Patches patches, String around) {
    String image = graph.node("Reshape", rows, graph.integers(0, -1, patches.width(), columns));
    String[] down = margins(patches.down(), image, 1);
    String[] across = margins(patches.across(), image, 2);
    String none = graph.integers(0);
    String pads = graph.node("Concat", Map.of("axis", 0), none, down[0], across[0], none, none, down[1], across[1],
        none);
    return graph.node("Pad", image, pads, around);
  }

  /** How many places there are before and behind an axis, as tensors of one whole number. */
  private String[] margins(Patches.Axis axis, String image, int dimension) {
    if (!axis.isSame()) {
      return new String[] {graph.integers(axis.before()), graph.integers(axis.behind())};
    }
    String size = graph.node("Shape", Map.of("start", dimension, "end", dimension + 1), image);
    String stride = graph.integers(axis.stride());
    String places = graph.node("Div", graph.node("Add", size, graph.integers(axis.stride() - 1L)), stride);
    String covered = graph.node("Add", graph.node("Mul", graph.node("Sub", places, graph.integers(1)), stride),
        graph.integers(axis.reach()));
    String missing = graph.node("Max", graph.node("Sub", covered, size), graph.integers(0));
    String before = graph.node("Div", missing, graph.integers(2));
    return new String[] {before, graph.node("Sub", missing, before)};
  }

  /** For each place of the kernel, what all windows see there, as images. */
  private List<String> taps(String image, Patches patches) {
    List<String> taps = new ArrayList<>();
    Patches.Axis down = patches.down();
    Patches.Axis across = patches.across();
    for (int a = 0; a < down.kernel(); a++) {
      for (int b = 0; b < across.kernel(); b++) {
        taps.add(graph.node("Slice", image,
            graph.integers((long) a * down.dilation(), (long) b * across.dilation()),
            graph.integers(end(down, a), end(across, b)), graph.integers(1, 2),
            graph.integers(down.stride(), across.stride())));
      }
    }
    return taps;
  }

  private static long end(Patches.Axis axis, int tap) {
    long left = (axis.kernel() - 1L - tap) * axis.dilation();
    return left == 0 ? END : -left;
  }

  private String convolution(RowsExpression.Convolution convolution) {
    Patches patches = convolution.patches();
    Optional<Map<String, Object>> windows = OnnxWindows.attributes(patches);
    if (graph.isFloat() && windows.isPresent()) {
      return new OnnxWindows(graph, info, parameters).convolution(convolution, windows.get(), of(convolution.x()));
    }
    int features = convolution.x().columns();
    List<String> taps = taps(image(of(convolution.x()), features, patches, graph.constant(0)), patches);
    String seen = taps.size() == 1 ? taps.get(0) : graph.node("Concat", LAST_AXIS, taps.toArray(new String[0]));
    String y = graph.node("MatMul",
        graph.node("Reshape", seen, graph.integers(0, -1, (long) taps.size() * features)),
        dense(convolution, taps.size(), features));
    return convolution.biases().map(biases -> graph.node("Add", y,
        graph.matrix(parameters, info.from(biases), biases.columns()))).orElse(y);
  }

  /** The weights of all groups in one matrix, with zeros for what a group doesn't see. */
  private String dense(RowsExpression.Convolution convolution, int taps, int features) {
    int filters = convolution.columns();
    int groups = convolution.patches().groups();
    int part = features / groups;
    int from = info.from(convolution.weights());
    double[] all = new double[taps * features * filters];
    for (int tap = 0; tap < taps; tap++) {
      for (int feature = 0; feature < features; feature++) {
        for (int filter = 0; filter < filters; filter++) {
          if (feature / part == filter / (filters / groups)) {
            all[(tap * features + feature) * filters + filter] =
                parameters[from + (tap * part + feature % part) * filters + filter];
          }
        }
      }
    }
    return graph.matrix(all, 0, taps * features, filters);
  }

  private String pool(RowsExpression.Pool pool) {
    String x = of(pool.x());
    if (pool.windows().isEmpty()) {
      return pool.isMax() ? graph.node("ReduceMax", Map.of("keepdims", 0), x, graph.integers(1))
          : graph.node("ReduceMean", Map.of("keepdims", 0), x, graph.integers(1));
    }
    Patches patches = pool.windows().get();
    Optional<Map<String, Object>> windows = OnnxWindows.attributes(patches);
    if (graph.isFloat() && windows.isPresent()) {
      return new OnnxWindows(graph, info, parameters).pool(pool, patches, windows.get(), x);
    }
    int columns = pool.columns();
    String[] taps = taps(image(x, columns, patches, graph.constant(pool.isMax() ? Double.NEGATIVE_INFINITY : 0)),
        patches).toArray(new String[0]);
    String y;
    if (pool.isMax()) {
      y = graph.node("Max", taps);
    } else {
      String ones = graph.node("Expand", graph.constant(1), graph.node("Shape", x));
      String[] counts = taps(image(ones, columns, patches, graph.constant(0)), patches).toArray(new String[0]);
      y = graph.node("Div", graph.node("Sum", taps), graph.node("Sum", counts));
    }
    return graph.node("Reshape", y, graph.integers(0, -1, columns));
  }

  private String attention(RowsExpression.Attention attention) {
    int columns = attention.columns();
    String values = of(attention.values());
    if (graph.isFloat()) {
      return graph.node("Attention", Map.of("q_num_heads", attention.heads(), "kv_num_heads", attention.heads(),
              "is_causal", attention.isCausal() ? 1 : 0, "scale", 1f),
          of(attention.queries()), of(attention.keys()), values);
    }
    String scores = graph.node("MatMul", heads(of(attention.queries()), attention, List.of(0, 2, 1, 3)),
        heads(of(attention.keys()), attention, List.of(0, 2, 3, 1)));
    if (attention.isCausal()) {
      String rows = graph.node("Gather", graph.node("Shape", values), graph.integer(1));
      String places = graph.node("Range", graph.integer(0), rows, graph.integer(1));
      String seen = graph.node("GreaterOrEqual", graph.node("Reshape", places, graph.integers(-1, 1)), places);
      scores = graph.node("Where", seen, scores, graph.constant(Double.NEGATIVE_INFINITY));
    }
    String weighted = graph.node("MatMul", graph.node("Softmax", LAST_AXIS, scores),
        heads(values, attention, List.of(0, 2, 1, 3)));
    return graph.node("Reshape", graph.node("Transpose", Map.of("perm", List.of(0, 2, 1, 3)), weighted),
        graph.integers(0, 0, columns));
  }

  private String heads(String tensor, RowsExpression.Attention attention, List<Integer> order) {
    return graph.node("Transpose", Map.of("perm", order), graph.node("Reshape", tensor,
        graph.integers(0, 0, attention.heads(), attention.columns() / attention.heads())));
  }

  // Steps

  private String scan(RowsExpression.Scan scan) {
    if (graph.isFloat() && scan.standard().isPresent()) {
      return new OnnxRecurrent(graph, info, parameters).of(scan, of(scan.standard().get().x()));
    }
    List<String> over = scan.over().stream().map(this::of).toList();
    OnnxGraph body = graph.inner();
    List<String> carried = scan.next().stream().map(row -> body.inputOfBody()).toList();
    List<String> ofStep = over.stream().map(all -> body.inputOfBody()).toList();
    OnnxLayers inside = new OnnxLayers(body, info, parameters, inputs, ofStep, carried);
    List<String> next = scan.next().stream().map(inside::of).map(body::outputOfBody).toList();
    if (scan.givesAll()) {
      body.outputOfBody(next.get(0));
    }
    String examples = graph.node("Shape", Map.of("start", 0, "end", 1), over.get(0));
    List<String> given = new ArrayList<>();
    for (RowsExpression row : scan.next()) {
      given.add(graph.node("Expand", graph.constant(0),
          graph.node("Concat", Map.of("axis", 0), examples, graph.integers(row.columns()))));
    }
    given.addAll(over);
    int backward = scan.isBackward() ? 1 : 0;
    List<Integer> axes = over.stream().map(all -> 1).toList();
    List<Integer> directions = over.stream().map(all -> backward).toList();
    int all = scan.givesAll() ? 1 : 0;
    List<String> outputs = graph.nodes("Scan", Map.of("body", body, "num_scan_inputs", over.size(),
        "scan_input_axes", axes, "scan_input_directions", directions,
        "scan_output_axes", IntStream.range(0, all).mapToObj(i -> 1).toList(),
        "scan_output_directions", IntStream.range(0, all).mapToObj(i -> backward).toList()),
        scan.next().size() + all, given.toArray(new String[0]));
    return outputs.get(scan.givesAll() ? scan.next().size() : 0);
  }
}
