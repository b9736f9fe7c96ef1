package io.ganglion.experiments.export;

import io.ganglion.api.RowsExpression;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many roundings lie one behind the other at most between the inputs of a network and its outputs. Times the unit
 * roundoff, that is the relative error of the outputs to first order (Higham 2002, section 3.1), where no layer
 * magnifies it.
 */
final class Roundings {
  /** Of functions such as the exponential, which are composed of some operations. */
  private static final int FUNCTION = 8;

  private final int steps;
  private final List<Integer> inputs;
  private final Map<RowsExpression, Integer> known = new IdentityHashMap<>();

  private Roundings(int steps, List<Integer> inputs) {
    this.steps = steps;
    this.inputs = inputs;
  }

  /** @param steps of the longest sequence */
  static int of(ExportedModel model, int steps) {
    List<Integer> nodes = new ArrayList<>();
    model.model().network().inputShapes().forEach(shape -> nodes.add(1)); // scaling
    for (ExportedModel.Step step : model.steps()) {
      List<Integer> of = step.info().inputs().stream().map(input -> nodes.get(input.node())).toList();
      nodes.add(new Roundings(steps, of).of(step.expression()));
    }
    return nodes.get(nodes.size() - 1);
  }

  private int of(RowsExpression expression) {
    Integer before = known.get(expression);
    if (before == null) {
      before = counted(expression);
      known.put(expression, before);
    }
    return before;
  }

  private int most(List<RowsExpression> of) {
    return of.stream().mapToInt(this::of).max().orElse(0);
  }

  private int counted(RowsExpression expression) {
    if (expression instanceof RowsExpression.Input input) {
      return inputs.get(input.index());
    } else if (expression instanceof RowsExpression.Operation operation) {
      return most(operation.operands()) + FUNCTION;
    } else if (expression instanceof RowsExpression.Each each) {
      return of(each.x()) + FUNCTION;
    } else if (expression instanceof RowsExpression.Softmax softmax) {
      return of(softmax.x()) + FUNCTION + softmax.columns();
    } else if (expression instanceof RowsExpression.Sums sums) {
      return of(sums.x()) + sums.x().columns();
    } else if (expression instanceof RowsExpression.Product product) {
      return Math.max(of(product.x()), product.start().map(this::of).orElse(0)) + product.weights().rows() + 1;
    } else if (expression instanceof RowsExpression.Convolution convolution) {
      return of(convolution.x()) + convolution.weights().rows() + 1;
    } else if (expression instanceof RowsExpression.Pool pool) {
      return of(pool.x()) + pool.windows().map(windows -> windows.taps(1)).orElse(steps);
    } else if (expression instanceof RowsExpression.Attention attention) {
      return most(List.of(attention.queries(), attention.keys(), attention.values())) + attention.columns()
          + 2 * steps + FUNCTION;
    } else if (expression instanceof RowsExpression.FirstRows first) {
      return of(first.like());
    } else if (expression instanceof RowsExpression.Part part) {
      return of(part.x());
    } else if (expression instanceof RowsExpression.Beside beside) {
      return most(beside.parts());
    } else if (expression instanceof RowsExpression.Flat flat) {
      return of(flat.x());
    } else if (expression instanceof RowsExpression.Scan scan) {
      return most(scan.over()) + steps * new Roundings(steps, inputs).most(scan.next());
    }
    return 1; // tables, parameters and constants, which are rounded
  }
}
