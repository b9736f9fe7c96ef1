package io.ganglion.testkit;

import io.ganglion.api.Block;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Expression;
import io.ganglion.api.Matrix;
import io.ganglion.api.Patches;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Computes what a layer says of itself for one example, in double precision, and compares that with its pass. */
final class LayerExpression {
  /** What is computed: the numbers of rows, row after row. */
  private record Rows(int rows, int columns, double[] numbers) {
    double at(int row, int column) {
      return numbers[(rows == 1 ? 0 : row) * columns + (columns == 1 ? 0 : column)];
    }

    static Rows of(Values values) {
      return new Rows(values.rows(), values.columns(), PlainValues.copy(values, true));
    }

    PlainValues values() {
      PlainValues values = new PlainValues(true, columns, 0);
      values.put(numbers);
      return values;
    }
  }

  private final LayerSample sample;
  private final PlainMaths maths = new PlainMaths(true);
  private final Rows x;
  /** In a scan: the rows of this step, and those that were carried on. */
  private final List<Rows> steps;
  private final List<Rows> before;
  private final Map<RowsExpression, Rows> known = new IdentityHashMap<>();

  private LayerExpression(LayerSample sample, Rows x, List<Rows> steps, List<Rows> before) {
    this.sample = sample;
    this.x = x;
    this.steps = steps;
    this.before = before;
  }

  static void check(LayerSample sample, ExportableLayer layer) {
    List<Double> statistics = Arrays.stream(sample.statistics()).boxed().toList();
    RowsExpression expression = layer.expression(new RowsExpression.Input(0, sample.shape().features()),
        sample.shape(), statistics);
    for (int example = 0; example < sample.count(); example++) {
      int[] one = {example};
      double[] pass = new LayerRun(sample, true).forward(sample, one, LayerRun.batch(sample, one, false));
      Rows input = new Rows(sample.length(example), sample.shape().features(), sample.inputs(example));
      Rows said = new LayerExpression(sample, input, List.of(), List.of()).of(expression);
      int columns = sample.form().output().features();
      if (said.columns != columns || said.numbers.length != pass.length) {
        throw Breach.of("for " + sample.shape() + ", its pass gives " + pass.length / columns + " rows of " + columns
            + " numbers, and its expression " + said.rows + " of " + said.columns,
            "let the expression give what the pass gives for one example");
      }
      int i = Bits.firstDifference(said.numbers, pass);
      if (i >= 0) {
        throw Breach.of("in row " + i / columns + ", column " + i % columns + " of an example of " + sample.shape()
                + ", its pass gives " + pass[i] + ", and its expression " + said.numbers[i],
            "write the expression operation by operation as the pass computes, with sums in the same order");
      }
    }
  }

  private Rows of(RowsExpression expression) {
    Rows rows = known.get(expression);
    if (rows == null) {
      rows = computed(expression);
      known.put(expression, rows);
    }
    return rows;
  }

  private Rows computed(RowsExpression expression) {
    if (expression instanceof RowsExpression.Input) {
      return x;
    } else if (expression instanceof RowsExpression.Step step) {
      return steps.get(step.index());
    } else if (expression instanceof RowsExpression.Before carried) {
      return before.get(carried.index());
    } else if (expression instanceof RowsExpression.Parameters row) {
      return table(row.block());
    } else if (expression instanceof RowsExpression.Constants constants) {
      return new Rows(1, constants.columns(), constants.numbers().stream().mapToDouble(number -> number).toArray());
    } else if (expression instanceof RowsExpression.Operation operation) {
      return operation(operation.operator(), operation.operands().stream().map(this::of).toList());
    } else if (expression instanceof RowsExpression.Each each) {
      Rows of = of(each.x());
      return new Rows(of.rows, of.columns, Arrays.stream(of.numbers).map(each.expression()::at).toArray());
    } else if (expression instanceof RowsExpression.Softmax softmax) {
      PlainValues values = of(softmax.x()).values();
      maths.softmax(values, 0, values.rows(), values.columns(), values);
      return Rows.of(values);
    } else if (expression instanceof RowsExpression.Sums sums) {
      Values values = maths.values(1);
      maths.rowSums(of(sums.x()).values(), values);
      return Rows.of(values);
    } else if (expression instanceof RowsExpression.Product product) {
      return product(product);
    } else if (expression instanceof RowsExpression.Lookup lookup) {
      Rows table = table(lookup.table());
      Rows tokens = of(lookup.tokens());
      return made(tokens.rows, table.columns, (row, column) -> table.at((int) tokens.at(row, 0), column));
    } else if (expression instanceof RowsExpression.FirstRows first) {
      return made(of(first.like()).rows, first.columns(), table(first.table())::at);
    } else if (expression instanceof RowsExpression.Convolution convolution) {
      return convolution(convolution);
    } else if (expression instanceof RowsExpression.Pool pool) {
      return pool(pool);
    } else if (expression instanceof RowsExpression.Attention attention) {
      return attention(attention);
    } else if (expression instanceof RowsExpression.Part part) {
      Rows all = of(part.x());
      return made(all.rows, part.columns(), (row, column) -> all.numbers[row * all.columns + part.from() + column]);
    } else if (expression instanceof RowsExpression.Beside beside) {
      return beside(beside.parts().stream().map(this::of).toList());
    } else if (expression instanceof RowsExpression.Flat flat) {
      return new Rows(1, flat.columns(), of(flat.x()).numbers);
    }
    return scan((RowsExpression.Scan) expression);
  }

  /** The number of a row and column. */
  private interface Cell {
    double at(int row, int column);
  }

  private static Rows made(int rows, int columns, Cell cell) {
    double[] numbers = new double[rows * columns];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = cell.at(i / columns, i % columns);
    }
    return new Rows(rows, columns, numbers);
  }

  private static int most(List<Rows> of) {
    return of.stream().mapToInt(Rows::rows).max().orElseThrow();
  }

  private static Rows operation(Expression.Operator operator, List<Rows> operands) {
    int columns = operands.stream().mapToInt(Rows::columns).max().orElseThrow();
    return made(most(operands), columns, (row, column) -> new Expression.Operation(operator, operands.stream()
        .map(operand -> Expression.of(operand.at(row, column))).toList()).at(0));
  }

  private Rows table(Block block) {
    return new Rows(block.rows(), block.columns(), sample.parameters(sample.blocks().indexOf(block)));
  }

  private Matrix matrix(Block block) {
    return maths.matrix(block.columns(), table(block).numbers);
  }

  private Rows product(RowsExpression.Product product) {
    Rows of = of(product.x());
    Values y = maths.values(product.columns());
    if (product.start().isEmpty()) {
      maths.times(of.values(), matrix(product.weights()), y);
    } else {
      Rows start = of(product.start().get());
      Rows all = made(of.rows, start.columns, start::at);
      y.resize(of.rows);
      maths.onto(of.values(), 0, matrix(product.weights()), false, all.values(), 0, y, 0, of.rows);
    }
    return Rows.of(y);
  }

  private Rows convolution(RowsExpression.Convolution convolution) {
    Rows of = of(convolution.x());
    PlainBatch batch = PlainBatch.of(new int[] {0}, new int[] {of.rows}, false, new double[0]);
    Values y = maths.values(convolution.columns());
    if (convolution.biases().isPresent()) {
      maths.timesPatches(batch, convolution.patches(), of.values(), matrix(convolution.weights()),
          matrix(convolution.biases().get()), y);
    } else {
      maths.timesPatches(batch, convolution.patches(), of.values(), matrix(convolution.weights()), y);
    }
    return Rows.of(y);
  }

  private Rows pool(RowsExpression.Pool pool) {
    Rows of = of(pool.x());
    Patches patches = pool.windows().orElseGet(() ->
        Patches.ofSteps(Patches.Axis.valid(of.rows, 1, 1), 1));
    int width = patches.width();
    int height = of.rows / width;
    int perLine = patches.across().places(width);
    return made(patches.rows(of.rows), of.columns, (row, column) -> {
      int top = patches.down().first(height) + row / perLine * patches.down().stride();
      int left = patches.across().first(width) + row % perLine * patches.across().stride();
      double result = Double.NaN;
      int count = 0;
      for (int line = Math.max(0, top); line < Math.min(height, top + patches.down().kernel()); line++) {
        for (int at = Math.max(0, left); at < Math.min(width, left + patches.across().kernel()); at++) {
          double number = of.at(line * width + at, column);
          result = count == 0 ? number : pool.isMax() ? Math.max(result, number) : result + number;
          count++;
        }
      }
      return pool.isMax() ? result : result / count;
    });
  }

  private Rows attention(RowsExpression.Attention attention) {
    Rows queries = of(attention.queries());
    Rows keys = of(attention.keys());
    Rows values = of(attention.values());
    int size = attention.columns() / attention.heads();
    double[] y = new double[values.numbers.length];
    for (int row = 0; row < queries.rows; row++) {
      int seen = attention.isCausal() ? row + 1 : keys.rows;
      for (int head = 0; head < attention.columns(); head += size) {
        PlainValues weights = new PlainValues(true, seen, 0);
        weights.resize(1);
        for (int j = 0; j < seen; j++) {
          double sum = 0;
          for (int k = head; k < head + size; k++) {
            sum = Math.fma(queries.at(row, k), keys.at(j, k), sum);
          }
          weights.set(0, j, sum);
        }
        maths.softmax(weights, 0, 1, seen, weights);
        for (int k = head; k < head + size; k++) {
          double sum = 0;
          for (int j = 0; j < seen; j++) {
            sum = Math.fma(weights.get(0, j), values.at(j, k), sum);
          }
          y[row * attention.columns() + k] = sum;
        }
      }
    }
    return new Rows(queries.rows, attention.columns(), y);
  }

  private static Rows beside(List<Rows> parts) {
    int rows = most(parts);
    int columns = parts.stream().mapToInt(Rows::columns).sum();
    double[] numbers = new double[rows * columns];
    int from = 0;
    for (Rows part : parts) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < part.columns; column++) {
          numbers[row * columns + from + column] = part.at(row, column);
        }
      }
      from += part.columns;
    }
    return new Rows(rows, columns, numbers);
  }

  private Rows scan(RowsExpression.Scan scan) {
    List<Rows> over = scan.over().stream().map(this::of).toList();
    int count = over.get(0).rows;
    double[] all = new double[count * scan.columns()];
    List<Rows> carried = List.of();
    for (int i = 0; i < count; i++) {
      int row = scan.isBackward() ? count - 1 - i : i;
      List<Rows> ofStep = over.stream()
          .map(each -> made(1, each.columns, (none, column) -> each.at(row, column))).toList();
      LayerExpression step = new LayerExpression(sample, x, ofStep, carried);
      carried = new ArrayList<>((i == 0 ? scan.first() : scan.next()).stream().map(step::of).toList());
      System.arraycopy(carried.get(0).numbers, 0, all, row * scan.columns(), scan.columns());
    }
    return scan.givesAll() ? new Rows(count, scan.columns(), all) : carried.get(0);
  }
}
