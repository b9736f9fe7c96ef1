package io.ganglion.plugins;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** One jar of plug-ins, open. */
final class PluginJar implements PluginSource {
  private final String origin;
  private final Place given;
  private final Place place;
  private final String sha256;
  private final JarFile jar;
  private final JarClassLoader classes;

  private PluginJar(String origin, Place given, Place place, String sha256, JarFile jar, JarClassLoader classes) {
    this.origin = origin;
    this.given = given;
    this.place = place;
    this.sha256 = sha256;
    this.jar = jar;
    this.classes = classes;
  }

  /**
   * Opens a jar.
   *
   * @param file an existing file
   * @param origin its path as the user knows it
   * @param given where the user named it
   * @param lock lists the jars that may be used
   * @throws ProblemException if it isn't one
   */
  static PluginJar open(Path file, String origin, Place given, Optional<PluginLock> lock) {
    Place place = Place.at(origin + " (" + given.where() + ")");
    try {
      String sha256 = Sha256.of(file);
      Optional<Problem> unlisted = lock.flatMap(list -> list.problemOf(sha256, origin, place));
      if (unlisted.isPresent()) {
        throw new ProblemException(ExitCode.PLUGIN, unlisted.get());
      }
      JarFile jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion());
      if (!Sha256.of(file).equals(sha256)) { // else classes might come from a file that was never hashed
        jar.close();
        throw new ProblemException(ExitCode.PLUGIN,
            new Problem("'" + origin + "' was changed while it was opened", place, "try again when it is whole"));
      }
      return new PluginJar(origin, given, place, sha256, jar, new JarClassLoader(jar, file.toUri(), origin, sha256));
    } catch (ZipException e) {
      throw new ProblemException(ExitCode.PLUGIN, startsLikeJar(file)
          ? new Problem("'" + origin + "' is damaged: " + e.getMessage(), place, "copy or rebuild it")
          : new Problem("'" + origin + "' is not a jar", place, "give the path of a jar, or of a folder of jars"));
    } catch (IOException e) {
      throw new ProblemException(ExitCode.PLUGIN,
          new Problem("'" + origin + "' can't be read: " + e, place, "check that it is readable"));
    }
  }

  /** Whether the first bytes are those of a zip file's first entry. */
  private static boolean startsLikeJar(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PK\3\4");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public List<ServicesFile> servicesFiles(PluginKind<?> kind) throws IOException {
    String name = ServicesFile.nameFor(kind.type());
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      return List.of();
    }
    byte[] text = JarEntries.read(jar, entry, JarEntries.SERVICES);
    return List.of(new ServicesFile(name, new String(text, StandardCharsets.UTF_8)));
  }

  @Override
  public JarClassLoader classes() {
    return classes;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public Place place(ServicesFile file, ServicesFile.Line line) {
    return Place.at(origin + "!/" + file.name() + ":" + line.number() + " (" + given.where() + ")");
  }

  @Override
  public <T> LoadedPlugin<T> loaded(PluginType<T> type) {
    return new LoadedPlugin<>(type, origin, Optional.of(sha256));
  }

  @Override
  public Optional<Problem> misnamed(PluginType<?> type) {
    return type.name().contains(".")
        ? Optional.empty()
        : Optional.of(new Problem(
            type.type().getName() + " is called '" + type.name() + "', but names without a dot are reserved for"
                + " Ganglion's own",
            place, "add an author's prefix, such as 'acme." + type.name() + "'"));
  }

  @Override
  public Optional<Problem> offeringNothing() {
    List<String> others = jar.stream().map(ZipEntry::getName)
        .filter(name -> name.startsWith("META-INF/services/io.ganglion.") && !isForKind(name)).sorted().toList();
    String help = "name its plug-in classes in " + PluginKind.ALL.stream()
        .map(kind -> ServicesFile.nameFor(kind.type())).collect(Collectors.joining(", "));
    return Optional.of(others.isEmpty()
        ? new Problem("'" + origin + "' contains no plug-in", place, help)
        : new Problem("'" + origin + "' contains no plug-in that this Ganglion knows: it has "
            + String.join(", ", others), place, "use a newer Ganglion if it names a newer kind, or " + help));
  }

  private static boolean isForKind(String entry) {
    return PluginKind.ALL.stream().anyMatch(kind -> ServicesFile.nameFor(kind.type()).equals(entry));
  }
}
