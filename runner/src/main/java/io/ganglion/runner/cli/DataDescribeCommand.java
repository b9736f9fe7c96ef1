package io.ganglion.runner.cli;

import io.ganglion.engine.data.Table;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.describe.DescriptionText;
import io.ganglion.experiments.describe.TableSummary;
import io.ganglion.experiments.lint.Examination;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.lint.Lints;
import io.ganglion.experiments.run.DataFacts;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.text.Screen;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.SourceTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganglion data describe}. */
@Command(name = "describe", description = "Describes each column of a table, and warns of suspicious ones.")
final class DataDescribeCommand implements Callable<Integer> {
  private static final String LAST = "last";

  private final Session session;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "A table, gzip or not; - is stdin. Or an experiment,"
      + " .yaml,which gives the format of its table: then its training part is described.")
  private String file;

  @Option(names = "--target", paramLabel = "COLUMN", split = ",",
      description = "The target column or columns, whose association with the others is shown; last is the last"
          + " column.")
  private List<String> targets = new ArrayList<>();

  @Mixin
  private TableOptions table;

  @Mixin
  private ExperimentOptions experiment;

  @Mixin
  private LintOptions lints;

  @Option(names = "--json", description = "Prints everything as one JSON object.")
  private boolean json;

  DataDescribeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (file.endsWith(".yaml") || file.endsWith(".yml")) {
      if (!targets.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "--target is for tables: an experiment names its target");
      }
      LoadedExperiment loaded = experiment.load(Path.of(file));
      Experiment bound = loaded.bind(experiment.plugins(session, loaded));
      PreparedData data = DataPreparation.prepare(bound, loaded::place);
      describe(TableSummary.of(data, Examination.targets(data)),
          Lints.of(Examination.of(bound, data, loaded::place)));
    } else {
      SourceTable source = table.read(session, file);
      List<String> names = targets.stream().map(target -> column(source, target)).toList();
      describe(TableSummary.of(source, names), Lints.of(Examination.of(source, names, table.namesColumns(file))));
    }
    return 0;
  }

  private void describe(TableSummary summary, List<LintFinding> findings) {
    Output.show(session, json ? Json.text(DataFacts.json(summary, findings))
        : DescriptionText.of(summary, Screen.of(session.environment())));
    lints.show(findings, session.console(json));
  }

  private static String column(SourceTable source, String target) {
    Table table = source.table();
    if (table.column(target).isPresent()) {
      return target;
    }
    if (target.equals(LAST)) {
      return table.names().get(table.names().size() - 1);
    }
    throw new ProblemException(ExitCode.USAGE, new Problem("'" + source.file() + "' has no column '" + target + "'",
        Place.at("--target"),
        Suggestion.nearest(target, table.names()).map(name -> "did you mean '" + name + "'? ").orElse("")
            + "its columns are " + String.join(", ", table.names())));
  }
}
