package io.ganglion.experiments.export;

import io.ganglion.api.Expression;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.DateEncoding;
import io.ganglion.engine.data.encoding.DatePart;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.FilledNumbers;
import io.ganglion.engine.data.encoding.ImageEncoding;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.experiments.run.GanglionVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model as one Java class that needs the JDK alone, from version 11 on, and predicts what the model predicts, to the
 * last bit. Numbers are written as hexadecimal digits, in pieces that class files can hold.
 */
public final class JavaExport {
  /** With more columns there is no method that takes them one by one: the JVM's limit is 255, and a double counts 2. */
  private static final int MOST_PARAMETERS = 100;
  /** Columns that one method encodes: a method has less than 64 KB of code. */
  private static final int COLUMNS_PER_METHOD = 200;
  private static final int LINE = 116;
  private static final String PROBABILITIES = "Probabilities";
  private static final String SCORES = "Scores";
  private static final String LABELS = "Labels";
  /** How the names of methods end that are made of a target's. */
  private static final List<String> ENDS = List.of(PROBABILITIES, SCORES, LABELS);

  private final ExportedModel model;
  private final String packageName;
  private final String className;
  private final NetworkCode network;
  private final List<String> inputNames;
  private final List<String> targetNames;
  private final StringBuilder out = new StringBuilder();

  private JavaExport(ExportedModel model, String name) {
    int dot = name.lastIndexOf('.');
    this.model = model;
    this.packageName = name.substring(0, Math.max(0, dot));
    this.className = name.substring(dot + 1);
    this.network = new NetworkCode(model, CodeStyle.JAVA);
    this.inputNames = Identifiers.inJava(columns(model.inputs()));
    this.targetNames = methods(model);
  }

  /**
   * The source text.
   *
   * @param className the class, with its package if it is to be in one
   */
  public static String text(ExportedModel model, String className) {
    return new JavaExport(model, className).text();
  }

  /** The class that a model gets unless another is named. */
  public static String className(ExportedModel model) {
    String name = Identifiers.className(model.model().name());
    return ExportFormat.isClassName(name) ? name : name + "Model";
  }

  /** What the methods of a prediction are called, in the order of the targets. */
  static List<String> methods(ExportedModel model) {
    return Identifiers.inJava(columns(model.targets())).stream()
        .map(name -> ENDS.stream().anyMatch(name::endsWith) ? name + "_" : name).toList();
  }

  static List<String> columns(List<ColumnEncoding> encodings) {
    return encodings.stream().map(ColumnEncoding::column).toList();
  }

  private String text() {
    if (!packageName.isEmpty()) {
      out.append("package ").append(packageName).append(";\n\n");
    }
    imports();
    out.append("/**\n").append(filled(" * ", "Predicts " + named(columns(model.targets())) + " from "
        + named(columns(model.inputs())) + ", as the model " + Literals.inComment(model.model().name())
        + " does, to the last bit."))
        .append(" *\n").append(filled(" * ", "<p>Written by Ganglion " + GanglionVersion.text()
            + ". Needs Java 11 or newer, and nothing else. Safe for concurrent use."))
        .append(" */\n").append("public final class ").append(className).append(" {\n");
    labels();
    out.append(JavaConstants.weights(network.weights()));
    out.append("  private ").append(className).append("() {}\n\n");
    prediction();
    predict();
    encode();
    outputs();
    functions();
    out.setLength(out.length() - 1);
    return out.append("}\n").toString();
  }

  private void imports() {
    if (model.inputs().stream().noneMatch(input -> input.type() == Column.Type.DATE)) {
      return;
    }
    for (String name : List.of("DateTimeException", "LocalDate", "LocalDateTime", "LocalTime", "OffsetDateTime",
        "ZoneOffset", "format.DateTimeFormatter", "format.DateTimeFormatterBuilder", "format.ResolverStyle",
        "temporal.ChronoField", "temporal.IsoFields", "temporal.TemporalAccessor")) {
      out.append("import java.time.").append(name).append(";\n");
    }
    out.append("import java.util.Locale;\nimport java.util.regex.Matcher;\nimport java.util.regex.Pattern;\n\n");
  }

  static String named(List<String> names) {
    return names.size() > 20 ? names.size() + " columns"
        : names.stream().map(Literals::inComment).collect(Collectors.joining(", "));
  }

  /** A text in lines that all begin alike. */
  static String filled(String prefix, String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(prefix);
    for (String word : text.split(" ")) {
      if (line.length() > prefix.length() && line.length() + 1 + word.length() > LINE) {
        lines.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(prefix);
      }
      line.append(line.length() > prefix.length() ? " " : "").append(word);
    }
    return lines.append(line.toString().stripTrailing()).append('\n').toString();
  }

  // Labels and weights

  static CategoryEncoding category(ColumnEncoding encoding) {
    return encoding instanceof FilledLabels filled ? filled.labels() : (CategoryEncoding) encoding;
  }

  static boolean isCategory(ColumnEncoding encoding) {
    return encoding instanceof CategoryEncoding || encoding instanceof FilledLabels;
  }

  private void labels() {
    for (int i = 0; i < model.inputs().size(); i++) {
      if (isCategory(model.inputs().get(i))) {
        out.append(JavaConstants.texts("LABELS_" + i, category(model.inputs().get(i)).labels()));
      } else if (model.inputs().get(i) instanceof TextEncoding text) {
        out.append(TextCode.constantsInJava(text, i));
      } else if (model.inputs().get(i).type() == Column.Type.DATE && !pattern(model.inputs().get(i)).isEmpty()) {
        out.append("  private static final DateTimeFormatter DATES_").append(i).append(" = formatter(")
            .append(Literals.inJava(pattern(model.inputs().get(i)))).append(");\n\n");
      }
    }
    for (int i = 0; i < model.targets().size(); i++) {
      if (isCategory(model.targets().get(i))) {
        out.append(JavaConstants.texts("PREDICTED_" + i, category(model.targets().get(i)).labels()));
      }
    }
  }

  // What is predicted

  private void prediction() {
    out.append("  /** What is predicted of one row. */\n  public static final class Prediction {\n");
    out.append("    private final double[] y;\n\n    private Prediction(double[] y) {\n      this.y = y;\n    }\n");
    int at = 0;
    for (int i = 0; i < model.targets().size(); i++) {
      ColumnEncoding target = model.targets().get(i);
      if (target instanceof CategoryEncoding labels) {
        predictedLabel(labels, targetNames.get(i), i, at);
      } else {
        NumberEncoding number = (NumberEncoding) target;
        out.append("\n    /** Column ").append(Literals.inComment(target.column())).append(", in its own unit. */\n")
            .append("    public double ").append(targetNames.get(i)).append("() {\n      return y[").append(at)
            .append("] * ").append(CodeStyle.JAVA.number(number.scale())).append(" + ")
            .append(CodeStyle.JAVA.number(number.shift())).append(";\n    }\n");
      }
      at += target.width();
    }
    out.append("  }\n\n");
  }

  private void predictedLabel(CategoryEncoding target, String name, int index, int at) {
    CategoryForm form = target.form();
    int labels = target.labels().size();
    String low = CodeStyle.JAVA.number(form.low());
    String share = form.low() == 0 ? "OUTPUT" : "(OUTPUT - " + low + ") / "
        + CodeStyle.JAVA.number(form.high() - form.low());
    out.append("\n    /** The predicted label of column ").append(Literals.inComment(target.column()))
        .append(". */\n    public String ").append(name).append("() {\n");
    if (target.threshold().isPresent()) {
      out.append("      return PREDICTED_").append(index).append('[')
          .append(share.replace("OUTPUT", "y[" + (form.isBinary() ? at : at + 1) + "]")).append(" >= ")
          .append(CodeStyle.JAVA.number(target.threshold().getAsDouble())).append(" ? 1 : 0];\n");
    } else if (form.isBinary()) {
      out.append("      return PREDICTED_").append(index).append("[y[").append(at).append("] >= ")
          .append(CodeStyle.JAVA.number(form.middle())).append(" ? 1 : 0];\n");
    } else if (form == CategoryForm.ORDINAL) {
      out.append("      return PREDICTED_").append(index).append("[(int) Math.max(0, Math.min(").append(labels - 1)
          .append(", Math.rint(y[").append(at).append("] * ").append(labels - 1).append(")))];\n");
    } else {
      out.append("      int greatest = 0;\n      for (int i = 1; i < ").append(labels)
          .append("; i++) {\n        greatest = y[").append(at).append(" + i] > y[").append(at)
          .append(" + greatest] ? i : greatest;\n      }\n      return PREDICTED_").append(index)
          .append("[greatest];\n");
    }
    out.append("    }\n");
    if (form == CategoryForm.ORDINAL) {
      return;
    }
    boolean areProbabilities = Probabilities.areGivenBy(model.model().network().outputActivation(), target);
    out.append("\n    /** The ").append(areProbabilities ? "probability" : "score").append(" of each of {@link #")
        .append(name).append("Labels}. */\n    public double[] ").append(name).append(scores(areProbabilities))
        .append("() {\n");
    if (form.isBinary()) {
      out.append("      double share = ").append(share.replace("OUTPUT", "y[" + at + "]"))
          .append(";\n      return new double[] {1 - share, share};\n");
    } else {
      out.append("      double[] shares = new double[").append(labels).append("];\n      for (int i = 0; i < ")
          .append(labels).append("; i++) {\n        shares[i] = ")
          .append(share.replace("OUTPUT", "y[" + at + " + i]")).append(";\n      }\n      return shares;\n");
    }
    out.append("    }\n\n    /** The labels that column ").append(Literals.inComment(target.column()))
        .append(" can have. */\n    public static String[] ").append(name).append("Labels() {\n      return PREDICTED_")
        .append(index).append(".clone();\n    }\n");
  }

  /** What follows the name of a target in the name of the method for its probabilities. */
  static String scores(boolean areProbabilities) {
    return areProbabilities ? PROBABILITIES : SCORES;
  }

  // What it is predicted from

  private static boolean isText(ColumnEncoding input) {
    return input.type() != Column.Type.NUMBER && input.type() != Column.Type.IMAGE;
  }

  private long count(Predicate<ColumnEncoding> kind) {
    return model.inputs().stream().filter(kind).count();
  }

  private boolean hasImages() {
    return model.inputs().stream().anyMatch(input -> input.type() == Column.Type.IMAGE);
  }

  private void predict() {
    if (model.isOfSequences()) {
      predictSequence();
      return;
    }
    List<ColumnEncoding> inputs = model.inputs();
    if (inputs.size() <= MOST_PARAMETERS) {
      predictNamed();
    }
    long numbers = count(input -> input.type() == Column.Type.NUMBER);
    long texts = count(JavaExport::isText);
    long images = inputs.size() - numbers - texts;
    out.append("  /**\n").append(filled("   * ", "Predicts one row, of which the " + numbers + " numbers and the "
        + texts + " texts" + (images > 0 ? " and the " + images + " images" : "") + " are given apart, "
        + (images > 0 ? "all" : "both") + " in the order of the columns of the model: " + named(columns(inputs)) + "."))
        .append("   *\n   * @param numbers NaN where there is none\n   * @param texts null where there is none\n")
        .append(images > 0 ? "   * @param images their bytes, line by line, pixel by pixel\n" : "")
        .append("   * @throws IllegalArgumentException if a value can't be used\n   */\n")
        .append("  public static Prediction predict(double[] numbers, String[] texts")
        .append(images > 0 ? ", byte[][] images" : "").append(") {\n");
    requireCounts(numbers, texts, images);
    int first = 0;
    List<HeldRows> given = NetworkCode.inputs(model);
    for (int i = 0; i < given.size(); i++) {
      InputColumns columns = model.inputsOfNetwork().get(i);
      ColumnEncoding only = columns.columns().get(0);
      String array = given.get(i).array();
      if (only instanceof TextEncoding text) {
        out.append("    double[] ").append(array).append(" = ")
            .append(TextCode.callInJava(model.texts(), text, first, "texts[" + place(first) + "]")).append(";\n");
      } else if (only instanceof ImageEncoding) {
        out.append("    double[] ").append(array).append(" = pixels(").append(Literals.inJava(only.column()))
            .append(", images[").append(place(first)).append("], ").append(only.width()).append(");\n");
      } else {
        out.append("    double[] ").append(array).append(" = new double[").append(columns.width()).append("];\n");
        encodeCalls(first, columns, "numbers, texts, " + array);
      }
      first += columns.columns().size();
    }
    out.append("    return new Prediction(outputs(").append(String.join(", ", given.stream()
        .map(rows -> HeldRows.isConstant(rows.rows()) ? rows.array() : rows.array() + ", " + rows.array() + ".length")
        .toList())).append("));\n  }\n\n");
  }

  private void requireCounts(long numbers, long texts, long images) {
    out.append("    if (numbers.length != ").append(numbers).append(" || texts.length != ").append(texts)
        .append(images > 0 ? " || images.length != " + images : "")
        .append(") {\n      throw new IllegalArgumentException(\"a row has ").append(numbers).append(" numbers and ")
        .append(texts).append(" texts").append(images > 0 ? " and " + images + " images" : "")
        .append("\");\n    }\n");
  }

  /** With a parameter for each column. */
  private void predictNamed() {
    List<ColumnEncoding> inputs = model.inputs();
    out.append("  /**\n   * Predicts one row.\n   *\n");
    for (int i = 0; i < inputs.size(); i++) {
      out.append(filled("   * ", "@param " + inputNames.get(i) + " column "
          + Literals.inComment(inputs.get(i).column()) + ": " + taken(inputs.get(i))));
    }
    out.append("   * @throws IllegalArgumentException if a value can't be used\n   */\n");
    List<String> parameters = IntStream.range(0, inputs.size())
        .mapToObj(i -> (inputs.get(i).type() == Column.Type.NUMBER ? "double " : isText(inputs.get(i)) ? "String "
            : "byte[] ") + inputNames.get(i)).toList();
    out.append(listed("  public static Prediction predict(", parameters, ") {"));
    out.append(listed("    return predict(new double[] {", names(input -> input.type() == Column.Type.NUMBER), "},"))
        .setLength(out.length() - 1);
    out.append(listed(" new String[] {", names(JavaExport::isText), hasImages() ? "}," : "});"));
    if (hasImages()) {
      out.setLength(out.length() - 1);
      out.append(listed(" new byte[][] {", names(input -> input.type() == Column.Type.IMAGE), "});"));
    }
    out.append("  }\n\n");
  }

  private void predictSequence() {
    long numbers = count(input -> input.type() == Column.Type.NUMBER);
    long texts = model.inputs().size() - numbers;
    int width = model.model().network().inputWidth();
    int outputs = model.model().preprocessing().targetWidth();
    String result = model.isPerStep() ? "Prediction[]" : "Prediction";
    String steps = "Predicts " + (model.isPerStep() ? "every step of a sequence" : "a sequence")
        + ", each of whose steps is a row. Of its columns, " + named(columns(model.inputs())) + ", the " + numbers
        + " numbers and the "
        + texts + " texts are given apart, in this order.";
    if (texts == 0) {
      out.append("  /**\n").append(filled("   * ", "Predicts " + (model.isPerStep() ? "every step of " : "")
          + "a sequence of numbers alone, a row of " + numbers + " for each step."))
          .append("   *\n   * @throws IllegalArgumentException if a value can't be used\n   */\n  public static ")
          .append(result).append(" predict(double[][] numbers) {\n")
          .append("    return predict(numbers, new String[numbers.length][0]);\n  }\n\n");
    }
    out.append("  /**\n").append(filled("   * ", steps)).append("   *\n   * @param numbers a row for each step, at"
        + " least one; NaN where there is none\n   * @param texts a row for each step; null where there is none\n"
        + "   * @throws IllegalArgumentException if a value can't be used\n   */\n  public static ").append(result)
        .append(" predict(double[][] numbers, String[][] texts) {\n    int rows = numbers.length;\n")
        .append("    if (rows == 0 || texts.length != rows) {\n      throw new IllegalArgumentException(\"a sequence"
            + " has a row of numbers and one of texts for each step, and at least one step\");\n    }\n")
        .append("    double[] all = new double[rows * ").append(width).append("];\n")
        .append("    for (int i = 0; i < rows; i++) {\n      double[] x = new double[").append(width)
        .append("];\n      encode(numbers[i], texts[i], x);\n      System.arraycopy(x, 0, all, i * ").append(width)
        .append(", ").append(width).append(");\n    }\n");
    if (model.isPerStep()) {
      out.append("    double[] y = outputs(all, rows);\n    Prediction[] predictions = new Prediction[rows];\n")
          .append("    for (int i = 0; i < rows; i++) {\n      predictions[i] = new Prediction(java.util.Arrays"
              + ".copyOfRange(y, i * ").append(outputs).append(", (i + 1) * ").append(outputs)
          .append("));\n    }\n    return predictions;\n  }\n\n");
    } else {
      out.append("    return new Prediction(outputs(all, rows));\n  }\n\n");
    }
    out.append("  private static void encode(double[] numbers, String[] texts, double[] x) {\n");
    requireCounts(numbers, texts, 0);
    encodeCalls(0, model.inputsOfNetwork().get(0), "numbers, texts, x");
    out.append("  }\n\n");
  }

  private void encodeCalls(int first, InputColumns columns, String arguments) {
    for (int from = first; from < first + columns.columns().size(); from += COLUMNS_PER_METHOD) {
      out.append("    encode").append(from).append('(').append(arguments).append(");\n");
    }
  }

  /** The place of a column among those that are given with it: numbers, texts or images. */
  private long place(int index) {
    ColumnEncoding input = model.inputs().get(index);
    boolean isText = isText(input);
    return model.inputs().stream().limit(index)
        .filter(other -> isText ? isText(other) : other.type() == input.type()).count();
  }

  private List<String> names(Predicate<ColumnEncoding> kind) {
    return IntStream.range(0, inputNames.size()).filter(i -> kind.test(model.inputs().get(i)))
        .mapToObj(inputNames::get).toList();
  }

  private static String listed(String start, List<String> items, String end) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(start);
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i < items.size() - 1 ? "," : end);
      if (line.length() + 1 + item.length() > LINE) {
        lines.append(line).append('\n');
        line = new StringBuilder("        ").append(item);
      } else {
        line.append(i > 0 ? " " : "").append(item);
      }
    }
    return lines.append(items.isEmpty() ? start + end : line).append('\n').toString();
  }

  private static String taken(ColumnEncoding input) {
    String gaps = input.fillsGaps() ? "if there is none" : "isn't allowed";
    return switch (input.type()) {
      case NUMBER -> "a number; NaN " + gaps;
      case DATE -> "a date, written "
          + (pattern(input).isEmpty() ? "as in ISO 8601" : "like " + Literals.inComment(pattern(input)))
          + "; null " + gaps;
      case BOOLEAN -> "true or false, yes or no, and so on; null " + gaps;
      case TEXT -> "a text";
      case IMAGE -> image(input);
      case CATEGORY -> "one of " + category(input).labels().size() + " labels; null " + gaps;
    };
  }

  /** What an image is given as. */
  static String image(ColumnEncoding input) {
    ImageForm form = ((ImageEncoding) input).form();
    return "the bytes of an image, " + form.height() + " lines of " + form.width() + " pixels, "
        + (form.features() == 1 ? "one for each pixel" : "red, green and blue of each pixel");
  }

  static DateEncoding date(ColumnEncoding input) {
    return (DateEncoding) (input instanceof FilledNumbers filled ? filled.numbers() : input);
  }

  private static String pattern(ColumnEncoding input) {
    return date(input).form().pattern();
  }

  private void encode() {
    int first = 0;
    for (InputColumns columns : model.inputsOfNetwork()) {
      if (!columns.isText() && !columns.isImage()) {
        encode(columns, first);
      }
      first += columns.columns().size();
    }
  }

  private void encode(InputColumns columns, int first) {
    int at = 0;
    for (int i = 0; i < columns.columns().size(); i++) {
      if (i % COLUMNS_PER_METHOD == 0) {
        out.append(i > 0 ? "  }\n\n" : "").append("  private static void encode").append(first + i)
            .append("(double[] numbers, String[] texts, double[] x) {\n");
      }
      ColumnEncoding input = columns.columns().get(i);
      boolean isNumber = input.type() == Column.Type.NUMBER;
      encode(input, first + i, (isNumber ? "numbers[" : "texts[") + place(first + i) + "]", at);
      at += input.width();
    }
    out.append("  }\n\n");
  }

  private void encode(ColumnEncoding input, int index, String value, int at) {
    String column = Literals.inJava(input.column());
    if (isCategory(input)) {
      encodeLabel(input, index, value, at);
      return;
    }
    boolean indicator = input instanceof FilledNumbers filled && filled.indicator();
    String given = "v" + index;
    String number = input.type() == Column.Type.DATE
        ? "seconds(" + column + ", " + (pattern(input).isEmpty() ? "null" : "DATES_" + index) + ", "
            + (DateText.namesMonths(pattern(input))
                ? "inEnglish(" + value + ", " + Literals.inJava(pattern(input)) + ")" : value) + ")"
        : value;
    out.append("    double ").append(given).append(" = ").append(number).append(";\n");
    if (indicator) {
      out.append("    x[").append(at + input.width() - 1).append("] = Double.isNaN(").append(given)
          .append(") ? 1 : 0;\n");
    }
    if (input instanceof FilledNumbers filled) {
      out.append("    ").append(given).append(" = Double.isNaN(").append(given).append(") ? ")
          .append(CodeStyle.JAVA.number(filled.fill())).append(" : ").append(given).append(";\n");
    }
    ColumnEncoding inner = input instanceof FilledNumbers filled ? filled.numbers() : input;
    if (inner instanceof NumberEncoding scaled) {
      out.append(scaled(at, column, given, scaled));
      return;
    }
    DateEncoding date = (DateEncoding) inner;
    out.append("    LocalDateTime t").append(index).append(" = time(").append(column).append(", ").append(given)
        .append(");\n");
    for (int part = 0; part < date.width(); part++) {
      out.append(scaled(at + part, column, "t" + index + "." + part(date.form().parts().get(part)),
          date.scaled().get(part)));
    }
  }

  private static String scaled(int at, String column, String value, NumberEncoding scaled) {
    return "    x[" + at + "] = scaled(" + column + ", " + value + ", " + CodeStyle.JAVA.number(scaled.shift()) + ", "
        + CodeStyle.JAVA.number(scaled.scale()) + ");\n";
  }

  private static String part(DatePart part) {
    return switch (part) {
      case YEAR -> "getYear()";
      case MONTH -> "getMonthValue()";
      case DAY -> "getDayOfMonth()";
      case WEEKDAY -> "getDayOfWeek().getValue()";
      case DAY_OF_YEAR -> "getDayOfYear()";
      case HOUR -> "getHour()";
      case MINUTE -> "getMinute()";
      case SECOND -> "getSecond()";
    };
  }

  private void encodeLabel(ColumnEncoding input, int index, String value, int at) {
    CategoryEncoding labels = category(input);
    CategoryForm form = labels.form();
    String text = "v" + index;
    String place = "i" + index;
    String column = Literals.inJava(input.column());
    out.append("    String ").append(text).append(" = given(").append(value).append(", LABELS_").append(index)
        .append(");\n");
    if (input instanceof FilledLabels filled) {
      if (filled.indicator()) {
        out.append("    x[").append(at + input.width() - 1).append("] = ").append(text).append(" == null ? 1 : 0;\n");
      }
      out.append("    ").append(text).append(" = ").append(text).append(" == null ? ")
          .append(Literals.inJava(filled.fill())).append(" : ").append(text).append(";\n");
    }
    out.append("    int ").append(place).append(" = ")
        .append(labels.type() == Column.Type.BOOLEAN ? "truth(" : "label(").append(column).append(", ").append(text)
        .append(", LABELS_").append(index).append(", ").append(none(labels)).append(");\n");
    int size = labels.labels().size();
    String low = CodeStyle.JAVA.number(form.low());
    if (form.isSingle()) {
      out.append("    x[").append(at).append("] = ").append(place).append(" < 0 ? ")
          .append(CodeStyle.JAVA.number(form.middle())).append(" : ").append(low).append(" + ")
          .append(CodeStyle.JAVA.number(form.high() - form.low())).append(" * ").append(place).append(" / ")
          .append(size - 1).append(";\n");
    } else {
      out.append("    write(x, ").append(at).append(", ").append(place).append(", ").append(size).append(", ")
          .append(low).append(", ").append(CodeStyle.JAVA.number(form.high())).append(");\n");
    }
  }

  /** The index of a label that no training row had: -1 for none of them, -2 for an error. */
  static int none(CategoryEncoding labels) {
    return labels.unseen().policy() == Unseen.Policy.MOST_FREQUENT ? labels.labels().indexOf(labels.unseen().label())
        : labels.unseen().policy() == Unseen.Policy.IGNORE ? -1 : -2;
  }

  private void outputs() {
    out.append("  private static double[] outputs(").append(String.join(", ", NetworkCode.inputs(model).stream()
        .map(rows -> "double[] " + rows.array() + (HeldRows.isConstant(rows.rows()) ? "" : ", int " + rows.rows()))
        .toList())).append(") {\n").append(network.statements()).append("    return ")
        .append(network.outputs().array()).append(";\n  }\n\n");
  }

  private void functions() {
    out.append(JavaParts.NUMBERS);
    boolean hasDates = model.inputs().stream().anyMatch(input -> input.type() == Column.Type.DATE);
    List<CategoryEncoding> categories = model.inputs().stream().filter(JavaExport::isCategory)
        .map(JavaExport::category).toList();
    if (!categories.isEmpty()) {
      out.append(JavaParts.TEXTS);
    }
    if (categories.stream().anyMatch(labels -> labels.type() == Column.Type.CATEGORY)) {
      out.append(JavaParts.LABELS);
    }
    if (categories.stream().anyMatch(labels -> labels.type() == Column.Type.BOOLEAN)) {
      out.append(JavaParts.TRUTHS);
    }
    if (categories.stream().anyMatch(labels -> !labels.form().isSingle())) {
      out.append(JavaParts.ONE_HOT);
    }
    if (hasDates) {
      out.append(categories.isEmpty() ? JavaParts.TEXTS : "").append(JavaParts.DATES);
      if (model.inputs().stream().anyMatch(input -> input.type() == Column.Type.DATE
          && DateText.namesMonths(pattern(input)))) {
        out.append(JavaParts.months());
      }
    }
    if (!model.texts().isEmpty()) {
      out.append(TextCode.inJava(model.texts()));
    }
    if (hasImages()) {
      out.append(JavaParts.PIXELS);
    }
    out.append(network.functions());
    out.append(exactFunctions(network));
  }

  /** Copies of the exact functions that the network's operators are. */
  static String exactFunctions(NetworkCode network) {
    Set<ExactFunction> exact = EnumSet.noneOf(ExactFunction.class);
    for (Expression.Operator operator : network.operators()) {
      ExactFunction.of(operator).ifPresent(function -> exact.addAll(function.closure()));
    }
    StringBuilder out = new StringBuilder();
    for (ExactFunction function : exact) {
      function.inJava().lines().forEach(line -> out.append("  ").append(line).append('\n'));
      out.append('\n');
    }
    return out.toString();
  }
}
