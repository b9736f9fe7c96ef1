package io.ganglion.engine.network;

import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Loss;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.settings.Precision;
import org.jspecify.annotations.Nullable;

/** Computes some rows once more, node by node, until a number is not finite. */
public final class BreakdownFinder {
  /** An activation or a loss that fails on such numbers is to blame itself (chosen). */
  private static final double MODERATE = 1000;

  /**
   * What was found.
   *
   * @param node its index in the graph
   * @param cause {@link Cause#STEP} if nothing else is known
   */
  public record Found(int node, String what, Cause cause) {}

  /** What is likely to blame. */
  public enum Cause {
    /** An activation, or its derivative, fails on net inputs of moderate size. */
    ACTIVATION,
    /** The loss, or its derivative, fails on outputs of moderate size. */
    LOSS,
    /** A layer that is a plug-in of others fails on inputs and parameters of moderate size. */
    LAYER,
    /** The initial weights weren't finite. */
    INITIALIZER,
    /** None of these. */
    STEP
  }

  private final Graph graph;
  private final NetworkPass pass;

  public BreakdownFinder(Graph graph, Precision precision) {
    this.graph = graph;
    this.pass = new NetworkPass(graph, Arithmetic.in(precision, Kernels.plain()));
  }

  /**
   * The first number that is not finite on the way through the network and back; null if all are.
   *
   * @param input what goes into the first input
   * @param shown has been shown the rows of all inputs
   */
  public @Nullable Found find(Parameters parameters, Loss loss, Rows input, NetworkPass shown,
      TargetRows targets) {
    for (int k = 0; k < graph.inputs(); k++) {
      pass.batch(k).show(shown.batch(k));
      pass.examples(k).show(k == 0 ? input : shown.examples(k));
    }
    pass.forward(parameters);
    int last = graph.last();
    for (int node = 1; node <= last; node++) {
      Rows out = pass.output(node);
      int bad = firstBad(out);
      if (bad >= 0) {
        return graph.node(node).layer().activation().isPresent()
            ? ofActivation(node, "the activation", number(out, bad), number(into(node), bad), place(node, out, bad))
            : new Found(node, (graph.node(node).layer().isPlugin() ? "an output is " : "a net input is ")
                + number(out, bad) + place(node, out, bad), isToBlame(node, parameters) ? Cause.LAYER : Cause.STEP);
      }
    }
    double value = pass.loss(loss, targets);
    if (!Double.isFinite(value)) {
      return new Found(last, "the loss is " + value, isModerate(pass.netInputs()) ? Cause.LOSS : Cause.STEP);
    }
    pass.backward(parameters, loss, targets);
    for (int node = last - 1; node > 0; node--) {
      if (graph.node(node).layer().activation().isEmpty() && graph.isTrained(node)
          && firstBad(pass.outputGradient(node)) >= 0) {
        return inPassBack(node, parameters);
      }
    }
    return null;
  }

  /** What goes into an activation. */
  private Rows into(int node) {
    return node == graph.last() ? pass.netInputs() : pass.inputs(node)[0];
  }

  /** Of a node the gradient of whose outputs is not finite, though that of the nodes after it is. */
  private Found inPassBack(int node, Parameters parameters) {
    Rows gradient = pass.outputGradient(node);
    int bad = firstBad(gradient);
    String place = place(node, gradient, bad);
    String what = (graph.node(node).layer().isPlugin() ? "the gradient of an output is "
        : "the gradient of a net input is ") + number(gradient, bad) + place;
    int activated = graph.activationOf(node);
    if (activated > 0 && graph.node(activated).layer().activation().orElseThrow()
        instanceof ElementwiseActivation activation) {
      double x = number(into(activated), bad);
      double derivative = activation.derivative(x, activation.value(x));
      if (!Double.isFinite(derivative)) {
        return ofActivation(activated, "the activation's derivative", derivative, x, place);
      }
    }
    for (int of = node; of < graph.last(); of++) { // a layer may also overwrite the gradient of its outputs
      if ((of == node || graph.node(of).inputs().contains(node)) && isToBlame(of, parameters)) {
        return new Found(of, what, Cause.LAYER);
      }
    }
    return new Found(node, what, activated == graph.last() && isModerate(pass.netInputs()) ? Cause.LOSS : Cause.STEP);
  }

  /** Whether a node is a layer of others that gets nothing but numbers of moderate size. */
  private boolean isToBlame(int node, Parameters parameters) {
    if (!(graph.node(node).layer() instanceof PluginLayer plugin)
        || plugin.layer().getClass().getClassLoader() == BreakdownFinder.class.getClassLoader()) {
      return false;
    }
    for (Rows input : pass.inputs(node)) {
      if (firstBad(input) >= 0 || !isModerate(input)) {
        return false;
      }
    }
    for (int i = graph.offset(node); i < graph.offset(node) + plugin.parameterCount(); i++) {
      if (!(Math.abs(parameters.values().number(i)) <= MODERATE)) {
        return false;
      }
    }
    return true;
  }

  private static Found ofActivation(int node, String what, double value, double x, String place) {
    return Math.abs(x) <= MODERATE
        ? new Found(node, what + " is " + value + " at " + x + place, Cause.ACTIVATION)
        : new Found(node, "a net input is " + x + ", and " + what + " there " + value + place, Cause.STEP);
  }

  /** Where a number that a node gives is: which example, and which of its steps; empty for rows of a table. */
  private String place(int node, Rows rows, int bad) {
    if (!graph.shape(0).isSequence()) {
      return "";
    }
    Ragged batch = pass.batch(node);
    int row = bad / rows.width();
    int example = batch.exampleOf(row);
    String step = batch.rows(example) > 1 ? "step " + (row - batch.start(example) + 1) + " of " : "";
    return ", in " + step + "sequence " + (batch.number(example) + 1);
  }

  /** The first node with a parameter that is not finite; null if all are. */
  public @Nullable Found inParameters(double[] parameters, String what, Cause cause) {
    for (int node : graph.trained()) {
      int from = graph.offset(node);
      for (int i = from; i < from + graph.node(node).layer().parameterCount(); i++) {
        if (!Double.isFinite(parameters[i])) {
          return new Found(node, what + " is " + parameters[i], cause);
        }
      }
    }
    return null;
  }

  private static boolean isModerate(Rows rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (Math.abs(number(rows, i)) > MODERATE) {
        return false;
      }
    }
    return true;
  }

  private static int firstBad(Rows rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (!Double.isFinite(number(rows, i))) {
        return i;
      }
    }
    return -1;
  }

  private static double number(Rows rows, int i) {
    float[] floats = rows.floats();
    return floats == null ? rows.doubles()[rows.offset() + i] : floats[rows.offset() + i];
  }
}
