package io.ganglion.experiments.export;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.engine.store.WholeFile;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An exported file of C, compiled by the machine's {@code cc} into a program that reads examples and writes what is
 * predicted of them, number by number as hexadecimal digits. Its files are gone afterwards.
 */
final class CompiledC implements RunningExport {
  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");
  /** Of a text that isn't there. */
  private static final String NONE = "-";

  private final ExportedModel model;
  private final String prefix;
  private final String text;
  private final List<String> flags;

  CompiledC(ExportedModel model, String prefix, String text) {
    this(model, prefix, text, List.of("-w"));
  }

  /** @param flags for the compiler, beside those that the export asks for */
  CompiledC(ExportedModel model, String prefix, String text, List<String> flags) {
    this.model = model;
    this.prefix = prefix;
    this.text = text;
    this.flags = flags;
  }

  /** The compiler; empty if there is none on the path. */
  static Optional<Path> compiler() {
    return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "cc")).filter(Files::isExecutable).findFirst();
  }

  @Override
  public List<Optional<List<List<Prediction>>>> predict(List<ExportExample> examples) {
    return predict(List.of(this), List.of(examples)).get(0);
  }

  /** The same of several exports, which are compiled and run together. */
  static List<List<Optional<List<List<Prediction>>>>> predict(List<CompiledC> exports,
      List<List<ExportExample>> examples) {
    Path cc = compiler().orElseThrow(() -> new ProblemException(ExitCode.USAGE, new Problem("there is no C compiler"
        + " on the path: cc", Place.at("--check"), "install one, or check --format java, which is written from the same"
        + " parts")));
    try {
      Path folder = Files.createTempDirectory("ganglion-export");
      try {
        return predict(cc, folder, exports, examples);
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the export can't be compiled", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an export was compiled", e);
    }
  }

  private static List<List<Optional<List<List<Prediction>>>>> predict(Path cc, Path folder, List<CompiledC> exports,
      List<List<ExportExample>> examples) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(cc.toString(), "-std=c99", "-O1", "-ffp-contract=off"));
    command.addAll(exports.get(0).flags);
    StringBuilder read = new StringBuilder();
    StringBuilder main = new StringBuilder(CProgram.START);
    StringBuilder calls = new StringBuilder();
    for (int i = 0; i < exports.size(); i++) {
      CompiledC export = exports.get(i);
      write(folder.resolve(export.prefix + ".c"), export.text);
      command.add(export.prefix + ".c");
      main.append(new CProgram(export.model, export.prefix).text());
      calls.append("  for (i = 0; i < ").append(examples.get(i).size()).append("; i++) run_").append(export.prefix)
          .append("();\n");
      examples.get(i).forEach(example -> read.append(export.written(example)));
    }
    write(folder.resolve("ganglion_main.c"), main + "int main(void) {\n  int i;\n" + calls + "  return 0;\n}\n");
    write(folder.resolve("in"), read.toString());
    write(folder.resolve("nothing"), "");
    command.addAll(List.of("ganglion_main.c", "-o", "ganglion_main", "-lm"));
    run(folder, "nothing", "messages", command);
    run(folder, "in", "out", List.of(folder.resolve("ganglion_main").toString()));
    List<String> lines = Files.readAllLines(folder.resolve("out"), StandardCharsets.US_ASCII);
    List<List<Optional<List<List<Prediction>>>>> all = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < exports.size(); i++) {
      CompiledC export = exports.get(i);
      int count = examples.get(i).size();
      all.add(lines.subList(at, at + count).stream().map(export::read).toList());
      at += count;
    }
    return all;
  }

  private static void write(Path file, String content) throws IOException {
    WholeFile.write(file, content.getBytes(StandardCharsets.US_ASCII));
  }

  private static void run(Path folder, String in, String out, List<String> command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectInput(folder.resolve(in).toFile()).redirectOutput(folder.resolve(out).toFile()).start();
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException(command.get(0) + " ended with " + code + ": "
          + Files.readString(folder.resolve(out), StandardCharsets.UTF_8).lines().limit(20).toList());
    }
  }

  /** How many rows there are, and their values. */
  private String written(ExportExample example) {
    StringBuilder line = new StringBuilder().append(example.rows().size());
    for (List<@Nullable Object> row : example.rows()) {
      for (int i = 0; i < row.size(); i++) {
        line.append(' ').append(word(row.get(i), model.inputs().get(i)));
      }
    }
    return line.append('\n').toString();
  }

  private static String word(@Nullable Object value, ColumnEncoding input) {
    if (value instanceof String text) {
      String whole = HALF_PAIR.matcher(text).replaceAll("\ufffd"); // UTF-8 has no half pairs
      return "=" + HEX.formatHex(whole.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof byte[] image) {
      return "=" + HEX.formatHex(image);
    } else if (value == null && (JavaExport.isCategory(input) || input.type() == Column.Type.TEXT)) {
      return NONE;
    }
    double number = value == null ? Double.NaN
        : value instanceof ExportExample.Moment moment ? moment.seconds() : (Double) value;
    return HEX.toHexDigits(Double.doubleToLongBits(number));
  }

  private Optional<List<List<Prediction>>> read(String line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    List<List<Prediction>> rows = new ArrayList<>();
    String[] words = line.strip().split(" ");
    if (model.language().isPresent()) {
      double[] shares = Arrays.stream(words).mapToDouble(CompiledC::number).toArray();
      NextTokenEncoding next = model.language().get();
      for (int at = 0; at < shares.length; at += next.width()) {
        rows.add(List.of(next.decode(shares, at)));
      }
      return Optional.of(rows);
    }
    for (int at = 0; at < words.length;) {
      List<Prediction> row = new ArrayList<>();
      for (ColumnEncoding target : model.targets()) {
        if (!(target instanceof CategoryEncoding labels)) {
          row.add(new NumberPrediction(target.column(), number(words[at++])));
          continue;
        }
        String label = new String(HEX.parseHex(words[at++].substring(1)), StandardCharsets.UTF_8);
        double[] shares = new double[labels.form() == CategoryForm.ORDINAL ? 0 : labels.labels().size()];
        for (int i = 0; i < shares.length; i++) {
          shares[i] = number(words[at++]);
        }
        row.add(new CategoryPrediction(target.column(), label, labels.labels(), shares));
      }
      rows.add(row);
    }
    return Optional.of(rows);
  }

  private static double number(String word) {
    return Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(word));
  }

  /** Whether a target's shares are probabilities. */
  static String shares(ExportedModel model, CategoryEncoding labels) {
    return Probabilities.areGivenBy(model.model().network().outputActivation(), labels) ? "_probabilities" : "_scores";
  }
}
