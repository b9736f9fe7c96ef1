package io.ganglion.experiments.export;

import io.ganglion.api.Expression;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.DateEncoding;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.FilledNumbers;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.experiments.run.GanglionVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A model as one file of C99 that needs the standard library alone, and predicts what the model predicts, to the last
 * bit, if the compiler keeps to IEEE 754 and doesn't contract expressions.
 */
public final class CExport {
  private static final CodeStyle STYLE = CodeStyle.C;
  private static final int NUMBERS_PER_LINE = 4;

  private final ExportedModel model;
  private final String name;
  private final NetworkCode network;
  private final List<String> inputNames;
  private final List<String> targetNames;
  private final StringBuilder out = new StringBuilder();

  private CExport(ExportedModel model, String name) {
    this.model = model;
    this.name = name;
    this.network = new NetworkCode(model, STYLE);
    this.inputNames = Identifiers.inC(JavaExport.columns(model.inputs()));
    this.targetNames = targets(model);
  }

  /**
   * The source text.
   *
   * @param name what the names of types and functions begin with, an identifier of C
   */
  public static String text(ExportedModel model, String name) {
    return new CExport(model, name).text();
  }

  /** What the names of a model's types and functions begin with unless something else is named. */
  public static String prefix(String name) {
    return Identifiers.inC(List.of(name)).get(0);
  }

  /** The members of a prediction, in the order of the targets. */
  static List<String> targets(ExportedModel model) {
    return Identifiers.inC(JavaExport.columns(model.targets())).stream()
        .map(target -> target.endsWith("_probabilities") || target.endsWith("_scores") ? target + "_" : target)
        .toList();
  }

  private String text() {
    String upper = name.toUpperCase(Locale.ROOT);
    out.append("/*\n").append(JavaExport.filled(" * ", "Predicts " + JavaExport.named(JavaExport.columns(
            model.targets())) + " from " + JavaExport.named(JavaExport.columns(model.inputs())) + ", as the model "
        + Literals.inComment(model.model().name()) + " does, to the last bit."))
        .append(" *\n").append(JavaExport.filled(" * ", "Written by Ganglion " + GanglionVersion.text()
            + ". C99; compile with -ffp-contract=off, without -ffast-math, and link with -lm. For the declarations"
            + " alone, define " + upper + "_HEADER before including this file. Safe for several threads."))
        .append(" */\n#ifndef ").append(upper).append("_DECLARED\n#define ").append(upper).append("_DECLARED\n\n");
    declarations();
    out.append("#endif\n\n#ifndef ").append(upper).append("_HEADER\n#include <math.h>\n#include <stddef.h>\n")
        .append("#include <stdint.h>\n#include <string.h>\n\n")
        .append("#ifndef __GNUC__\n#pragma STDC FP_CONTRACT OFF\n#endif\n\n");
    labels();
    weights();
    functions();
    predict();
    return out.append("#endif\n").toString();
  }

  private void declarations() {
    out.append("/* The values of one row. */\nstruct ").append(name).append("_row {\n");
    for (int i = 0; i < inputNames.size(); i++) {
      ColumnEncoding input = model.inputs().get(i);
      boolean isText = JavaExport.isCategory(input);
      String gaps = input.fillsGaps() ? "if there is none" : "isn't allowed";
      String taken = switch (input.type()) {
        case DATE -> "seconds since the first of 1970, UTC; NAN " + gaps;
        case CATEGORY -> "one of " + JavaExport.category(input).labels().size() + " labels in UTF-8; NULL " + gaps;
        case BOOLEAN -> "true or false, yes or no, and so on; NULL " + gaps;
        default -> "a number; NAN " + gaps;
      };
      out.append("  /* Column ").append(Literals.inComment(input.column())).append(": ").append(taken).append(". */\n")
          .append(isText ? "  const char *" : "  double ").append(inputNames.get(i)).append(";\n");
    }
    out.append("};\n\n/* What is predicted of it. */\nstruct ").append(name).append("_prediction {\n");
    for (int i = 0; i < targetNames.size(); i++) {
      ColumnEncoding target = model.targets().get(i);
      String comment = Literals.inComment(target.column());
      if (target instanceof CategoryEncoding labels) {
        out.append("  /* The predicted label of column ").append(comment).append(". */\n  const char *")
            .append(targetNames.get(i)).append(";\n");
        if (labels.form() != CategoryForm.ORDINAL) {
          out.append("  /* One for each of ").append(name).append("_labels_").append(targetNames.get(i))
              .append(". */\n  double ").append(targetNames.get(i)).append(scores(labels)).append('[')
              .append(labels.labels().size()).append("];\n");
        }
      } else {
        out.append("  /* Column ").append(comment).append(", in its own unit. */\n  double ")
            .append(targetNames.get(i)).append(";\n");
      }
    }
    out.append("};\n\n");
    for (int i = 0; i < targetNames.size(); i++) {
      if (model.targets().get(i) instanceof CategoryEncoding labels) {
        out.append("/* The labels that column ").append(Literals.inComment(labels.column())).append(" can have. */\n")
            .append("extern const char *const ").append(name).append("_labels_").append(targetNames.get(i)).append('[')
            .append(labels.labels().size()).append("];\n\n");
      }
    }
    out.append("/* Predicts one row. Returns 0, or the number of a column, from 1, whose value can't be used. */\n")
        .append("int ").append(name).append("_predict(const struct ").append(name).append("_row *row, struct ")
        .append(name).append("_prediction *prediction);\n\n");
  }

  private String scores(CategoryEncoding labels) {
    return Probabilities.areGivenBy(model.model().network().outputActivation(), labels) ? "_probabilities" : "_scores";
  }

  private void labels() {
    for (int i = 0; i < model.inputs().size(); i++) {
      if (JavaExport.isCategory(model.inputs().get(i))) {
        list("static const char *const LABELS_" + i, JavaExport.category(model.inputs().get(i)).labels());
      }
    }
    for (int i = 0; i < model.targets().size(); i++) {
      if (model.targets().get(i) instanceof CategoryEncoding target) {
        list("const char *const " + name + "_labels_" + targetNames.get(i), target.labels());
      }
    }
  }

  private void list(String declaration, List<String> labels) {
    out.append(declaration).append('[').append(labels.size()).append("] = {\n");
    labels.forEach(label -> out.append("  ").append(Literals.inC(label)).append(",\n"));
    out.append("};\n\n");
  }

  private void weights() {
    double[] weights = network.weights();
    out.append("static const double WEIGHTS[").append(Math.max(1, weights.length)).append("] = {");
    for (int i = 0; i < weights.length; i++) {
      out.append(i % NUMBERS_PER_LINE == 0 ? "\n  " : " ").append(Double.toHexString(weights[i])).append(',');
    }
    out.append("\n};\n\n");
  }

  private void functions() {
    List<CategoryEncoding> categories = model.inputs().stream().filter(JavaExport::isCategory)
        .map(JavaExport::category).toList();
    out.append(CParts.NUMBERS);
    if (!categories.isEmpty()) {
      out.append(CParts.LABELS);
    }
    if (categories.stream().anyMatch(labels -> labels.type() == Column.Type.BOOLEAN)) {
      out.append(CParts.TRUTHS);
    }
    if (categories.stream().anyMatch(labels -> !labels.form().isSingle())) {
      out.append(CParts.ONE_HOT);
    }
    if (model.inputs().stream().anyMatch(input -> input.type() == Column.Type.DATE)) {
      out.append(CParts.DATES);
    }
    Set<ExactFunction> exact = EnumSet.noneOf(ExactFunction.class);
    Set<StrictFunction> strict = EnumSet.noneOf(StrictFunction.class);
    for (Expression.Operator operator : network.operators()) {
      ExactFunction.of(operator).ifPresent(function -> exact.addAll(function.closure()));
      StrictFunction.of(operator).ifPresent(strict::add);
    }
    out.append(network.operators().contains(Expression.Operator.MAX) ? CParts.GREATER : "")
        .append(network.operators().contains(Expression.Operator.MIN) ? CParts.LESSER : "");
    exact.forEach(function -> out.append(function.inC()).append('\n'));
    out.append(StrictFunction.inC(strict));
    network.functions().lines().forEach(line -> out.append(line.startsWith("  ") ? line.substring(2) : line)
        .append('\n'));
  }

  private void predict() {
    int width = model.model().network().inputWidth();
    out.append("int ").append(name).append("_predict(const struct ").append(name).append("_row *row, struct ")
        .append(name).append("_prediction *prediction) {\n  double x[").append(width).append("];\n");
    int at = 0;
    for (int i = 0; i < inputNames.size(); i++) {
      ColumnEncoding input = model.inputs().get(i);
      out.append("  {\n");
      if (JavaExport.isCategory(input)) {
        label(input, i, at);
      } else {
        number(input, i, at);
      }
      out.append("  }\n");
      at += input.width();
    }
    out.append("  {\n").append(network.statements());
    at = 0;
    for (int i = 0; i < targetNames.size(); i++) {
      target(model.targets().get(i), i, at);
      at += model.targets().get(i).width();
    }
    out.append("  }\n  return 0;\n}\n\n");
  }

  private void number(ColumnEncoding input, int index, int at) {
    String refuse = ") {\n      return " + (index + 1) + ";\n    }\n";
    out.append("    double given = row->").append(inputNames.get(index)).append(";\n");
    ColumnEncoding inner = input;
    if (input instanceof FilledNumbers filled) {
      if (filled.indicator()) {
        out.append("    x[").append(at + input.width() - 1).append("] = given != given ? 1 : 0;\n");
      }
      out.append("    given = given != given ? ").append(STYLE.number(filled.fill())).append(" : given;\n");
      inner = filled.numbers();
    }
    if (inner instanceof NumberEncoding scaled) {
      out.append("    if (!").append(scaled("given", scaled, at)).append(refuse);
      return;
    }
    DateEncoding date = (DateEncoding) inner;
    out.append("    struct parts parts;\n    if (!split_time(given, &parts)").append(refuse);
    for (int part = 0; part < date.width(); part++) {
      out.append("    if (!").append(scaled("parts." + date.form().parts().get(part), date.scaled().get(part),
          at + part)).append(refuse);
    }
  }

  private static String scaled(String value, NumberEncoding scaled, int at) {
    return "scaled(" + value + ", " + STYLE.number(scaled.shift()) + ", " + STYLE.number(scaled.scale()) + ", &x[" + at
        + "])";
  }

  private void label(ColumnEncoding input, int index, int at) {
    CategoryEncoding labels = JavaExport.category(input);
    CategoryForm form = labels.form();
    int size = labels.labels().size();
    String refuse = ") {\n      return " + (index + 1) + ";\n    }\n";
    out.append("    size_t length = 0;\n    int index;\n    const char *text = given(row->")
        .append(inputNames.get(index)).append(", &length, LABELS_").append(index).append(", ").append(size)
        .append(");\n");
    if (input instanceof FilledLabels filled) {
      if (filled.indicator()) {
        out.append("    x[").append(at + input.width() - 1).append("] = text == NULL ? 1 : 0;\n");
      }
      String fill = Literals.inC(filled.fill());
      out.append("    if (text == NULL) {\n      text = ").append(fill)
          .append(";\n      length = strlen(text);\n    }\n");
    } else {
      out.append("    if (text == NULL").append(refuse);
    }
    out.append("    index = ").append(labels.type() == Column.Type.BOOLEAN ? "truth_of(text, length, "
        : "label_of(text, length, LABELS_" + index + ", " + size + ", ").append(JavaExport.none(labels))
        .append(");\n    if (index < -1").append(refuse);
    String low = STYLE.number(form.low());
    if (form.isSingle()) {
      out.append("    x[").append(at).append("] = index < 0 ? ").append(STYLE.number(form.middle())).append(" : ")
          .append(low).append(" + ").append(STYLE.number(form.high() - form.low())).append(" * index / ")
          .append(size - 1).append(";\n");
    } else {
      out.append("    write_label(x + ").append(at).append(", index, ").append(size).append(", ").append(low)
          .append(", ").append(STYLE.number(form.high())).append(");\n");
    }
  }

  private void target(ColumnEncoding target, int index, int at) {
    String member = "    prediction->" + targetNames.get(index);
    String y = network.outputs() + "[" + at;
    if (!(target instanceof CategoryEncoding labels)) {
      NumberEncoding number = (NumberEncoding) target;
      out.append(member).append(" = ").append(y).append("] * ").append(STYLE.number(number.scale())).append(" + ")
          .append(STYLE.number(number.shift())).append(";\n");
      return;
    }
    CategoryForm form = labels.form();
    int size = labels.labels().size();
    String list = name + "_labels_" + targetNames.get(index) + "[";
    String shares = member + scores(labels) + "[";
    out.append("    {\n  ").append(member).append(" = ").append(list);
    if (labels.threshold().isPresent()) {
      out.append(share(form, y + (form.isBinary() ? "]" : " + 1]"))).append(" >= ")
          .append(STYLE.number(labels.threshold().getAsDouble())).append(" ? 1 : 0];\n");
    } else if (form.isBinary()) {
      out.append(y).append("] >= ").append(STYLE.number(form.middle())).append(" ? 1 : 0];\n");
    } else if (form == CategoryForm.ORDINAL) {
      out.append("0];\n      {\n        double place = rint(").append(y).append("] * ").append(size - 1)
          .append(");\n    ").append(member).append(" = ").append(list).append("!(place > 0) ? 0 : place > ")
          .append(size - 1).append(" ? ").append(size - 1).append(" : (int) place];\n      }\n");
    } else {
      out.append("0];\n      {\n        int greatest = 0;\n        for (int i = 1; i < ").append(size)
          .append("; i++) {\n          greatest = ").append(y).append(" + i] > ").append(y)
          .append(" + greatest] ? i : greatest;\n        }\n    ").append(member).append(" = ").append(list)
          .append("greatest];\n      }\n");
    }
    if (form.isBinary()) {
      out.append("  ").append(shares).append("1] = ").append(share(form, y + "]")).append(";\n  ").append(shares)
          .append("0] = 1 - ").append(shares.strip()).append("1];\n");
    } else if (form != CategoryForm.ORDINAL) {
      out.append("      for (int i = 0; i < ").append(size).append("; i++) {\n    ").append(shares).append("i] = ")
          .append(share(form, y + " + i]")).append(";\n      }\n");
    }
    out.append("    }\n");
  }

  private static String share(CategoryForm form, String output) {
    return form.low() == 0 ? output
        : "(" + output + " - " + STYLE.number(form.low()) + ") / " + STYLE.number(form.high() - form.low());
  }
}
