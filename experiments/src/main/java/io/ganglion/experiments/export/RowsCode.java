package io.ganglion.experiments.export;

import io.ganglion.api.Block;
import io.ganglion.api.Expression;
import io.ganglion.api.Patches;
import io.ganglion.api.RowsExpression;
import io.ganglion.engine.LayerInfo;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements that compute what one layer is, written down for Java or C. */
final class RowsCode {
  private static final String ONE = "1";

  private final NetworkCode network;
  private final LayerInfo info;
  private final List<HeldRows> inputs;
  /** Where arrays are made: before the loop, of what is in one. */
  private final StringBuilder outside;
  private final StringBuilder lines;
  private final String indent;
  private final Map<RowsExpression, HeldRows> known = new IdentityHashMap<>();
  /** In a loop over steps: the rows of this one, and those that were carried on. */
  private final List<HeldRows> steps;
  private final List<HeldRows> before;

  RowsCode(NetworkCode network, LayerInfo info, List<HeldRows> inputs, StringBuilder lines) {
    this(network, info, inputs, lines, lines, "    ", List.of(), List.of());
  }

  private RowsCode(NetworkCode network, LayerInfo info, List<HeldRows> inputs, StringBuilder outside,
      StringBuilder lines, String indent, List<HeldRows> steps, List<HeldRows> before) {
    this.network = network;
    this.info = info;
    this.inputs = inputs;
    this.outside = outside;
    this.lines = lines;
    this.indent = indent;
    this.steps = steps;
    this.before = before;
  }

  /** The array that will hold an expression. */
  HeldRows of(RowsExpression expression) {
    HeldRows held = known.get(expression);
    if (held == null) {
      held = written(expression);
      known.put(expression, held);
    }
    return held;
  }

  private HeldRows written(RowsExpression expression) {
    if (expression instanceof RowsExpression.Input input) {
      return inputs.get(input.index());
    } else if (expression instanceof RowsExpression.Step step) {
      return steps.get(step.index());
    } else if (expression instanceof RowsExpression.Before carried) {
      return before.get(carried.index());
    } else if (expression instanceof RowsExpression.Operation operation) {
      return operation(operation);
    } else if (expression instanceof RowsExpression.Each each) {
      return each(each);
    } else if (expression instanceof RowsExpression.Softmax softmax) {
      return ofSame(of(softmax.x()), RowsFunction.SOFTMAX, expression.columns());
    } else if (expression instanceof RowsExpression.Sums sums) {
      return ofSame(of(sums.x()), RowsFunction.SUMS, 1);
    } else if (expression instanceof RowsExpression.Product product) {
      return product(product);
    } else if (expression instanceof RowsExpression.Lookup lookup) {
      HeldRows tokens = of(lookup.tokens());
      HeldRows y = made(tokens.rows(), expression.columns());
      call(RowsFunction.LOOKUP, tokens.array(), place(lookup.table()), y.array(), y.rows(), y.columns());
      return y;
    } else if (expression instanceof RowsExpression.FirstRows first) {
      return firstRows(first);
    } else if (expression instanceof RowsExpression.Convolution convolution) {
      return convolution(convolution);
    } else if (expression instanceof RowsExpression.Pool pool) {
      return pool(pool);
    } else if (expression instanceof RowsExpression.Attention attention) {
      return attention(attention);
    } else if (expression instanceof RowsExpression.Part part) {
      HeldRows x = of(part.x());
      HeldRows y = made(x.rows(), part.columns());
      take(x, "0", part.from(), y, "0", 0, x.rows(), part.columns());
      return y;
    } else if (expression instanceof RowsExpression.Beside beside) {
      return beside(beside);
    } else if (expression instanceof RowsExpression.Flat flat) {
      return new HeldRows(of(flat.x()).array(), ONE, flat.columns());
    } else if (expression instanceof RowsExpression.Scan scan) {
      return scan(scan);
    }
    HeldRows row = made(ONE, expression.columns()); // parameters or constants by themselves
    fill(expression, row);
    return row;
  }

  private void line(String line) {
    lines.append(indent).append(line).append('\n');
  }

  private void call(RowsFunction function, Object... arguments) {
    line(network.call(function, arguments) + ";");
  }

  private int place(Block block) {
    return info.from(block);
  }

  /** A new array. */
  private HeldRows made(String rows, int columns) {
    HeldRows held = new HeldRows(network.name("n"), rows, columns);
    network.array(held.array(), rows, columns).forEach(line -> outside.append("    ").append(line).append('\n'));
    return held;
  }

  private void take(HeldRows x, String fromRow, int from, HeldRows y, String toRow, int to, String rows, int columns) {
    call(RowsFunction.TAKE, x.array(), fromRow, x.columns(), from, y.array(), toRow, y.columns(), to, rows, columns);
  }

  /** A function of rows that knows how many they are, and how many columns go in. */
  private HeldRows ofSame(HeldRows x, RowsFunction function, int columns) {
    HeldRows y = made(x.rows(), columns);
    call(function, x.array(), y.array(), x.rows(), x.columns());
    return y;
  }

  private static boolean isForAllRows(RowsExpression expression) {
    return expression instanceof RowsExpression.Parameters || expression instanceof RowsExpression.Constants;
  }

  /** Overwrites all rows of y with parameters or constants. */
  private void fill(RowsExpression expression, HeldRows y) {
    int from = expression instanceof RowsExpression.Parameters parameters ? place(parameters.block())
        : network.place(((RowsExpression.Constants) expression).numbers());
    call(RowsFunction.REPEAT, from, y.array(), y.rows(), y.columns());
  }

  private HeldRows operation(RowsExpression.Operation operation) {
    List<RowsExpression> operands = operation.operands();
    int columns = operation.columns();
    String rows = ONE;
    for (RowsExpression operand : operands) {
      rows = isForAllRows(operand) ? rows : of(operand).rows();
    }
    HeldRows y = made(rows, columns);
    List<String> written = new ArrayList<>();
    for (RowsExpression operand : operands) {
      written.add(operand(operand, rows, columns));
    }
    each(y, network.written(operation.operator(), written));
    return y;
  }

  private void each(HeldRows y, String value) {
    line("for (int i = 0; i < " + y.size() + "; i++) {");
    line("  " + y.array() + "[i] = " + value + ";");
    line("}");
  }

  private String operand(RowsExpression operand, String rows, int columns) {
    String column = columns == 1 ? "0" : rows.equals(ONE) ? "i" : "i % " + columns;
    if (operand instanceof RowsExpression.Constants constants && constants.columns() == 1) {
      return network.style().number(constants.numbers().get(0));
    } else if (isForAllRows(operand)) {
      int from = operand instanceof RowsExpression.Parameters parameters ? place(parameters.block())
          : network.place(((RowsExpression.Constants) operand).numbers());
      return "WEIGHTS[" + from + (operand.columns() == 1 ? "" : " + " + column) + "]";
    }
    String array = of(operand).array();
    return array + (operand.columns() == columns ? "[i]" : rows.equals(ONE) ? "[0]" : "[i / " + columns + "]");
  }

  private HeldRows each(RowsExpression.Each each) {
    HeldRows x = of(each.x());
    if (each.expression() instanceof Expression.NetInput) {
      return x;
    }
    HeldRows y = made(x.rows(), x.columns());
    each(y, network.activation(each.expression()) + "(" + x.array() + "[i])");
    return y;
  }

  private HeldRows product(RowsExpression.Product product) {
    HeldRows x = of(product.x());
    Optional<HeldRows> start = product.start().filter(from -> !isForAllRows(from)).map(this::of);
    HeldRows y = made(x.rows(), product.columns());
    if (start.isPresent()) {
      call(RowsFunction.COPY, start.get().array(), y.array(), y.size());
    } else if (product.start().isPresent()) {
      fill(product.start().get(), y);
    } else {
      call(RowsFunction.CLEAR, y.array(), y.size());
    }
    call(RowsFunction.TIMES, x.array(), x.rows(), x.columns(), y.array(), y.columns(), place(product.weights()));
    return y;
  }

  private HeldRows firstRows(RowsExpression.FirstRows first) {
    HeldRows like = of(first.like());
    if (network.isByStep()) {
      HeldRows row = made(ONE, first.columns());
      each(row, "WEIGHTS[" + place(first.table()) + " + " + network.seen() + " * " + first.columns() + " + i]");
      return row;
    }
    refuseUnless(like.rows() + " <= " + first.table().rows(), "an example has at most " + first.table().rows()
        + " steps");
    HeldRows y = made(like.rows(), first.columns());
    each(y, "WEIGHTS[" + place(first.table()) + " + i]");
    return y;
  }

  private void refuseUnless(String condition, String message) {
    line("if (!(" + condition + ")) {");
    line("  " + network.style().refuse(message));
    line("}");
  }

  /** Windows along an axis: how many, and the place that the first of them sees first. */
  private record Windows(String places, String first) {}

  private Windows windows(Patches.Axis axis, String size) {
    if (HeldRows.isConstant(size)) {
      int number = Integer.parseInt(size);
      return new Windows(Integer.toString(axis.places(number)), Integer.toString(axis.first(number)));
    }
    Object[] arguments = {size, axis.reach(), axis.stride(), axis.isSame() ? -1 : axis.before(), axis.behind()};
    String places = network.name("r");
    String first = network.name("f");
    line("int " + places + " = " + network.call(RowsFunction.PLACES, arguments) + ";");
    line("int " + first + " = " + network.call(RowsFunction.FIRST, arguments) + ";");
    refuseUnless(places + " > 0", "an example has too few steps");
    return new Windows(places, first);
  }

  /** The number of lines of an image, or of steps. */
  private static String height(HeldRows x, Patches patches) {
    return HeldRows.isConstant(x.rows()) ? Integer.toString(Integer.parseInt(x.rows()) / patches.width()) : x.rows();
  }

  /** How many windows there are: across, they are known. */
  private static String count(Windows down, Windows across) {
    return HeldRows.isConstant(down.places)
        ? Integer.toString(Integer.parseInt(down.places) * Integer.parseInt(across.places)) : down.places;
  }

  private HeldRows convolution(RowsExpression.Convolution convolution) {
    Patches patches = convolution.patches();
    HeldRows x = network.isByStep() ? lastRows(of(convolution.x()), patches.down().reach()) : of(convolution.x());
    String height = height(x, patches);
    Windows down = network.isByStep() ? new Windows(ONE, "0") : windows(patches.down(), height);
    Windows across = windows(patches.across(), Integer.toString(patches.width()));
    HeldRows y = made(count(down, across), convolution.columns());
    if (convolution.biases().isPresent()) {
      fill(new RowsExpression.Parameters(convolution.biases().get()), y);
    } else {
      call(RowsFunction.CLEAR, y.array(), y.size());
    }
    call(RowsFunction.CONVOLVE, x.array(), height, patches.width(), x.columns(), y.array(), down.places, across.places,
        y.columns(), place(convolution.weights()), patches.groups(), patches.down().kernel(), patches.down().stride(),
        patches.down().dilation(), down.first, patches.across().kernel(), patches.across().stride(),
        patches.across().dilation(), across.first);
    return y;
  }

  /** The row of this step behind those before it; zeros where there are none. */
  private HeldRows lastRows(HeldRows x, int rows) {
    HeldRows kept = network.kept(rows * x.columns(), false);
    HeldRows last = new HeldRows(kept.array(), Integer.toString(rows), x.columns());
    line("if (" + network.seen() + " == 0) {");
    line("  " + network.call(RowsFunction.CLEAR, last.array(), last.size()) + ";");
    line("}");
    take(last, ONE, 0, last, "0", 0, Integer.toString(rows - 1), x.columns());
    take(x, "0", 0, last, Integer.toString(rows - 1), 0, ONE, x.columns());
    return last;
  }

  private HeldRows pool(RowsExpression.Pool pool) {
    HeldRows x = of(pool.x());
    int isMax = pool.isMax() ? 1 : 0;
    if (pool.windows().isEmpty()) {
      HeldRows y = made(ONE, x.columns());
      call(RowsFunction.POOL, x.array(), x.rows(), 1, x.columns(), y.array(), 1, 1, isMax, x.rows(), 1, 0, 1, 1, 0);
      return y;
    }
    Patches patches = pool.windows().get();
    String height = height(x, patches);
    Windows down = windows(patches.down(), height);
    Windows across = windows(patches.across(), Integer.toString(patches.width()));
    HeldRows y = made(count(down, across), x.columns());
    call(RowsFunction.POOL, x.array(), height, patches.width(), x.columns(), y.array(), down.places, across.places,
        isMax, patches.down().kernel(), patches.down().stride(), down.first, patches.across().kernel(),
        patches.across().stride(), across.first);
    return y;
  }

  private HeldRows attention(RowsExpression.Attention attention) {
    HeldRows queries = of(attention.queries());
    HeldRows keys = of(attention.keys());
    HeldRows values = of(attention.values());
    if (network.isByStep()) {
      HeldRows allKeys = network.kept(keys.columns(), true);
      HeldRows allValues = network.kept(values.columns(), true);
      HeldRows weights = network.kept(1, true);
      take(keys, "0", 0, allKeys, network.seen(), 0, ONE, keys.columns());
      take(values, "0", 0, allValues, network.seen(), 0, ONE, values.columns());
      HeldRows row = made(ONE, values.columns());
      call(RowsFunction.ATTEND_LAST, queries.array(), allKeys.array(), allValues.array(), row.array(),
          network.seen() + " + 1", row.columns(), attention.heads(), weights.array());
      return row;
    }
    HeldRows y = made(values.rows(), values.columns());
    HeldRows weights = made(values.rows(), 1);
    call(RowsFunction.ATTEND, queries.array(), keys.array(), values.array(), y.array(), y.rows(), y.columns(),
        attention.heads(), attention.isCausal() ? 1 : 0, weights.array());
    return y;
  }

  private HeldRows beside(RowsExpression.Beside beside) {
    String rows = ONE;
    for (RowsExpression part : beside.parts()) {
      rows = isForAllRows(part) ? rows : of(part).rows();
    }
    HeldRows y = made(rows, beside.columns());
    int to = 0;
    for (RowsExpression part : beside.parts()) {
      HeldRows held;
      if (isForAllRows(part)) {
        held = made(rows, part.columns());
        fill(part, held);
      } else {
        held = of(part);
      }
      take(held, "0", 0, y, "0", to, rows, part.columns());
      to += part.columns();
    }
    return y;
  }

  /** A loop over the steps, in whose first round nothing has been carried on. */
  private HeldRows scan(RowsExpression.Scan scan) {
    List<HeldRows> over = scan.over().stream().map(this::of).toList();
    if (network.isByStep()) {
      return step(scan, over);
    }
    String rows = over.get(0).rows();
    List<HeldRows> ofStep = over.stream().map(all -> made(ONE, all.columns())).toList();
    List<HeldRows> carried = scan.first().stream().map(row -> made(ONE, row.columns())).toList();
    HeldRows all = scan.givesAll() ? made(rows, scan.columns()) : carried.get(0);
    StringBuilder first = new StringBuilder();
    StringBuilder next = new StringBuilder();
    String deeper = indent + "    ";
    carry(new RowsCode(network, info, inputs, outside, first, deeper, ofStep, List.of()), scan.first(), carried);
    carry(new RowsCode(network, info, inputs, outside, next, deeper, ofStep, carried), scan.next(), carried);
    String step = network.name("t");
    String place = scan.isBackward() ? rows + " - 1 - " + step : step;
    line("for (int " + step + " = 0; " + step + " < " + rows + "; " + step + "++) {");
    RowsCode inside = new RowsCode(network, info, inputs, outside, lines, indent + "  ", ofStep, carried);
    for (int i = 0; i < over.size(); i++) {
      inside.take(over.get(i), place, 0, ofStep.get(i), "0", 0, ONE, over.get(i).columns());
    }
    line("  if (" + step + " == 0) {");
    lines.append(first);
    line("  } else {");
    lines.append(next);
    line("  }");
    if (scan.givesAll()) {
      inside.take(carried.get(0), "0", 0, all, place, 0, ONE, all.columns());
    }
    line("}");
    return all;
  }

  /** One step of a loop. */
  private HeldRows step(RowsExpression.Scan scan, List<HeldRows> over) {
    List<HeldRows> carried = scan.first().stream().map(row -> network.kept(row.columns(), false)).toList();
    StringBuilder first = new StringBuilder();
    StringBuilder next = new StringBuilder();
    carry(new RowsCode(network, info, inputs, outside, first, indent + "  ", over, List.of()), scan.first(), carried);
    carry(new RowsCode(network, info, inputs, outside, next, indent + "  ", over, carried), scan.next(), carried);
    line("if (" + network.seen() + " == 0) {");
    lines.append(first);
    line("} else {");
    lines.append(next);
    line("}");
    return carried.get(0);
  }

  private static void carry(RowsCode code, List<RowsExpression> expressions, List<HeldRows> carried) {
    List<HeldRows> made = expressions.stream().map(code::of).toList(); // all, before what they use is overwritten
    for (int i = 0; i < made.size(); i++) {
      code.call(RowsFunction.COPY, made.get(i).array(), carried.get(i).array(), carried.get(i).columns());
    }
  }
}
