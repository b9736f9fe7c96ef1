package io.ganglion.experiments.export;

import io.ganglion.api.Expression;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.DateEncoding;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.FilledNumbers;
import io.ganglion.engine.data.encoding.ImageEncoding;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.engine.data.encoding.TextEncoding;
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
        .append("#include <stdint.h>\n#include <stdlib.h>\n#include <string.h>\n\n")
        .append("#ifndef __GNUC__\n#pragma STDC FP_CONTRACT OFF\n#endif\n\n");
    labels();
    out.append(weights(network.weights()));
    functions();
    predict();
    return out.append("#endif\n").toString();
  }

  private void declarations() {
    out.append("/* The values of one ").append(model.isOfSequences() ? "step" : "row").append(". */\nstruct ")
        .append(name).append("_row {\n");
    for (int i = 0; i < inputNames.size(); i++) {
      ColumnEncoding input = model.inputs().get(i);
      String gaps = input.fillsGaps() ? "if there is none" : "isn't allowed";
      String taken = switch (input.type()) {
        case DATE -> "seconds since the first of 1970, UTC; NAN " + gaps;
        case CATEGORY -> "one of " + JavaExport.category(input).labels().size() + " labels in UTF-8; NULL " + gaps;
        case BOOLEAN -> "true or false, yes or no, and so on; NULL " + gaps;
        case TEXT -> "a text in UTF-8";
        case IMAGE -> JavaExport.image(input);
        default -> "a number; NAN " + gaps;
      };
      out.append("  /* Column ").append(Literals.inComment(input.column())).append(": ").append(taken).append(". */\n")
          .append(input.type() == Column.Type.IMAGE ? "  const unsigned char *"
              : input.type() == Column.Type.TEXT || JavaExport.isCategory(input) ? "  const char *" : "  double ")
          .append(inputNames.get(i)).append(";\n");
    }
    out.append("};\n\n/* What is predicted of ")
        .append(model.isOfSequences() && !model.isPerStep() ? "a sequence" : "it")
        .append(". */\nstruct ").append(name).append("_prediction {\n");
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
    String values = model.isOfSequences() ? "Predicts " + (model.isPerStep() ? "every step of " : "")
        + "a sequence of at least one step." : "Predicts one row.";
    out.append("/*\n").append(JavaExport.filled(" * ", values + " Returns 0, or the number of a column, from 1, whose"
        + " value can't be used; -1 if there is no memory, -2 if there are too few steps or too many."))
        .append(" */\n").append(signature()).append(";\n\n");
  }

  private String signature() {
    return "int " + name + "_predict(const struct " + name + (model.isOfSequences() ? "_row *steps, int count, struct "
        : "_row *row, struct ") + name + "_prediction *prediction)";
  }

  private String scores(CategoryEncoding labels) {
    return Probabilities.areGivenBy(model.model().network().outputActivation(), labels) ? "_probabilities" : "_scores";
  }

  private void labels() {
    out.append(TextCode.typesInC(model.texts()));
    for (int i = 0; i < model.inputs().size(); i++) {
      if (model.inputs().get(i) instanceof TextEncoding text) {
        out.append(TextCode.constantsInC(text, i));
      }
      if (JavaExport.isCategory(model.inputs().get(i))) {
        out.append(list("static const char *const LABELS_" + i,
            JavaExport.category(model.inputs().get(i)).labels()));
      }
    }
    for (int i = 0; i < model.targets().size(); i++) {
      if (model.targets().get(i) instanceof CategoryEncoding target) {
        out.append(list("const char *const " + name + "_labels_" + targetNames.get(i), target.labels()));
      }
    }
  }

  /** An array of texts. */
  static String list(String declaration, List<String> texts) {
    StringBuilder out = new StringBuilder(declaration).append('[').append(texts.size()).append("] = {\n");
    texts.forEach(text -> out.append("  ").append(Literals.inC(text)).append(",\n"));
    return out.append("};\n\n").toString();
  }

  /** The array WEIGHTS. */
  static String weights(double... weights) {
    StringBuilder out = new StringBuilder("static const double WEIGHTS[").append(Math.max(1, weights.length))
        .append("] = {");
    for (int i = 0; i < weights.length; i++) {
      out.append(i % NUMBERS_PER_LINE == 0 ? "\n  " : " ").append(Double.toHexString(weights[i])).append(',');
    }
    return out.append("\n};\n\n").toString();
  }

  private void functions() {
    List<CategoryEncoding> categories = model.inputs().stream().filter(JavaExport::isCategory)
        .map(JavaExport::category).toList();
    out.append(CParts.NUMBERS);
    if (model.inputs().stream().anyMatch(input -> input.type() == Column.Type.NUMBER
        || input.type() == Column.Type.DATE)) {
      out.append(CParts.SCALED);
    }
    if (usesHeap()) {
      out.append(CParts.HEAP);
    }
    if (!model.texts().isEmpty()) {
      out.append(TextCode.inC(model.texts()));
    }
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
    if (model.inputs().stream().anyMatch(input -> input.type() == Column.Type.IMAGE)) {
      out.append(CParts.PIXELS);
    }
    out.append(functionsOf(network));
  }

  /** Functions that the network's statements call. */
  static String functionsOf(NetworkCode network) {
    Set<ExactFunction> exact = EnumSet.noneOf(ExactFunction.class);
    Set<StrictFunction> strict = EnumSet.noneOf(StrictFunction.class);
    for (Expression.Operator operator : network.operators()) {
      ExactFunction.of(operator).ifPresent(function -> exact.addAll(function.closure()));
      StrictFunction.of(operator).ifPresent(strict::add);
    }
    StringBuilder out = new StringBuilder()
        .append(network.operators().contains(Expression.Operator.MAX) ? CParts.GREATER : "")
        .append(network.operators().contains(Expression.Operator.MIN) ? CParts.LESSER : "");
    exact.forEach(function -> out.append(function.inC()).append('\n'));
    out.append(StrictFunction.inC(strict));
    network.functions().lines().forEach(line -> out.append(line.startsWith("  ") ? line.substring(2) : line)
        .append('\n'));
    return out.toString();
  }

  private boolean usesHeap() {
    return network.usesHeap() || model.isOfSequences()
        || model.inputs().stream().anyMatch(input -> input instanceof TextEncoding);
  }

  private void predict() {
    int width = model.model().preprocessing().targetWidth();
    List<HeldRows> inputs = NetworkCode.inputs(model);
    out.append("static int outputs(").append(usesHeap() ? "union block **all, " : "").append(String.join(", ",
        inputs.stream().map(rows -> "const double *" + rows.array()
            + (HeldRows.isConstant(rows.rows()) ? "" : ", int " + rows.rows())).toList()))
        .append(", double *y) {\n").append(network.statements()).append("    for (int i = 0; i < ")
        .append(network.outputs().size()).append("; i++) {\n      y[i] = ").append(network.outputs().array())
        .append("[i];\n    }\n    return 0;\n}\n\n");
    out.append("static void decode(const double *y, struct ").append(name).append("_prediction *prediction) {\n");
    int at = 0;
    for (int i = 0; i < targetNames.size(); i++) {
      target(model.targets().get(i), i, at);
      at += model.targets().get(i).width();
    }
    out.append("}\n\n");
    int first = 0;
    for (int i = 0; i < inputs.size(); i++) {
      InputColumns columns = model.inputsOfNetwork().get(i);
      if (!columns.isText() && !columns.isImage()) {
        encode(i, columns, first);
      }
      first += columns.columns().size();
    }
    if (model.isOfSequences()) {
      predictSequence(width);
    } else {
      predictRow(width, inputs);
    }
  }

  private void encode(int number, InputColumns columns, int first) {
    out.append("static int encode").append(number).append("(const struct ").append(name)
        .append("_row *row, double *x) {\n");
    int at = 0;
    for (int i = 0; i < columns.columns().size(); i++) {
      ColumnEncoding input = columns.columns().get(i);
      out.append("  {\n");
      if (JavaExport.isCategory(input)) {
        label(input, first + i, at);
      } else {
        number(input, first + i, at);
      }
      out.append("  }\n");
      at += input.width();
    }
    out.append("  return 0;\n}\n\n");
  }

  private void predictRow(int width, List<HeldRows> inputs) {
    boolean heap = usesHeap();
    out.append(signature()).append(" {\n  double y[").append(width).append("];\n  int status = 0;\n")
        .append(heap ? "  union block *all = NULL;\n" : "");
    StringBuilder given = new StringBuilder();
    StringBuilder encode = new StringBuilder();
    int first = 0;
    for (int i = 0; i < inputs.size(); i++) {
      InputColumns columns = model.inputsOfNetwork().get(i);
      ColumnEncoding only = columns.columns().get(0);
      String x = inputs.get(i).array();
      String member = "row->" + inputNames.get(first);
      if (only instanceof TextEncoding text) {
        out.append("  double *").append(x).append(" = NULL;\n  int ").append(inputs.get(i).rows()).append(" = 0;\n");
        encode.append("  if (status == 0) {\n    status = ").append(member).append(" == NULL ? ").append(first + 1)
            .append(" : 0;\n  }\n  if (status == 0) {\n    ").append(x).append(" = ")
            .append(TextCode.callInC(model.texts(), text, first, member, inputs.get(i).rows()))
            .append(";\n    status = ").append(x).append(" == NULL ? -1 : 0;\n  }\n");
      } else {
        out.append("  double ").append(x).append('[').append(columns.width()).append("];\n");
        encode.append("  if (status == 0) {\n    status = ").append(only instanceof ImageEncoding ? "pixels("
            + member + ", " + (first + 1) + ", " + x + ", " + only.width() + ")" : "encode" + i + "(row, " + x + ")")
            .append(";\n  }\n");
      }
      given.append(x).append(HeldRows.isConstant(inputs.get(i).rows()) ? "" : ", " + inputs.get(i).rows()).append(", ");
      first += columns.columns().size();
    }
    out.append(encode).append("  if (status == 0) {\n    status = outputs(").append(heap ? "&all, " : "").append(given)
        .append("y);\n  }\n  if (status == 0) {\n    decode(y, prediction);\n  }\n")
        .append(heap ? "  leave(all);\n" : "").append("  return status;\n}\n\n");
  }

  private void predictSequence(int width) {
    int inputs = model.model().network().inputWidth();
    out.append(signature()).append(" {\n  union block *all = NULL;\n  double *x, *y;\n  int status = 0;\n")
        .append("  if (count < 1 || count > 10000000) {\n    return -2;\n  }\n  x = room(&all, (size_t) count * ")
        .append(inputs).append(");\n  y = room(&all, (size_t) count * ").append(width)
        .append(");\n  if (x == NULL || y == NULL) {\n    status = -1;\n  }\n")
        .append("  for (int i = 0; i < count && status == 0; i++) {\n    status = encode0(steps + i, x + (size_t) i * ")
        .append(inputs).append(");\n  }\n  if (status == 0) {\n    status = outputs(&all, x, count, y);\n  }\n")
        .append("  for (int i = 0; i < ").append(model.isPerStep() ? "count" : "1")
        .append(" && status == 0; i++) {\n    decode(y + (size_t) i * ").append(width)
        .append(", prediction + i);\n  }\n")
        .append("  leave(all);\n  return status;\n}\n\n");
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
    String y = "y[" + at;
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
