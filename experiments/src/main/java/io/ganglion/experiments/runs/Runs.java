package io.ganglion.experiments.runs;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.problem.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which run directories are made, {@code runs/NAME/TIME-ID}. */
public final class Runs {
  private static final String LATEST = "latest";
  private static final int LISTED = 5;

  private final Path folder;

  public Runs(Path folder) {
    this.folder = folder;
  }

  /**
   * All that there are, the newest first.
   *
   * @throws ProblemException if there is no such folder, or it can't be read
   */
  public List<RunEntry> all() {
    List<RunEntry> entries = new ArrayList<>();
    try {
      for (Path directory : directories()) {
        entries.add(RunReader.read(directory));
      }
    } catch (NoSuchFileException e) {
      if (Files.isDirectory(folder)) {
        return all(); // one was removed while we looked
      }
      throw problem("there are no runs: the folder doesn't exist", folder.toString(),
          "'ganglion run FILE' creates it here; --runs names another folder");
    } catch (IOException e) {
      throw problem("the runs can't be read: " + Reason.of(e), folder.toString(), "check that they are readable");
    }
    entries.sort(Comparator.comparing(RunEntry::started).thenComparing(RunEntry::label).reversed());
    return entries;
  }

  private List<Path> directories() throws IOException {
    List<Path> directories = new ArrayList<>();
    for (Path name : folders(folder)) {
      folders(name).stream().filter(RunReader::isOne).forEach(directories::add);
    }
    return directories;
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  /**
   * The run that is meant: by its path; as {@code latest}, or {@code NAME/latest} of one experiment's, or of those in
   * a folder; or by the beginning of its label, of its directory's name, or of the hash at its end, if no other begins
   * so.
   *
   * @throws ProblemException if there is none, or more than one
   */
  public RunEntry find(String given) {
    Optional<Path> path = asPath(given);
    if (path.filter(RunReader::isOne).isPresent()) {
      try {
        return RunReader.read(path.get());
      } catch (IOException e) {
        throw problem("the run can't be read: " + Reason.of(e), given, "check that it is readable");
      }
    }
    Optional<RunEntry> latest = path.flatMap(this::latestOf);
    if (latest.isPresent()) {
      return latest.get();
    }
    boolean isPath = !given.equals(LATEST) && path.filter(named -> named.isAbsolute()
        || Files.isDirectory(named) && !Files.isDirectory(folder.resolve(named))).isPresent();
    if (isPath) {
      throw problem(Files.exists(path.get()) ? "this is not a run directory" : "there is no such run directory", given,
          "'ganglion runs list' shows the runs");
    }
    List<RunEntry> all = all();
    if (given.equals(LATEST) && !all.isEmpty()) {
      return all.get(0);
    }
    List<RunEntry> meant = all.stream().filter(entry -> entry.label().equals(given)).toList();
    if (meant.isEmpty()) {
      meant = all.stream().filter(entry -> isMeant(entry, given)).toList();
    }
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw meant.isEmpty() ? unknown(given, all) : ambiguous(given, meant);
  }

  /** The newest run of an experiment, of {@code NAME/latest}, or else that in a folder; empty if it isn't asked for. */
  public Optional<RunEntry> latestOf(Path given) {
    Path parent = given.getParent();
    if (parent == null || !given.endsWith(LATEST)) {
      return Optional.empty();
    }
    List<RunEntry> named = Files.isDirectory(folder) ? all() : List.of();
    Optional<RunEntry> found = named.stream().filter(entry -> Path.of(entry.label()).startsWith(parent)).findFirst();
    if (found.isPresent() || !Files.isDirectory(parent)) {
      return found;
    }
    Path within = parent.toAbsolutePath().normalize();
    Path above = within.getParent();
    return above == null ? Optional.empty() : new Runs(above).all().stream()
        .filter(entry -> within.equals(entry.directory().toAbsolutePath().normalize().getParent())).findFirst();
  }

  private static Optional<Path> asPath(String given) {
    try {
      return Optional.of(Path.of(given));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isMeant(RunEntry entry, String given) {
    String id = entry.id();
    String hash = id.replaceFirst("^\\d{8}-\\d{6}-", "");
    return !given.isEmpty() && (entry.label().startsWith(given) || id.startsWith(given) || hash.startsWith(given));
  }

  private ProblemException unknown(String given, List<RunEntry> all) {
    if (all.isEmpty()) {
      return problem("there is no run '" + given + "': there are no runs", folder.toString(),
          "'ganglion run FILE' makes one; --runs names another folder");
    }
    List<String> names = all.stream().map(RunEntry::label).toList();
    String guess = Suggestion.nearest(given, names).or(() -> Suggestion.nearest(given,
            all.stream().map(RunEntry::id).toList()))
        .map(name -> "did you mean '" + name + "'? ").orElse("");
    return problem("there is no run '" + given + "'", folder.toString(), guess + "the newest "
        + (all.size() == 1 ? "is " : "are ") + listed(names) + "; 'ganglion runs list' shows them all");
  }

  private ProblemException ambiguous(String given, List<RunEntry> meant) {
    return problem("'" + given + "' matches " + meant.size() + " runs", folder.toString(),
        "give more of its name: " + listed(meant.stream().map(RunEntry::label).toList()));
  }

  private static String listed(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
        + (names.size() > LISTED ? ", …" : "");
  }

  private static ProblemException problem(String message, String where, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, Place.at(where), help));
  }
}
