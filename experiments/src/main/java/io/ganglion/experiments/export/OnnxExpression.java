package io.ganglion.experiments.export;

import io.ganglion.api.Expression;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression as nodes of ONNX, all of which onnxruntime has for {@code double}. A sigmoid that is a part of
 * something is written by its exponential: onnxruntime makes x sigmoid(x) an operator that has no double form.
 */
final class OnnxExpression {
  private final OnnxGraph graph;
  private final String x;
  private final Map<Expression, String> names = new IdentityHashMap<>();

  OnnxExpression(OnnxGraph graph, String x) {
    this.graph = graph;
    this.x = x;
  }

  /** The tensor that holds its values. */
  String write(Expression expression) {
    boolean isSigmoid = expression instanceof Expression.Operation operation
        && operation.operator() == Expression.Operator.SIGMOID
        && operation.operands().get(0) instanceof Expression.NetInput;
    return isSigmoid ? graph.node("Sigmoid", x) : name(expression);
  }

  private String name(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return graph.constant(constant.value());
    }
    if (!(expression instanceof Expression.Operation operation)) {
      return x;
    }
    String known = names.get(expression);
    if (known == null) {
      known = written(graph, operation.operator(), operation.operands().stream().map(this::name).toList());
      names.put(expression, known);
    }
    return known;
  }

  /** An operator of tensors. */
  static String written(OnnxGraph graph, Expression.Operator operator, List<String> of) {
    String a = of.get(0);
    return switch (operator) {
      case PLUS -> graph.node("Add", a, of.get(1));
      case MINUS -> graph.node("Sub", a, of.get(1));
      case TIMES -> graph.node("Mul", a, of.get(1));
      case OVER -> graph.node("Div", a, of.get(1));
      case FMA -> graph.node("Add", graph.node("Mul", a, of.get(1)), of.get(2));
      case NEGATED -> graph.node("Neg", a);
      case ABS -> graph.node("Abs", a);
      case MAX -> graph.node("Max", a, of.get(1));
      case MIN -> graph.node("Min", a, of.get(1));
      case SQRT -> graph.node("Sqrt", a);
      case EXP, STRICT_EXP -> graph.node("Exp", a);
      case LOG -> graph.node("Log", a);
      case SIGMOID -> graph.node("Div", graph.constant(1),
          graph.node("Add", graph.constant(1), graph.node("Exp", graph.node("Neg", a))));
      case TANH -> graph.node("Tanh", a);
      case STRICT_EXPM1 -> graph.node("Sub", graph.node("Exp", a), graph.constant(1));
      case STRICT_LOG1P -> graph.node("Log", graph.node("Add", graph.constant(1), a));
      case STRICT_SIN -> graph.node("Sin", a);
      case IF_GREATER -> graph.node("Where", graph.node("Greater", a, of.get(1)), of.get(2), of.get(3));
    };
  }
}
