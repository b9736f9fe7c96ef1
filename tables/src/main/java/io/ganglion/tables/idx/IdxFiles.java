package io.ganglion.tables.idx;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds files of images and labels by the names that MNIST gave them. */
public final class IdxFiles {
  private static final String TRAINING = "train-images-idx3-ubyte";
  private static final String TEST = "t10k-images-idx3-ubyte";

  private IdxFiles() {}

  /**
   * The images to train on.
   *
   * @param path the file itself, or a folder that holds it, compressed or not
   * @throws ProblemException ({@link ExitCode#DATA}) if a folder holds none
   */
  public static Path training(Path path) {
    if (!Files.isDirectory(path)) {
      return path;
    }
    return find(path, TRAINING).orElseThrow(() -> new ProblemException(ExitCode.DATA, new Problem(
        "the folder has no file '" + TRAINING + "' or '" + TRAINING + ".gz'", Place.at(path.toString()),
        "name the file of the images")));
  }

  /** Whether a folder holds images to train on. */
  static boolean areIn(Path folder) {
    return find(folder, TRAINING).isPresent();
  }

  /** The test images of a folder; empty if it holds none, or is none. */
  public static Optional<Path> test(Path folder) {
    return find(folder, TEST);
  }

  /** Beside the images; the name says {@code labels-idx1} where theirs says {@code images-idx3}. */
  public static Path labelsOf(Path images) {
    return images.resolveSibling(images.getFileName().toString().replace("images-idx3", "labels-idx1"));
  }

  private static Optional<Path> find(Path folder, String name) {
    return Stream.of(name, name + ".gz").map(folder::resolve).filter(Files::exists).findFirst();
  }
}
