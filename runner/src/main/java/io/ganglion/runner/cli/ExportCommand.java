package io.ganglion.runner.cli;

import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.SavedFormat;
import io.ganglion.experiments.export.ExportCheck;
import io.ganglion.experiments.export.ExportComparison;
import io.ganglion.experiments.export.ExportFormat;
import io.ganglion.experiments.export.ExportPrecision;
import io.ganglion.experiments.export.WrittenExport;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.TableRequest;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion export}. */
@Command(name = "export", description = "Writes a model down in another language, so that it predicts where there is no"
    + " Ganglion.")
final class ExportCommand implements Callable<Integer> {
  /** Rows that are compared at a time. */
  private static final int PIECE = 4096;

  private final Session session;

  @Mixin
  private ModelArgument argument;

  @Option(names = "--format", required = true, paramLabel = "FORMAT", converter = ExportFormatName.class,
      completionCandidates = ExportFormatName.class, description = "The language: ${COMPLETION-CANDIDATES}.")
  private ExportFormat format;

  @Option(names = "--out", paramLabel = "FILE", description = "The file to write; named like the model, in this folder,"
      + " unless given. - is stdout.")
  private @Nullable String out;

  @Option(names = "--class", paramLabel = "NAME", description = "The name of the Java class, with its package if it is"
      + " in one; like the file or the model unless given.")
  private @Nullable String className;

  @Option(names = "--precision", paramLabel = "PRECISION", defaultValue = "double", converter =
      ExportPrecisionName.class, completionCandidates = ExportPrecisionName.class, description = "What an ONNX export"
      + " computes in: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given. The others are exact.")
  private ExportPrecision precision;

  @Option(names = "--check", paramLabel = "TABLE", description = "A table for whose rows the predictions of the export"
      + " are compared with the model's before it is written.")
  private @Nullable String check;

  @Option(names = "--runtime", paramLabel = "JAR", description = "The jar of onnxruntime, with which --check computes"
      + " ONNX; not needed for the other languages.")
  private @Nullable Path runtime;

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Model model = argument.model(session);
    WrittenExport written = format.write(model, Place.at(argument.file().toString()), name(), precision());
    String checked = check == null ? "" : "checked     " + compared(model, written.check(runtime()), check) + "\n";
    String file = out == null ? written.file() : out;
    Output.write(session, file, written.bytes());
    if (!file.equals("-")) {
      Output.show(session, "wrote       " + file + ", " + written.bytes().length + " bytes: " + written.summary()
          + "\n" + checked);
    }
    return 0;
  }

  private ExportPrecision precision() {
    if (precision == ExportPrecision.FLOAT && format != ExportFormat.ONNX) {
      throw usage("--precision", "only an ONNX export can be in single precision", "leave it out: the export is exact");
    }
    return precision;
  }

  /** As it was given, or what the file's name says; null if neither does. */
  private @Nullable String name() {
    if (className != null && format != ExportFormat.JAVA) {
      throw usage("--class", "only a Java export has a class", "leave it out, or choose --format java");
    }
    String name = className != null ? className : out == null || out.equals("-") ? null : withoutEnding(out);
    if (format == ExportFormat.JAVA && name != null && !ExportFormat.isClassName(name)) {
      throw usage(className == null ? "--out" : "--class", "'" + name + "' can't be the name of a Java class",
          "give one by --class, such as --class org.example.Iris");
    }
    return name;
  }

  private ClassLoader runtime() {
    if (runtime == null) {
      return ExportCommand.class.getClassLoader();
    }
    if (!Files.isRegularFile(runtime)) {
      throw usage("--runtime", "there is no such file: " + runtime, "name the jar of onnxruntime");
    }
    try {
      return new URLClassLoader(new URL[] {runtime.toUri().toURL()}, ExportCommand.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a path is no URL", e);
    }
  }

  private static String withoutEnding(String file) {
    String name = Objects.requireNonNullElse(Path.of(file).getFileName(), Path.of("")).toString();
    int dot = name.lastIndexOf('.');
    return dot < 1 ? name : name.substring(0, dot);
  }

  private static ProblemException usage(String option, String message, String help) {
    return new ProblemException(ExitCode.USAGE, new Problem(message, Place.at(option), help));
  }

  private ExportComparison compared(Model model, ExportCheck check, String table) {
    TableRequest request = new TableRequest(List.of(new TableArgument(table).once(session)),
        SavedFormat.layout(model.source()), check.columns().styled(SavedFormat.styles(model.source())),
        TableRequest.Use.NEW_DATA);
    if (check.needsWhole()) {
      check.add(SavedFormat.format(model.source()).read(request));
      return check.required();
    }
    try (TablePieces pieces = SavedFormat.format(model.source()).open(request, PIECE)) {
      while (pieces.hasNext()) {
        check.add(pieces.next());
      }
    }
    return check.required();
  }
}
