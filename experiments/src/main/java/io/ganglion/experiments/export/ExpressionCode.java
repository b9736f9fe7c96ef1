package io.ganglion.experiments.export;

import io.ganglion.api.Expression;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An expression as the body of a function of x: a variable for each operation that others use, the result last. */
final class ExpressionCode {
  private final CodeStyle style;
  private final StringBuilder body = new StringBuilder();
  private final Map<Expression, String> names = new IdentityHashMap<>();
  private final Set<Expression.Operator> used = EnumSet.noneOf(Expression.Operator.class);

  ExpressionCode(CodeStyle style, Expression expression) {
    this.style = style;
    String result = expression instanceof Expression.Operation operation ? written(operation) : name(expression);
    body.append("    return ").append(result).append(";\n");
  }

  /** Every line is indented by four. */
  String body() {
    return body.toString();
  }

  /** Which operators there are. */
  Set<Expression.Operator> used() {
    return used;
  }

  private String name(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return style.number(constant.value());
    }
    if (!(expression instanceof Expression.Operation operation)) {
      return "x";
    }
    String known = names.get(expression);
    if (known != null) {
      return known;
    }
    String written = written(operation);
    String name = "v" + names.size();
    names.put(expression, name);
    body.append("    double ").append(name).append(" = ").append(written).append(";\n");
    return name;
  }

  private String written(Expression.Operation operation) {
    List<String> operands = operation.operands().stream().map(this::name).toList();
    used.add(operation.operator());
    return written(style, operation.operator(), operands);
  }

  /** An operator of operands that are written down, each of them a name or a number. */
  static String written(CodeStyle style, Expression.Operator operator, List<String> operands) {
    return switch (operator) {
      case PLUS -> operands.get(0) + " + " + operands.get(1);
      case MINUS -> operands.get(0) + " - " + operands.get(1);
      case TIMES -> operands.get(0) + " * " + operands.get(1);
      case OVER -> operands.get(0) + " / " + operands.get(1);
      case NEGATED -> "-(" + operands.get(0) + ")";
      case IF_GREATER -> operands.get(0) + " > " + operands.get(1) + " ? " + operands.get(2) + " : " + operands.get(3);
      default -> style.function(operator) + "(" + String.join(", ", operands) + ")";
    };
  }
}
