package io.ganglion.experiments.config;

import io.ganglion.experiments.binding.Position;
import io.ganglion.experiments.binding.Problems;
import io.ganglion.experiments.binding.ScalarKind;
import io.ganglion.experiments.binding.SetOption;
import io.ganglion.experiments.binding.Source;
import io.ganglion.experiments.binding.Yaml;
import io.ganglion.experiments.binding.YamlReader;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads experiment files: UTF-8, at most 1 MB. */
public final class ExperimentReader {
  private static final int MAX_BYTES = 1 << 20;

  private static final Pattern TABLE = Pattern.compile(".*\\.(csv|tsv|tab|txt|data|dt|xlsx?)(\\.gz)?");

  private ExperimentReader() {}

  /**
   * Reads what can be read of an experiment without knowing the plug-ins: {@link LoadedExperiment#pluginPaths()} says
   * which ones to load, and {@link LoadedExperiment#bind} does the rest.
   *
   * @param overrides what was given by {@code --set}, each {@code key=value}, in the order of the command line
   * @throws ProblemException if there is no such file or no YAML in it ({@link ExitCode#EXPERIMENT}), or if an override
   *     is no {@code key=value} ({@link ExitCode#USAGE})
   */
  public static LoadedExperiment read(Path file, List<String> overrides) {
    return read(file, overrides, ExperimentReader::text);
  }

  /** Reads an experiment as it would be read from a file that holds this text, whether that is there or not. */
  public static LoadedExperiment read(Path file, List<String> overrides, String text) {
    return read(file, overrides, given -> text);
  }

  private static LoadedExperiment read(Path file, List<String> overrides, Function<Path, String> reader) {
    Problems problems = new Problems();
    List<SetOption> options = SetOption.parse(overrides, problems);
    requireNoTable(file);
    String text = reader.apply(file);
    Source source = Source.file(file.toString(), text);
    Yaml root = YamlReader.read(source, 0, problems)
        .orElseGet(() -> new Yaml.Scalar(Position.whole(source), "", true));
    if (root instanceof Yaml.Unreadable) {
      problems.throwIfAny();
    }
    if (!(root instanceof Yaml.Mapping)) {
      boolean isEmpty = root instanceof Yaml.Scalar scalar && scalar.kind() == ScalarKind.NOTHING;
      throw fault(isEmpty ? "the experiment file is empty" : "an experiment is a map of settings, but this is not one",
          source.name(), "it needs at least the settings data, network and trainer");
    }
    for (SetOption option : options) {
      root = option.applyTo(root, problems);
    }
    // What the experiment as a whole lacks has no place in it.
    Yaml.Mapping whole = new Yaml.Mapping(Position.whole(source), ((Yaml.Mapping) root).entries());
    return new LoadedExperiment(file, text, source, whole, problems);
  }

  /** A table instead of an experiment, by its name: the first thing that many try. */
  private static void requireNoTable(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    if (Files.isRegularFile(file) && TABLE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      throw fault("this is a table, not an experiment", file.toString(), "'ganglion init " + file + " --target COLUMN'"
          + " writes an experiment for it, which runs at once; without --target it names the columns");
    }
  }

  private static String text(Path file) {
    byte[] bytes;
    if (Files.isDirectory(file)) {
      throw fault("the experiment is a folder, not a file", file.toString(), "name a YAML file in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw fault("there is no such experiment file", file.toString(), file.isAbsolute()
          ? "check the path"
          : "check the path, which is relative to " + Path.of("").toAbsolutePath());
    } catch (AccessDeniedException e) {
      throw fault("the experiment file can't be read: permission denied", file.toString(), "");
    } catch (IOException e) {
      throw fault("the experiment file can't be read: " + e.getMessage(), file.toString(), "");
    }
    if (bytes.length > MAX_BYTES) {
      throw fault("the experiment file is larger than 1 MB", file.toString(), "is it the data file?");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw fault(String.format(Locale.ROOT, "the experiment file is not UTF-8 text: line %d holds the byte 0x%02X",
          line, bytes[in.position()]), file.toString(), "save it as UTF-8");
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static ProblemException fault(String message, String where, String help) {
    return new ProblemException(ExitCode.EXPERIMENT, new Problem(message, Place.at(where), help));
  }
}
