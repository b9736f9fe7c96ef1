package io.ganglion.runner.cli;

import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.binding.SectionOption;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.study.StudyPart;
import io.ganglion.experiments.study.StudyRequest;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.csv.CsvText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that train many times have in common. */
final class StudyOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The experiment, a YAML file.")
  private @Nullable Path file;

  @Option(names = "--resume", paramLabel = "DIR",
      description = "Resumes the stopped one in this directory; for a finished one, prints the table again.")
  private @Nullable Path resumed;

  @Mixin
  private ExperimentOptions experiment;

  @Mixin
  private LintOptions lints;

  @Option(names = "--threads", paramLabel = "N",
      description = "The number of trainings at once; one for each processor unless given. It has no influence on"
          + " results.")
  private @Nullable Integer threads;

  @Option(names = "--part", paramLabel = "I/N",
      description = "Trains one of N shares of the trainings, 1/N to N/N, each a process of its own; all have the same"
          + " --out. The last that ends writes the result.")
  private @Nullable String part;

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
      description = "The folder for its directory; ${DEFAULT-VALUE} unless given.")
  private Path out;

  @Option(names = "--quiet", description = "Prints only the table and errors.")
  private boolean quiet;

  @Option(names = "--format", paramLabel = "FORM", defaultValue = "table", converter = StudyFormatName.class,
      completionCandidates = StudyFormatName.class,
      description = "The format of the table: ${COMPLETION-CANDIDATES}; table unless given.")
  private StudyFormat format;

  @Option(names = "--spreadsheet-safe", description = "Puts ' before labels and names that a spreadsheet would compute,"
      + " such as =1+1, in --format csv; without it, they are written as they are.")
  private boolean spreadsheetSafe;

  @Option(names = "--json", description = "Short for --format json.")
  private boolean json;

  @Mixin
  private EventsOption events;

  @Nullable Path resumed() {
    return resumed;
  }

  Path out() {
    return out;
  }

  LintOptions lints() {
    return lints;
  }

  boolean quiet() {
    return quiet;
  }

  StudyFormat format() {
    return json ? StudyFormat.JSON : format;
  }

  EventsOption events() {
    return events;
  }

  CsvText texts() {
    return spreadsheetSafe ? CsvText.SPREADSHEET_SAFE : CsvText.EXACT;
  }

  int threads() {
    if (threads != null && threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be 1 or more, but is " + threads);
    }
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Which of several processes this is; empty if it is the only one. */
  Optional<StudyPart> part() {
    Optional<StudyPart> parsed = part == null ? Optional.empty() : StudyPart.parse(part);
    if (part != null && parsed.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--part must be I/N, with I from 1 to N and N at most "
          + RunLock.MOST_PARTS + ", such as 2/16, but is " + part);
    }
    if (part != null && resumed != null) {
      throw new ParameterException(spec.commandLine(), "--resume takes no --part: a part resumes by the command that"
          + " began it, and --resume trains what all parts left");
    }
    return parsed;
  }

  /** The arguments without what says which part this is. */
  static List<String> withoutPart(List<String> arguments) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals("--part")) {
        i++;
      } else if (!arguments.get(i).startsWith("--part=")) {
        others.add(arguments.get(i));
      }
    }
    return others;
  }

  /**
   * What is asked for: by the command line, or when the study that is resumed was begun.
   *
   * @param kind of the study, as its command is called
   * @param given the options that change the experiment
   */
  StudyRequest request(Session session, String kind, List<SectionOption> given) {
    if (resumed != null) {
      if (file != null || !given.isEmpty() || !experiment.overrides().isEmpty()) {
        throw new ParameterException(spec.commandLine(), "--resume takes no "
            + (file != null ? "FILE" : given.isEmpty() ? "--set" : given.get(0).name())
            + ": the resumed one has its own");
      }
      return StudyFolder.request(resumed, kind).with(List.of(), experiment.jars());
    }
    if (file == null) {
      throw new MissingParameterException(spec.commandLine(), spec.positionalParameters().get(0), "");
    }
    LoadedExperiment loaded = ExperimentReader.read(file, experiment.overrides());
    List<String> jars = session.pluginPaths(experiment.jars(), ExperimentOptions.pluginPaths(loaded)).stream()
        .map(path -> path.path().toAbsolutePath().toString()).distinct().toList();
    return new StudyRequest(file, loaded.text(), experiment.overrides(), given, jars);
  }

  /**
   * Adds an option that was given, which stands for the setting of the same name in the section that is called KIND.
   */
  static void add(List<SectionOption> options, String kind, String name, @Nullable String value) {
    if (value != null) {
      options.add(new SectionOption(name, value, kind + "." + name.substring(2), SectionOption.Form.VALUE));
    }
  }

  PluginCatalog plugins(Session session, StudyRequest request) {
    return session.plugins(request.plugins(), List.of(), experiment.lock());
  }

  /** The experiment of a request, with the plug-ins that it can use. */
  static LoadedExperiment load(StudyRequest request) {
    LoadedExperiment loaded = request.load();
    return request.plugins().isEmpty() ? loaded : loaded.with(Changes.of("plugins.path", request.plugins().stream()
        .map(jar -> "'" + jar.replace("'", "''") + "'").collect(Collectors.joining(", ", "[", "]"))));
  }

  /** What works in a study's directory. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Its result, or what keeps its files from being written. */
  <T> T reportingFailures(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      PluginFault.passOn(e);
      Path where = resumed == null ? out : resumed;
      throw new ProblemException(ExitCode.DATA, new Problem("the results can't be written: " + Reason.of(e),
          Place.at(where.toString()), "check that the folder can be written and the disk isn't full"));
    }
  }
}
