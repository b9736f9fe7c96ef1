package io.ganglion.experiments.export;

import io.ganglion.api.Expression;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The statements that compute a network's outputs for one example, and the functions that they call. Java and C have
 * nearly all words of them in common. Sums are the chains that the engine computes, in the same order.
 */
final class NetworkCode {
  /**
   * Numbers that are kept from one step of a sequence to the next.
   *
   * @param columns how many they are, or how many there are of each step
   * @param ofAllSteps whether those of all steps are kept
   */
  record Kept(String name, int columns, boolean ofAllSteps) {}

  /** More numbers are on the heap in C. */
  private static final int MOST_LOCAL = 4096;

  private final ExportedModel model;
  private final CodeStyle style;
  private final StringBuilder statements = new StringBuilder();
  private final HeldRows outputs;
  /** The names of functions by their bodies. */
  private final Map<String, String> activations = new LinkedHashMap<>();
  private final Set<Expression.Operator> operators = EnumSet.noneOf(Expression.Operator.class);
  private final Set<RowsFunction> functions = EnumSet.noneOf(RowsFunction.class);
  private boolean usesHeap;
  private int names;
  /** Empty if a sequence comes as a whole. */
  private final Optional<List<Kept>> kept;
  /** What follows the model's parameters among the weights. */
  private final List<Double> more = new ArrayList<>();

  /** For a whole example. */
  NetworkCode(ExportedModel model, CodeStyle style) {
    this(model, style, Optional.empty(), inputs(model), model.steps());
  }

  private NetworkCode(ExportedModel model, CodeStyle style, Optional<List<Kept>> kept, List<HeldRows> inputs,
      List<ExportedModel.Step> steps) {
    this.model = model;
    this.style = style;
    this.kept = kept;
    List<HeldRows> nodes = new ArrayList<>(inputs);
    for (ExportedModel.Step step : steps) {
      List<HeldRows> of = step.info().inputs().stream().map(input -> nodes.get(input.node())).toList();
      nodes.add(new RowsCode(this, step.info(), of, statements).of(step.expression()));
    }
    outputs = nodes.get(nodes.size() - 1);
  }

  /**
   * For the next token of a text, which is the only number of {@code x}: the net inputs of the last layer, behind those
   * that were {@link #seen}.
   */
  static NetworkCode ofTokens(ExportedModel model, CodeStyle style) {
    List<ExportedModel.Step> steps = new ArrayList<>(model.steps());
    ExportedModel.Step last = steps.remove(steps.size() - 1);
    RowsExpression.Softmax probabilities = (RowsExpression.Softmax) last.expression();
    steps.add(new ExportedModel.Step(last.info(), probabilities.x()));
    return new NetworkCode(model, style, Optional.of(new ArrayList<>()), List.of(new HeldRows("x", "1", 1)), steps);
  }

  /** Whether a sequence comes step by step. */
  boolean isByStep() {
    return kept.isPresent();
  }

  /** What is kept from one step to the next. */
  List<Kept> kept() {
    return kept.orElse(List.of());
  }

  /** How many steps have been seen before. */
  String seen() {
    return style.member("seen");
  }

  /** An array that is kept from one step to the next, of some numbers, or of as many for each of the steps. */
  HeldRows kept(int columns, boolean ofAllSteps) {
    Kept array = new Kept(name("k"), columns, ofAllSteps);
    kept.orElseThrow().add(array);
    return new HeldRows(style.member(array.name), ofAllSteps ? style.member("room") : "1", columns);
  }

  /** The arrays that hold the example, one for each input of the network. */
  static List<HeldRows> inputs(ExportedModel model) {
    List<Shape> shapes = model.model().network().inputShapes();
    List<HeldRows> inputs = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      String number = shapes.size() == 1 ? "" : Integer.toString(i);
      Shape shape = shapes.get(i);
      inputs.add(new HeldRows("x" + number, shape instanceof Shape.Row ? "1"
          : shape instanceof Shape.Grid image ? Integer.toString(image.height() * image.width()) : "rows" + number,
          shape.features()));
    }
    return inputs;
  }

  /** Every line is indented by four. */
  String statements() {
    return statements.toString();
  }

  /** What holds the outputs. */
  HeldRows outputs() {
    return outputs;
  }

  /** Whether the statements need memory of the heap in C. */
  boolean usesHeap() {
    return usesHeap;
  }

  /** Which operators the activations have, with those that the functions of layers need. */
  Set<Expression.Operator> operators() {
    return operators;
  }

  CodeStyle style() {
    return style;
  }

  /** A name that no array or variable has. */
  String name(String start) {
    names++;
    return start + names;
  }

  /** The statements that make an array of this name. */
  List<String> array(String name, String rows, int columns) {
    boolean isLocal = HeldRows.isConstant(rows) && (long) Integer.parseInt(rows) * columns <= MOST_LOCAL;
    usesHeap |= !isLocal;
    String size = HeldRows.isConstant(rows) ? Long.toString((long) Integer.parseInt(rows) * columns)
        : rows + " * " + columns;
    if (style == CodeStyle.JAVA) {
      return List.of("double[] " + name + " = new double[" + size + "];");
    }
    return isLocal ? List.of("double " + name + "[" + size + "];")
        : List.of("double *" + name + " = room(all, (size_t) " + size + ");", "if (" + name + " == NULL) {",
            "  return -1;", "}");
  }

  /** A call of a function. */
  String call(RowsFunction function, Object... arguments) {
    functions.addAll(function.closure());
    if (functions.contains(RowsFunction.SOFTMAX)) {
      operators.add(Expression.Operator.EXP);
    }
    return function.call() + "(" + String.join(", ", Arrays.stream(arguments).map(Object::toString).toList()) + ")";
  }

  /** The function of one number that an expression is. */
  String activation(Expression expression) {
    ExpressionCode code = new ExpressionCode(style, expression);
    operators.addAll(code.used());
    return activations.computeIfAbsent(code.body(), body -> "activation" + (activations.size() + 1));
  }

  /** An operator of operands that are written down. */
  String written(Expression.Operator operator, List<String> operands) {
    operators.add(operator);
    return ExpressionCode.written(style, operator, operands);
  }

  /** The place of fixed numbers among the weights. */
  int place(List<Double> numbers) {
    int place = model.parameters().length + more.size();
    more.addAll(numbers);
    return place;
  }

  /** The functions that the statements call, each after those that it calls itself, but for those of operators. */
  String functions() {
    StringBuilder text = new StringBuilder();
    activations.forEach((body, name) -> text.append("  ").append(style.modifiers()).append("double ").append(name)
        .append("(double x) {\n").append(body).append("  }\n\n"));
    functions.forEach(function -> text.append(function.text(style)).append('\n'));
    return text.toString();
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
