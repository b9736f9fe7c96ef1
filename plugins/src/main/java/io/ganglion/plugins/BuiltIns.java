package io.ganglion.plugins;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Ganglion's own plug-ins, on the application's class path. */
record BuiltIns(ClassLoader classes) implements PluginSource {
  @Override
  public List<ServicesFile> servicesFiles(PluginKind<?> kind) throws IOException {
    List<ServicesFile> files = new ArrayList<>();
    for (URL url : Collections.list(classes.getResources(ServicesFile.nameFor(kind.type())))) {
      try (InputStream in = url.openStream()) {
        files.add(new ServicesFile(url.toString(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    return files;
  }

  @Override
  public Place place() {
    return Place.at("the application's class path");
  }

  @Override
  public Place place(ServicesFile file, ServicesFile.Line line) {
    return Place.at(file.name() + ":" + line.number());
  }

  @Override
  public <T> LoadedPlugin<T> loaded(PluginType<T> type) {
    return LoadedPlugin.builtIn(type);
  }

  @Override
  public Optional<Problem> misnamed(PluginType<?> type) {
    return type.name().contains(".")
        ? Optional.of(new Problem(
            type + " (" + type.type().getName() + ") is on the application's class path, but isn't Ganglion's own",
            place(), "remove its jar from the class path and load it with --plugin"))
        : Optional.empty();
  }

  @Override
  public Optional<Problem> offeringNothing() {
    return Optional.empty();
  }
}
