package io.ganglion.experiments.run;

import io.ganglion.engine.store.CheckpointException;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkpoints of a run directory: {@code checkpoint-1}, {@code checkpoint-2} and so on, the newest last. */
public final class CheckpointFolder {
  private static final String PREFIX = "checkpoint-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([1-9][0-9]{0,8})");

  private CheckpointFolder() {}

  static String name(int number) {
    return PREFIX + number;
  }

  /** Removes them all: the run is finished. */
  public static void removeAll(ArtifactStore store) throws IOException {
    for (int kept : numbers(store.directory())) {
      store.remove(name(kept));
    }
  }

  /** The numbers of those that are there, the newest first. */
  public static List<Integer> numbers(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files.map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(name -> name.matches())
          .map(name -> Integer.valueOf(name.group(1)))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /**
   * The newest readable checkpoint of a run; {@code warnings} gets a warning for newer ones that can't be read.
   *
   * @throws ProblemException if the folder is no run or one that is finished, or if it has no such checkpoint, or one
   *     of an earlier Ganglion
   */
  public static RunCheckpoint newest(Path run, Consumer<String> warnings) {
    RunFolder.requireUnfinished(run);
    List<Integer> numbers;
    try {
      numbers = numbers(run);
    } catch (IOException e) {
      throw problem(run, "the run directory can't be read: " + Reason.of(e), "check that it is readable");
    }
    for (int number : numbers) {
      try {
        return RunCheckpoint.of(Files.readAllBytes(run.resolve(name(number))));
      } catch (CheckpointException e) {
        throw problem(run, Objects.requireNonNull(e.getMessage()), e.help());
      } catch (IOException e) {
        warnings.accept("warning: " + name(number) + " can't be used: " + Reason.of(e)
            + (number == numbers.get(numbers.size() - 1) ? "" : "; trying the previous one"));
      }
    }
    throw problem(run, "this run has no checkpoint" + (numbers.isEmpty() ? "" : " that can be used"),
        "run the experiment again: its resolved.yaml holds every setting");
  }

  private static ProblemException problem(Path run, String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, Place.at(run.toString()), help));
  }
}
