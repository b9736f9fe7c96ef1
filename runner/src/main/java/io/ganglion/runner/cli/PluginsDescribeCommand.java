package io.ganglion.runner.cli;

import io.ganglion.api.host.PluginKind;
import io.ganglion.experiments.run.Json;
import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginDescription;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion plugins describe}. */
@Command(name = "describe", description = "Describes one plug-in: its settings, their types, defaults and meaning.")
final class PluginsDescribeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "KIND", description = "activation, initializer or trainer.")
  private String kind;

  @Parameters(index = "1", paramLabel = "NAME", description = "The plug-in's name.")
  private String name;

  @Mixin
  private PluginOption plugins;

  @Option(names = "--json", description = "Prints the description as JSON.")
  private boolean json;

  PluginsDescribeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PluginCatalog catalog = session.plugins(plugins.jars, List.of(), plugins.lock());
    PluginDescription description = new PluginDescription(find(catalog));
    Output.show(session, json ? Json.text(description.toJson()) : description.render());
    return 0;
  }

  private LoadedPlugin<?> find(PluginCatalog catalog) {
    PluginKind<?> known = PluginKind.named(kind).orElseThrow(() -> unknown("there is no kind of plug-in '" + kind + "'",
        kind, "the kinds are ", PluginKind.ALL.stream().map(PluginKind::name).toList()));
    List<LoadedPlugin<?>> ofKind =
        catalog.all().stream().filter(plugin -> plugin.type().kind().equals(known)).toList();
    return ofKind.stream().filter(plugin -> plugin.type().name().equals(name)).findFirst()
        .orElseThrow(() -> unknown("there is no " + kind + " '" + name + "'", name, "the " + known.plural() + " are ",
            ofKind.stream().map(plugin -> plugin.type().name()).toList()));
  }

  private static ProblemException unknown(String message, String given, String list, List<String> names) {
    String guess = Suggestion.nearest(given, names).map(near -> "did you mean '" + near + "'? ").orElse("");
    return new ProblemException(ExitCode.USAGE,
        new Problem(message, Place.NOWHERE, guess + list + String.join(", ", names)));
  }
}
