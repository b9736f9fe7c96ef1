package io.ganglion.runner.cli;

import io.ganglion.experiments.binding.SettingPath;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginDescription;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganglion help}. */
@Command(name = "help", description = "Explains a command, a setting of an experiment, or a plug-in.")
final class HelpCommand implements Callable<Integer> {
  private final Session session;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0..*", arity = "0..*", paramLabel = "TOPIC",
      description = "A command, such as runs list; a setting, such as training.epochs; or the name of a plug-in.")
  private List<String> topic = new ArrayList<>();

  @Mixin
  private PluginOption plugins;

  HelpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PluginCatalog catalog = session.plugins(plugins.jars, List.of(), plugins.lock());
    List<SettingPath> settings = SettingPath.of(Experiment.class, catalog);
    String name = String.join(" ", topic);
    String text = command().or(() -> setting(settings, name)).or(() -> plugin(catalog, name))
        .orElseThrow(() -> unknown(catalog, settings, name));
    Output.show(session, text);
    return 0;
  }

  private Optional<String> command() {
    CommandLine command = spec.root().commandLine();
    for (String word : topic) {
      command = command.getSubcommands().get(word);
      if (command == null) {
        return Optional.empty();
      }
    }
    return Optional.of(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
  }

  /** What it means and what it can be; of a section, its settings. */
  private static Optional<String> setting(List<SettingPath> settings, String name) {
    List<SettingPath> inside = settings.stream().filter(each -> each.path().startsWith(name + ".")
        && each.path().indexOf('.', name.length() + 1) < 0).toList();
    return settings.stream().filter(each -> each.path().equals(name)).findFirst().map(setting -> {
      int width = inside.stream().mapToInt(each -> each.path().length()).max().orElse(0);
      String values = setting.values().isEmpty() ? "" : "values: " + String.join(", ", setting.values()) + "\n";
      return setting.path() + ": " + setting.doc() + "\n" + values + inside.stream().map(each -> each.path()
          + " ".repeat(width - each.path().length()) + "  " + each.doc() + "\n").collect(Collectors.joining());
    });
  }

  private static Optional<String> plugin(PluginCatalog catalog, String name) {
    List<String> found = catalog.all().stream().filter(plugin -> plugin.type().name().equals(name))
        .map(plugin -> new PluginDescription(plugin).render()).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", found));
  }

  private ProblemException unknown(PluginCatalog catalog, List<SettingPath> settings, String name) {
    List<String> known = Stream.of(spec.root().subcommands().keySet().stream(),
        settings.stream().map(SettingPath::path), catalog.all().stream().map(plugin -> plugin.type().name()))
        .flatMap(each -> each).distinct().toList();
    return new ProblemException(ExitCode.USAGE, new Problem("there is no help on '" + name + "'", Place.NOWHERE,
        Suggestion.nearest(name, known).map(near -> "did you mean '" + near + "'? ").orElse("")
            + "name a command, a setting such as training.epochs, or a plug-in such as rprop"));
  }
}
