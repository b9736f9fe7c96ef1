package io.ganglion.runner.cli;

import io.ganglion.experiments.run.Json;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginListing;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion plugins list}. */
@Command(name = "list", description = "Lists every plug-in with a summary.")
final class PluginsListCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private PluginOption plugins;

  @Option(names = "--json", description = "Prints the list as JSON.")
  private boolean json;

  PluginsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PluginCatalog catalog = session.plugins(plugins.jars, List.of(), plugins.lock());
    PluginListing listing = new PluginListing(catalog);
    Output.show(session, json ? Json.text(listing.toJson()) : listing.render());
    return 0;
  }
}
