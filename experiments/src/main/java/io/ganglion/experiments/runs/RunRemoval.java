package io.ganglion.experiments.runs;

import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.run.Manifest;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run directory that is to be removed. It only ever has files that Ganglion wrote: if there is anything else in it,
 * nothing is removed.
 */
public final class RunRemoval {
  /** What runs and studies write, finished or not, beside what their manifest lists. */
  private static final Pattern OURS = Pattern.compile("(experiment|resolved)\\.yaml|log(-part-\\d+)?\\.txt"
      + "|manifest\\.json|(metrics|probe|folds|trials)\\.csv"
      + "|(data|diagnosis|evaluation|study|trials|comparison|sweep)\\.json|(comparison|sweep)\\.txt"
      + "|report\\.html|model\\.ganglion|checkpoint-\\d+|variant-\\d+\\.yaml|best\\.yaml|trial-[0-9a-f-]+\\.json"
      + "|\\..*\\.part");

  private final RunEntry entry;
  private final List<Path> files;
  private final long bytes;

  private RunRemoval(RunEntry entry, List<Path> files, long bytes) {
    this.entry = entry;
    this.files = files;
    this.bytes = bytes;
  }

  /**
   * Looks at what would be removed, and removes nothing.
   *
   * @throws ProblemException if the run is going on, if it holds what isn't Ganglion's, or if it can't be read
   */
  public static RunRemoval of(RunEntry entry) {
    if (entry.status() == Status.RUNNING) {
      throw problem(entry, "this run is still running", "wait until it ends, or stop it first");
    }
    List<Path> files;
    long bytes = 0;
    try {
      try (Stream<Path> all = Files.list(entry.directory())) {
        files = all.sorted().toList();
      }
      for (Path file : files) {
        bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
      }
    } catch (IOException e) {
      throw problem(entry, "the run can't be read: " + Reason.of(e), "check that it is readable");
    }
    Set<String> outputs = entry.manifest().map(json -> RunReader.object(json, "outputs").keySet()).orElse(Set.of());
    List<String> others = files.stream().filter(file -> !isOurs(file, outputs))
        .map(file -> file.getFileName().toString()).toList();
    if (!others.isEmpty()) {
      throw problem(entry, "this run directory holds files that Ganglion didn't write: " + String.join(", ", others),
          "move them elsewhere first");
    }
    return new RunRemoval(entry, files, bytes);
  }

  private static boolean isOurs(Path file, Set<String> outputs) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && (outputs.contains(name) || OURS.matcher(name).matches());
  }

  private static ProblemException problem(RunEntry entry, String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, Place.at(entry.directory().toString()), help));
  }

  /** What it is about: {@code runs/iris/20260301-101500-3f2a9c (finished, 9 files, 17 KB)}. */
  public String text() {
    return entry.directory() + " (" + entry.status() + ", " + Format.count(files.size(), "file") + ", "
        + size() + ")";
  }

  private String size() {
    return bytes < 1_000_000 ? Format.count((bytes + 999) / 1000, "KB").replaceFirst("s$", "")
        : Format.count((bytes + 500_000) / 1_000_000, "MB").replaceFirst("s$", "");
  }

  /**
   * Removes it; also the folder above it, if it was the last in there.
   *
   * @throws ProblemException if it has begun to go on meanwhile, or can't be removed
   */
  public void run() {
    Path directory = entry.directory();
    try {
      RunLock lock = RunLock.take(directory);
      try {
        // The manifest first, so that what is left, if this breaks off, doesn't pass for a finished run; the log last,
        // so that it still passes for a run.
        List<Path> order = new ArrayList<>(files);
        order.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        for (Path file : order) {
          Disk.REAL.delete(file);
        }
      } finally {
        lock.close();
      }
      Disk.REAL.delete(directory);
      removeEmptied(Objects.requireNonNull(directory.toAbsolutePath().normalize().getParent()));
    } catch (IOException e) {
      throw problem(entry, "the run can't be removed: " + Reason.of(e), "check that the folder is writable");
    }
  }

  /** The folder of all runs of that name, if nothing is left in it. */
  private void removeEmptied(Path above) throws IOException {
    String name = above.getFileName() == null ? "" : above.getFileName().toString();
    if (name.equals(entry.name()) || name.equals(entry.name() + "-" + entry.kind())) {
      try {
        Disk.REAL.delete(above);
      } catch (DirectoryNotEmptyException e) {
        // There are others.
      }
    }
  }

  private static int rank(Path file) {
    String name = file.getFileName().toString();
    return name.equals(Manifest.FILE) ? 0 : name.equals(RunLog.FILE) ? 2 : 1;
  }
}
