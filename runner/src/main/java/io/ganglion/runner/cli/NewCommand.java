package io.ganglion.runner.cli;

import io.ganglion.api.host.PluginKind;
import io.ganglion.experiments.text.ShellWord;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion new}. */
@Command(name = "new", description = "Makes a project for a plug-in: one that builds, passes its tests and is loaded.")
final class NewCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9]*\\.)+[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Session session;

  @Parameters(index = "0", paramLabel = "KIND", description = "activation, initializer, layer, loss or trainer.")
  private String kind;

  @Parameters(index = "1", paramLabel = "NEW-NAME",
      description = "The plug-in's name with a prefix, such as acme.swish; the prefix is its Java package.")
  private String name;

  @Option(names = "--out", paramLabel = "DIR", description = "The folder to make; the name without its prefix, in the"
      + " current folder, unless given.")
  private @Nullable Path out;

  NewCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<String> kinds = PluginKind.ALL.stream().map(PluginKind::name).toList();
    PluginKind<?> known = PluginKind.named(kind).orElseThrow(() -> usage("there is no kind of plug-in '" + kind + "'",
        "KIND", "the kinds are " + String.join(", ", kinds)));
    if (!NAME.matcher(name).matches()) {
      throw usage("'" + name + "' is no name for a new plug-in", "NEW-NAME", "a name is lower-case words joined by"
          + " hyphens after a prefix and a dot, such as acme.swish");
    }
    PluginProject project = new PluginProject(known, name, Installation.here());
    Path folder = out == null ? Path.of(project.artifact()) : out;
    if (Files.exists(folder)) {
      throw usage("the folder is there already, and nothing in it is overwritten", folder.toString(),
          "move it away, or name another one by --out");
    }
    Map<String, String> files = project.files();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      makeFolder(path);
      Output.write(session, path.toString(), file.getValue());
    }
    String shown = ShellWord.of(folder.toString());
    Output.show(session, "wrote       " + folder + ": " + String.join(", ", files.keySet()) + "\nnext        (cd "
        + shown + " && mvn package) && " + session.program() + " run --plugin " + shown + "/target/"
        + project.artifact() + "-1.0.jar " + shown + "/example.yaml\n");
    return 0;
  }

  private static void makeFolder(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the folder can't be made: " + Reason.of(e),
          Place.at(file.toString()), "name a folder that is writable by --out"));
    }
  }

  private static ProblemException usage(String problem, String place, String help) {
    return new ProblemException(ExitCode.USAGE, new Problem(problem, Place.at(place), help));
  }
}
