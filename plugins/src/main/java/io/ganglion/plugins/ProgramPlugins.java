package io.ganglion.plugins;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/** The plug-ins on the class path of a program that uses Ganglion as a library: Ganglion's own and the program's. */
record ProgramPlugins(BuiltIns classPath) implements PluginSource {
  @Override
  public List<ServicesFile> servicesFiles(PluginKind<?> kind) throws IOException {
    return classPath.servicesFiles(kind);
  }

  @Override
  public ClassLoader classes() {
    return classPath.classes();
  }

  @Override
  public Place place() {
    return classPath.place();
  }

  @Override
  public Place place(ServicesFile file, ServicesFile.Line line) {
    return classPath.place(file, line);
  }

  /** What isn't Ganglion's is identified by its jar, or by its class if that is in no jar. */
  @Override
  public <T> LoadedPlugin<T> loaded(PluginType<T> type) {
    if (classPath.misnamed(type).isEmpty()) {
      return classPath.loaded(type);
    }
    try {
      Optional<Path> jar = jar(type.type());
      return jar.isPresent()
          ? new LoadedPlugin<>(type, jar.get().toString(), Optional.of(Sha256.of(jar.get())))
          : new LoadedPlugin<>(type, "the class " + type.type().getName(), Optional.of(sha256(type.type())));
    } catch (IOException e) {
      throw new UncheckedIOException(type + " can't be read", e);
    }
  }

  private static Optional<Path> jar(Class<?> plugin) {
    CodeSource source = plugin.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // a jar in a jar
    }
  }

  private String sha256(Class<?> plugin) throws IOException {
    try (InputStream in = classes().getResourceAsStream(plugin.getName().replace('.', '/') + ".class")) {
      if (in == null) {
        throw new IOException("there is no class file of " + plugin.getName());
      }
      return Sha256.of(in.readAllBytes());
    }
  }

  /** The program chooses its own class path. */
  @Override
  public Optional<Problem> misnamed(PluginType<?> type) {
    return Optional.empty();
  }

  @Override
  public Optional<Problem> offeringNothing() {
    return Optional.empty();
  }
}
