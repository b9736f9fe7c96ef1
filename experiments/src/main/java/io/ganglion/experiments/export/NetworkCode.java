package io.ganglion.experiments.export;

import io.ganglion.api.Block;
import io.ganglion.api.Expression;
import io.ganglion.api.formula.LayerFormula;
import io.ganglion.engine.LayerInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements that compute a network's outputs from the array x, and the functions that they call. Java and C have
 * nearly all words of them in common. Sums are the chains that the engine computes, in the same order.
 */
final class NetworkCode {
  /** Of {@link LayerFormula.Normalized}. */
  private static final int CHAINS = 16;

  private final ExportedModel model;
  private final CodeStyle style;
  private final StringBuilder statements = new StringBuilder();
  private final List<String> arrays = new ArrayList<>();
  /** The names of functions by their bodies. */
  private final Map<String, String> activations = new LinkedHashMap<>();
  private final Set<Expression.Operator> operators = EnumSet.noneOf(Expression.Operator.class);
  private boolean isDense;
  private boolean copies;
  private boolean adds;
  private boolean isSoftmax;
  private boolean isNormalized;
  private boolean isStandardized;
  /** What follows the model's parameters among the weights. */
  private final List<Double> more = new ArrayList<>();

  NetworkCode(ExportedModel model, CodeStyle style) {
    this.model = model;
    this.style = style;
    for (ExportedModel.Step step : model.steps()) {
      arrays.add(write(step.info(), step.formula()));
    }
  }

  /** Every line is indented by four. */
  String statements() {
    return statements.toString();
  }

  /** The array that holds the outputs. */
  String outputs() {
    return arrays.get(arrays.size() - 1);
  }

  /** Which operators the activations have, with those that the functions of layers need. */
  Set<Expression.Operator> operators() {
    return operators;
  }

  private String write(LayerInfo info, LayerFormula formula) {
    if (formula instanceof LayerFormula.Examples) {
      return "x";
    }
    String from = arrays.get(info.inputs().get(0).node());
    if (formula instanceof LayerFormula.Same || formula instanceof LayerFormula.Elementwise each
        && each.expression() instanceof Expression.NetInput) {
      return from;
    }
    String to = "n" + info.node();
    line(style.local(to, info.units()));
    if (formula instanceof LayerFormula.Affine) {
      isDense = true;
      List<Block> blocks = info.blocks();
      line("dense(" + from + ", " + info.inputWidth() + ", " + to + ", " + info.units() + ", "
          + info.from(blocks.get(0)) + ", " + (blocks.size() > 1 ? info.from(blocks.get(1)) : -1) + ");");
    } else if (formula instanceof LayerFormula.Elementwise each) {
      line("for (int i = 0; i < " + info.units() + "; i++) {");
      line("  " + to + "[i] = " + activation(each.expression()) + "(" + from + "[i]);");
      line("}");
    } else if (formula instanceof LayerFormula.Softmax) {
      isSoftmax = true;
      operators.add(Expression.Operator.EXP);
      line("softmax(" + from + ", " + to + ", " + info.units() + ");");
    } else if (formula instanceof LayerFormula.Normalized norm) {
      isNormalized = true;
      line("normalize(" + from + ", " + to + ", " + info.units() + ", " + info.from(info.blocks().get(0)) + ", "
          + info.from(info.blocks().get(1)) + ", " + style.number(norm.epsilon()) + ");");
    } else if (formula instanceof LayerFormula.Standardized norm) {
      isStandardized = true;
      int means = model.parameters().length + more.size();
      more.addAll(norm.means());
      more.addAll(norm.factors());
      line("standardize(" + from + ", " + to + ", " + info.units() + ", " + info.from(info.blocks().get(0)) + ", "
          + info.from(info.blocks().get(1)) + ", " + means + ", " + (means + info.units()) + ");");
    } else {
      joined(info, formula, to);
    }
    return to;
  }

  private void joined(LayerInfo info, LayerFormula formula, String to) {
    copies = true;
    int at = 0;
    for (LayerInfo.Input input : info.inputs()) {
      String from = arrays.get(input.node());
      if (formula instanceof LayerFormula.Concat || at == 0) {
        line("copy(" + from + ", " + to + ", " + (formula instanceof LayerFormula.Concat ? at : 0) + ", "
            + input.width() + ");");
      } else {
        adds = true;
        line("add(" + from + ", " + to + ", " + input.width() + ");");
      }
      at += input.width();
    }
  }

  private String activation(Expression expression) {
    ExpressionCode code = new ExpressionCode(style, expression);
    operators.addAll(code.used());
    return activations.computeIfAbsent(code.body(), body -> "activation" + (activations.size() + 1));
  }

  private void line(String line) {
    statements.append("    ").append(line).append('\n');
  }

  /** The functions that the statements call, each after those that it calls itself, but for those of operators. */
  String functions() {
    StringBuilder functions = new StringBuilder();
    activations.forEach((body, name) -> functions.append("  ").append(style.modifiers()).append("double ").append(name)
        .append("(double x) {\n").append(body).append("  }\n\n"));
    if (isDense) {
      functions.append(function("dense", ", int inputs, ", ", int units, int weights, int bias", """
              for (int j = 0; j < units; j++) {
                y[j] = bias < 0 ? 0 : WEIGHTS[bias + j];
              }
              for (int k = 0; k < inputs; k++) {
                for (int j = 0; j < units; j++) {
                  y[j] = FMA(x[k], WEIGHTS[weights + k * units + j], y[j]);
                }
              }
          """.replace("FMA", style.function(Expression.Operator.FMA))));
    }
    if (copies) {
      functions.append(function("copy", ", ", ", int at, int units", """
              for (int j = 0; j < units; j++) {
                y[at + j] = x[j];
              }
          """));
    }
    if (adds) {
      functions.append(function("add", ", ", ", int units", """
              for (int j = 0; j < units; j++) {
                y[j] += x[j];
              }
          """));
    }
    String fma = style.function(Expression.Operator.FMA);
    if (isNormalized) {
      functions.append("  ").append(style.modifiers()).append("double rowSum(").append(style.constantArray("x"))
          .append(", int units, int squared) {\n      ").append(style.local("chains", CHAINS)).append('\n').append("""
              for (int j = 0; j < 16; j++) {
                chains[j] = 0;
              }
              for (int j = 0; j < units; j++) {
                chains[j % 16] += squared > 0 ? x[j] * x[j] : x[j];
              }
              for (int half = 8; half > 0; half /= 2) {
                for (int j = 0; j < half; j++) {
                  chains[j] += chains[j + half];
                }
              }
              return chains[0];
            }

          """);
      functions.append(function("normalize", ", ", ", int units, int scales, int biases, double epsilon", """
              double mean = rowSum(x, units, 0) / units;
              for (int j = 0; j < units; j++) {
                y[j] = x[j] - mean;
              }
              double factor = 1 / SQRT(rowSum(y, units, 1) / units + epsilon);
              for (int j = 0; j < units; j++) {
                y[j] = FMA(y[j] * factor, WEIGHTS[scales + j], WEIGHTS[biases + j]);
              }
          """.replace("FMA", fma).replace("SQRT", style.function(Expression.Operator.SQRT))));
    }
    if (isStandardized) {
      functions.append(function("standardize", ", ", ", int units, int scales, int biases, int means, int factors", """
              for (int j = 0; j < units; j++) {
                double n = (x[j] - WEIGHTS[means + j]) * WEIGHTS[factors + j];
                y[j] = FMA(n, WEIGHTS[scales + j], WEIGHTS[biases + j]);
              }
          """.replace("FMA", fma)));
    }
    if (isSoftmax) {
      functions.append(function("softmax", ", ", ", int units", """
              double largest = x[0];
              for (int j = 1; j < units; j++) {
                largest = x[j] > largest ? x[j] : largest;
              }
              double sum = 0;
              for (int j = 0; j < units; j++) {
                y[j] = exactExp(x[j] - largest);
                sum += y[j];
              }
              for (int j = 0; j < units; j++) {
                y[j] /= sum;
              }
          """));
    }
    return functions.toString();
  }

  private String function(String name, String between, String after, String body) {
    return "  " + style.modifiers() + "void " + name + "(" + style.constantArray("x") + between + style.array("y")
        + after + ") {\n" + body + "  }\n\n";
  }

  /** The numbers that statements name by their places: the parameters of the model, and what layers have beside. */
  double[] weights() {
    double[] parameters = model.parameters();
    double[] weights = Arrays.copyOf(parameters, parameters.length + more.size());
    for (int i = 0; i < more.size(); i++) {
      weights[parameters.length + i] = more.get(i);
    }
    return weights;
  }
}
