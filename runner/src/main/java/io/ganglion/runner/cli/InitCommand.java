package io.ganglion.runner.cli;

import io.ganglion.experiments.config.ExperimentSchema;
import io.ganglion.experiments.draft.Draft;
import io.ganglion.experiments.draft.DraftRequest;
import io.ganglion.experiments.draft.LanguageDraft;
import io.ganglion.experiments.draft.Prose;
import io.ganglion.experiments.draft.TableDraft;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.text.ShellWord;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion init}. */
@Command(name = "init", description = "Writes an experiment for a table or a text, with a reason for each of its"
    + " settings.")
final class InitCommand implements Callable<Integer> {
  private static final String STDOUT = "-";
  private static final String TEXT = "text";

  private final Session session;

  @Parameters(index = "0", paramLabel = "TABLE", description = "A table, gzip or not; a folder of"
      + " images or texts; or a text, such as book.txt, that a language model learns to go on with.")
  private String table;

  @Option(names = "--target", paramLabel = "COLUMN", split = ",",
      description = "The column or columns to predict, by name or by number from 1; last is the last column."
          + " The labels of a folder of images or texts unless given.")
  private List<String> targets = new ArrayList<>();

  @Option(names = "--time", paramLabel = "COLUMN",
      description = "The column of times, if the table is a time series: each row is predicted from those before it.")
  private @Nullable String time;

  @Option(names = "--id", paramLabel = "COLUMN",
      description = "The column of ids, if examples are sequences: rows with the same id are one. With --time, rows"
          + " with the same id are one time series.")
  private @Nullable String id;

  @Option(names = "--order", paramLabel = "COLUMN", description = "The column by which the rows of an id are sorted.")
  private @Nullable String order;

  @Option(names = "--out", paramLabel = "FILE", description = "The experiment to write, which must not be there yet; -"
      + " is stdout. The table's name with .yaml, in the current folder, unless given.")
  private @Nullable String out;

  @Mixin
  private TableOptions layout;

  InitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    requireSense();
    String target = out == null ? nameOf(table) + ".yaml" : out;
    boolean prints = target.equals(STDOUT);
    Path experiment = Path.of(prints ? nameOf(table) + ".yaml" : target);
    if (!prints && Files.exists(experiment)) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the file is there already, and isn't overwritten",
          Place.at(target), "move it away, or name another one by --out"));
    }
    DataFormat format = format();
    boolean isText = format.textColumn().isPresent();
    List<String> wanted = targets.isEmpty() ? format.labelColumn().stream().toList() : targets;
    DraftRequest request = new DraftRequest(Path.of(table), format, layout.layout(), wanted,
        Optional.ofNullable(time), Optional.ofNullable(id), Optional.ofNullable(order), experiment,
        "ganglion " + session.arguments().stream().map(ShellWord::of).collect(Collectors.joining(" ")));
    if (wanted.isEmpty() && !isText) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the column to predict is missing", Place.at("--target"),
          "its columns are " + TableDraft.columns(request)));
    }
    PluginCatalog catalog = session.plugins();
    Draft draft = isText ? LanguageDraft.of(request, catalog) : TableDraft.of(request, catalog);
    if (prints) {
      Output.write(session, target, draft.yaml());
      return 0;
    }
    Path schema = experiment.resolveSibling(ExperimentSchema.FILE);
    makeFolder(schema);
    Output.write(session, schema.toString(), Json.text(ExperimentSchema.of(catalog)));
    Output.write(session, target, ExperimentSchema.modeline(ExperimentSchema.FILE) + "\n" + draft.yaml());
    Output.show(session, summary(draft, target + ", " + schema, target));
    return 0;
  }

  /** That of the options, or by the name; a text, unless something is said that only a table has. */
  private DataFormat format() {
    boolean saysTable = !targets.isEmpty() || time != null || id != null || layout.saysFormat();
    DataFormat format = saysTable || !Prose.isOne(Path.of(table)) ? layout.format(table)
        : DataFormats.named(TEXT).orElseThrow();
    if (format.textColumn().isPresent() && (!targets.isEmpty() || time != null || id != null)) {
      throw usage("a text has no columns: what is predicted is its next character",
          !targets.isEmpty() ? "--target" : time != null ? "--time" : "--id", "leave the option out");
    }
    return format;
  }

  private static void makeFolder(Path schema) {
    try {
      Files.createDirectories(schema.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the folder can't be made: " + Reason.of(e),
          Place.at(schema.toString()), "name an experiment in a folder that is writable by --out"));
    }
  }

  private void requireSense() {
    if (new TableArgument(table).isStdin()) {
      throw usage("an experiment names its table, which can't be stdin", "TABLE", "save the table as a file");
    }
    if (!Files.exists(Path.of(table))) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no such file", Place.at(table), ""));
    }
    if (time != null && order != null) {
      throw usage("the rows of a time series are in the order of its times", "--order", "leave --order out");
    }
    if (order != null && id == null) {
      throw usage("there is an order without ids", "--order", "name the column of ids by --id");
    }
  }

  private static ProblemException usage(String problem, String place, String help) {
    return new ProblemException(ExitCode.USAGE, new Problem(problem, Place.at(place), help));
  }

  /** The name of a table without what says how it is written. */
  private static String nameOf(String table) {
    Path name = Path.of(table).toAbsolutePath().normalize().getFileName();
    String bare = name == null ? "" : name.toString().replaceFirst("(?<=.)(\\.[A-Za-z0-9]{1,4}){1,2}$", "");
    return bare.isEmpty() ? "experiment" : bare;
  }

  private String summary(Draft draft, String written, String file) {
    StringBuilder text = new StringBuilder();
    draft.facts().forEach((about, fact) -> text.append(String.format(java.util.Locale.ROOT, "%-12s%s%n", about, fact)));
    return text.append("wrote       ").append(written).append("\nnext        ").append(session.program())
        .append(" run ").append(ShellWord.of(file)).append('\n').toString().replace("\r\n", "\n");
  }
}
