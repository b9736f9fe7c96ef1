package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.events.RunEvents;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.runner.cli.CommandLineRun;
import io.ganglion.runner.cli.Session;
import io.ganglion.runner.wiring.Machine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * A folder of a test's own in which it runs commands, in this JVM. {@code FOLDER} stands for the folder in what
 * commands are given and in what they print.
 */
public final class Bench {
  private static final String FOLDER = "FOLDER";
  private static final Path EXAMPLES = Path.of("../examples");
  /** No time passes, so that what is printed is the same on a slow machine: no command says how far it is. */
  private static final LongSupplier NO_TIME = () -> 0;

  private final Path folder;
  private Map<String, String> environment = Map.of();
  private Interruption interruption = new Interruption();
  private Disk disk = Disk.REAL;

  public Bench(Path folder) {
    this.folder = folder;
  }

  /** Gives the commands that follow an environment variable. */
  public void environment(String name, String value) {
    environment = Map.of(name, value.replace(FOLDER, folder.toString()));
  }

  /** What asks the commands that follow to end. */
  public void interruption(Interruption interruption) {
    this.interruption = interruption;
  }

  /** The disk on which the commands that follow write. */
  public void disk(Disk disk) {
    this.disk = disk;
  }

  /** Runs a command, whose words have single blanks between them, with an empty stdin. */
  public Ran ganglion(String words, String... more) {
    return ganglionReading("", words, more);
  }

  /** Runs a command, whose words have single blanks between them, with {@code stdin} to read. */
  public Ran ganglionReading(String stdin, String words, String... more) {
    List<String> arguments = new ArrayList<>();
    Stream.concat(Stream.of(words.split(" ")), Stream.of(more))
        .forEach(word -> arguments.add(word.replace(FOLDER, folder.toString())));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try (PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8)) {
      ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
      code = CommandLineRun.run(new Session(arguments, in, outStream, errStream, environment, interruption, null,
          new RunEvents(), new Machine(disk, NO_TIME)));
    }
    assertFalse(Files.exists(Path.of("runs")), "it left a run in the project: add --out FOLDER/runs");
    return new Ran(code, shown(out), shown(err));
  }

  private String shown(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(folder.toString(), FOLDER);
  }

  /** Trains {@code FOLDER/NAME.yaml} and returns its run directory; fails unless that ends well. */
  public Path run(String name, String... more) {
    Ran ran = ganglion("run FOLDER/" + name + ".yaml --out FOLDER/runs --json", more);
    return path(ran.json().get("run").getAsString());
  }

  /** A path in the folder; {@code FOLDER/} may stand before it. */
  public Path path(String name) {
    return folder.resolve(name.startsWith(FOLDER + "/") ? name.substring(FOLDER.length() + 1) : name);
  }

  /** Writes a file and, if need be, the folders that it is in. */
  public Path write(String name, String text) {
    Path file = path(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies one of the examples that come with Ganglion, {@code NAME.yaml} and {@code data/NAME.csv}. */
  public void example(String name) {
    for (String file : List.of(name + ".yaml", "data/" + name + ".csv")) {
      write(file, read(EXAMPLES.resolve(file)));
    }
  }

  /** The names of Ganglion's own plug-ins of a kind, as messages list them. */
  public static String names(PluginKind<?> kind) {
    return String.join(", ", new PluginLoader().load(List.of()).names(kind));
  }

  /** The names of all run directories, finished or not. */
  public List<String> runs() {
    Path runs = path("runs");
    if (!Files.exists(runs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(runs, 2)) {
      return all.filter(path -> path.getNameCount() == runs.getNameCount() + 2)
          .map(path -> runs.relativize(path).toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one run directory that there is. */
  public Path onlyRun() {
    assertEquals(1, runs().size(), () -> "runs: " + runs());
    return path("runs").resolve(runs().get(0));
  }

  /** The names of the files in a folder, sorted. */
  public static List<String> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's text. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run's manifest. */
  public static JsonObject manifest(Path run) {
    return JsonParser.parseString(read(run.resolve("manifest.json"))).getAsJsonObject();
  }
}
