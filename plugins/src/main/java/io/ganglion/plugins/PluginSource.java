package io.ganglion.plugins;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Somewhere plug-ins come from: Ganglion itself, or one jar. */
interface PluginSource {
  /** The services files for a kind. */
  List<ServicesFile> servicesFiles(PluginKind<?> kind) throws IOException;

  /** What loads the classes that the services files name. */
  ClassLoader classes();

  /** This source, for messages. */
  Place place();

  /** A line of one of this source's services files, for messages. */
  Place place(ServicesFile file, ServicesFile.Line line);

  /** A plug-in of this source. */
  <T> LoadedPlugin<T> loaded(PluginType<T> type);

  /** What is wrong with a plug-in's name if it comes from here. */
  Optional<Problem> misnamed(PluginType<?> type);

  /** What is wrong if the services files offer nothing at all. */
  Optional<Problem> offeringNothing();
}
