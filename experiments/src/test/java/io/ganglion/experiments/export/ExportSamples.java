package io.ganglion.experiments.export;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Loss;
import io.ganglion.api.WeightInitializer;
import io.ganglion.activations.Identity;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Tanh;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.DateEncoding;
import io.ganglion.engine.data.encoding.DateForm;
import io.ganglion.engine.data.encoding.DatePart;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.FilledNumbers;
import io.ganglion.engine.data.encoding.ImageEncoding;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.layers.BatchNorm;
import io.ganglion.layers.Dropout;
import io.ganglion.layers.LayerNorm;
import io.ganglion.losses.SquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Models that are exported in tests, untrained but with parameters of every size, and rows for them. */
final class ExportSamples {
  static final WeightInitializer WIDE = (weights, from, to, fan, random) -> {
    for (int i = from; i < to; i++) {
      weights[i] = random.nextGaussian() * (random.nextInt(8) == 0 ? 40 : 2);
    }
  };
  /** With which single roundings aren't magnified. */
  static final WeightInitializer NARROW = (weights, from, to, fan, random) -> {
    for (int i = from; i < to; i++) {
      weights[i] = random.nextGaussian() / 2;
    }
  };
  private static final Loss LOSS = new SquaredError();

  private ExportSamples() {}

  static Model model(String name, Network network, List<ColumnEncoding> inputs, List<ColumnEncoding> targets) {
    return new Model(name, network, network.initialParameters(7), new Preprocessing(inputs, targets), LOSS,
        Reduction.MEAN, Map.of());
  }

  static NumberEncoding number(String name, double shift, double scale) {
    return new NumberEncoding(name, Scaling.STANDARD, shift, scale);
  }

  static List<ColumnEncoding> numbers(String name, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> (ColumnEncoding) number(name + i, i / 3.0, 1 + i / 7.0))
        .toList();
  }

  /** Every built-in activation that treats each unit alike, as an output, so that each of its bits is seen. */
  static Model ofAllActivations() {
    Network.Builder builder = Network.withInputs(3);
    List<Integer> nodes = new ArrayList<>();
    for (Activation activation : ServiceLoader.load(Activation.class)) {
      if (activation instanceof ElementwiseActivation) {
        builder.from(0).dense(2, activation, WIDE, WIDE);
        nodes.add(builder.at());
      }
    }
    builder.concat(nodes.stream().mapToInt(node -> node).toArray());
    Network network = builder.denseWithoutBias(2 * nodes.size(), new Identity(), unit(2 * nodes.size())).build();
    return model("all activations", network, numbers("x", 3), numbers("y", 2 * nodes.size()));
  }

  /** Each output is one of the inputs. */
  static WeightInitializer unit(int width) {
    return (weights, from, to, fan, random) -> {
      for (int i = from; i < to; i++) {
        weights[i] = (i - from) % (width + 1) == 0 ? 1 : 0;
      }
    };
  }

  /** Every way in which a column is encoded, dates included. */
  static List<ColumnEncoding> allInputs() {
    Unseen mostFrequent = new Unseen(Unseen.Policy.MOST_FREQUENT, "b\u00e4r");
    List<String> colours = List.of("\"quoted\\\"", "b\u00e4r", "red ?\u003f/", "\ud83d\ude00");
    return List.of(
        number("plain", 0.1, 0.3),
        new FilledNumbers(number("class", -3, 1e-3), 1.7, false),
        new FilledNumbers(number("Class", 1e5, 1e7), -0.0, true),
        new CategoryEncoding("one hot", Column.Type.CATEGORY, colours, CategoryForm.ONE_HOT, Unseen.ERROR),
        new CategoryEncoding("one-hot", Column.Type.CATEGORY, colours, CategoryForm.ONE_HOT, Unseen.IGNORE),
        new CategoryEncoding("1st", Column.Type.CATEGORY, colours, CategoryForm.PLUS_MINUS, mostFrequent),
        new CategoryEncoding("ordinal", Column.Type.CATEGORY, List.of("low", "high", "a"), CategoryForm.ORDINAL,
            Unseen.IGNORE),
        new CategoryEncoding("*/ two", Column.Type.CATEGORY, List.of("no", "yes"), CategoryForm.BINARY_PLUS_MINUS,
            Unseen.IGNORE),
        new CategoryEncoding("truth", Column.Type.BOOLEAN, List.of("no", "yes"), CategoryForm.BINARY, Unseen.ERROR),
        new FilledLabels(new CategoryEncoding("\u00fc", Column.Type.BOOLEAN, List.of("0", "1"), CategoryForm.BINARY,
            Unseen.IGNORE), "0", true),
        new FilledLabels(new CategoryEncoding("filled", Column.Type.CATEGORY, colours, CategoryForm.ONE_HOT,
            Unseen.ERROR), "b\u00e4r", true),
        new FilledLabels(new CategoryEncoding("never filled", Column.Type.CATEGORY, colours, CategoryForm.ONE_HOT,
            Unseen.ERROR), "missing", false));
  }

  static List<ColumnEncoding> dates() {
    List<DatePart> all = List.of(DatePart.values());
    return List.of(date("day", "", all), new FilledNumbers(date("filled day", "dd.MM.yyyy", all), 1.7e9, true),
        date("time", "HH:mm", List.of(DatePart.HOUR, DatePart.MINUTE)),
        date("month", "MMM yy{1950}", List.of(DatePart.YEAR, DatePart.MONTH)),
        date("week", "YYYY-'W'w", List.of(DatePart.YEAR, DatePart.DAY_OF_YEAR)),
        date("quarter", "'Q'q yyyy", List.of(DatePart.YEAR, DatePart.MONTH)));
  }

  private static DateEncoding date(String name, String pattern, List<DatePart> parts) {
    return new DateEncoding(name, new DateForm(pattern, parts),
        parts.stream().map(part -> number(name, part.ordinal(), 3)).toList());
  }

  /** Labels by several forms, and a number. */
  static List<ColumnEncoding> oneHotTarget() {
    return List.of(new CategoryEncoding("predict", List.of("\"c\"", "a", "b\u00e4r"), CategoryForm.ONE_HOT));
  }

  static int width(List<ColumnEncoding> encodings) {
    return encodings.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /** Softmax behind layers with shortcuts, without a bias, and with dropout between them. */
  static Model ofLabels(List<ColumnEncoding> inputs) {
    Network network = Network.withInputs(width(inputs)).shortcuts().dense(5, new Tanh(), WIDE, WIDE)
        .layer(new Dropout(0.3, false), Initializers.of(WIDE)).denseWithoutBias(4, new Sigmoid(), WIDE)
        .dense(3, new Softmax(), WIDE, WIDE).build();
    return model("of labels", network, inputs, oneHotTarget());
  }

  /** A residual block, and layer and batch normalization, of more units than layer normalization has chains. */
  static Model ofNormalizations(WeightInitializer weights) {
    Network network = Network.withInputs(3).dense(37, new Tanh(), weights, weights)
        .residual(block -> block.layer(new LayerNorm(1e-5), Initializers.of(weights))
            .dense(37, new Tanh(), weights, weights)).dense(5, new Identity(), weights, weights)
        .layer(new BatchNorm(1e-3), Initializers.of(weights)).activation(new Tanh())
        .dense(2, new Identity(), weights, weights).build()
        .withStatistics(0.1, -3, 7, 1e3, 0, 4, 9.5, 60, 1e6, 0);
    return model("of normalizations", network, numbers("x", 3), numbers("y", 2));
  }

  /** Several targets at once, one of each form. */
  static Model ofAllTargets() {
    List<ColumnEncoding> targets = List.of(
        new CategoryEncoding("int", List.of("a", "b", "c"), CategoryForm.ONE_HOT),
        new CategoryEncoding("Two", List.of("n", "y"), CategoryForm.BINARY),
        new CategoryEncoding("two", List.of("n", "y"), CategoryForm.BINARY_PLUS_MINUS),
        new CategoryEncoding("sign", List.of("n", "y"), CategoryForm.PLUS_MINUS),
        new CategoryEncoding("place", Column.Type.CATEGORY, List.of("low", "middle", "high"), CategoryForm.ORDINAL,
            Unseen.ERROR),
        number("y", -2, 0.7));
    Network network = Network.withInputs(2).dense(6, new Tanh(), WIDE, WIDE).dense(9, new Tanh(), WIDE, WIDE).build();
    return model("of all targets", network, numbers("x", 2), targets);
  }

  /** A value of a column that is often a usual one, sometimes none, unseen or far away; null for none. */
  static Object value(ColumnEncoding input, RandomGenerator random) {
    int kind = random.nextInt(30);
    return switch (input.type()) {
      case NUMBER -> kind == 0 ? Double.NaN : kind == 1 ? ends(random) : random.nextGaussian() * (kind == 2 ? 1e6 : 5);
      case BOOLEAN -> pick(random, kind, "yes", "No", "TRUE", "f", "1", "off", "0", "maybe");
      case CATEGORY -> {
        CategoryEncoding labels = input instanceof FilledLabels filled ? filled.labels() : (CategoryEncoding) input;
        yield kind == 0 ? null : kind == 1 ? "unseen" : kind == 2 ? "?" : kind == 3 ? " \u2003"
            : (kind == 4 ? "\t " : "") + labels.labels().get(random.nextInt(labels.labels().size()));
      }
      case DATE -> date(input.column(), kind, random);
      case TEXT -> text(random);
      case IMAGE -> image(((ImageEncoding) input).form(), random);
    };
  }

  /** Of what tokenizers look at: letters of several scripts, marks, joiners, signs, half pairs. */
  private static String text(RandomGenerator random) {
    List<String> parts = List.of("a", "B", "Z\u00fc", "\u0130", "don't", "'", "\u2019x", " ", "  ", "\n", "7", ".",
        "!?",
        "\u0301", "\u200d", "\ud83d\ude00", "\ud83c\udffd", "\u4e2d\u6587", "\ud800", "\u00a0", "\u01c5", "\u03a3",
        "\ud801\udc00", "a", "B", "aB", "x1", "\u0966", "\u3000");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  private static Image image(ImageForm form, RandomGenerator random) {
    byte[] pixels = new byte[form.height() * form.width() * form.features()];
    random.nextBytes(pixels);
    return new Image(form.height(), form.width(), form.features(), pixels);
  }

  private static double ends(RandomGenerator random) {
    double[] ends = {1e308, -1e308, Double.MAX_VALUE, Double.MIN_VALUE, -0.0, 0, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY};
    return ends[random.nextInt(ends.length)];
  }

  private static Object pick(RandomGenerator random, int kind, String... words) {
    return kind == 0 ? null : kind == 1 ? "NA" : words[random.nextInt(words.length)];
  }

  private static Object date(String column, int kind, RandomGenerator random) {
    int year = 1900 + random.nextInt(200);
    int month = 1 + random.nextInt(12);
    int day = 1 + random.nextInt(kind == 1 ? 31 : 28);
    if (kind == 0) {
      return null;
    }
    return switch (column) {
      case "day" -> String.format(Locale.ROOT, kind == 2 ? "%04d-%02d-%02d 13:45:06"
          : kind == 3 ? "%04d-%02d-%02dT23:59" + List.of("+02:00", "-0330", " +05", "Z", " UTC").get(random.nextInt(5))
          : kind == 4 ? "%04d-%02d-%02dx" : "%04d-%02d-%02d", year, month,
          day);
      case "filled day" -> String.format(Locale.ROOT, "%02d.%02d.%04d", day, month, year);
      case "time" -> String.format(Locale.ROOT, "%02d:%02d", random.nextInt(25), random.nextInt(60));
      case "week" -> year + "-W" + (1 + random.nextInt(53));
      case "quarter" -> "Q" + (1 + random.nextInt(4)) + " " + year;
      default -> List.of("Jan", "feb", "DEC", "M\u00e4r", "ao\u00fbt", "Dic.", "e").get(random.nextInt(7)) + " "
          + String.format(Locale.ROOT, "%02d", year % 100);
    };
  }

  /** A row by the names of the input columns. */
  static Map<String, Object> row(List<ColumnEncoding> inputs, RandomGenerator random) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (ColumnEncoding input : inputs) {
      row.put(input.column(), value(input, random));
    }
    return row;
  }
}
