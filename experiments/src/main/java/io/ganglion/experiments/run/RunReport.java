package io.ganglion.experiments.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.report.Report;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** The report of a run or a study that is finished, made from its directory. */
public final class RunReport {
  private RunReport() {}

  /**
   * The report.
   *
   * @param warnings takes what is said of sections that can't be made
   * @throws ProblemException if it isn't the directory of a finished run or study
   * @throws IOException if a file can't be read
   */
  public static String html(Path directory, Consumer<Problem> warnings) throws IOException {
    return html(directory, manifest(directory), warnings);
  }

  /**
   * Writes the report into the directory and its hash into the manifest, which are the same as before unless another
   * release made them.
   *
   * @param warnings as above
   * @return where it is
   * @throws ProblemException if it isn't the directory of a finished run or study
   * @throws IOException if a file can't be read or written
   */
  public static Path makeAgain(Path directory, Consumer<Problem> warnings) throws IOException {
    JsonObject manifest = manifest(directory);
    String html = html(directory, manifest, warnings);
    RunLock lock = RunLock.take(directory);
    try {
      ArtifactStore store = ArtifactStore.open(Disk.REAL, directory);
      store.write(Report.FILE, html);
      Manifest.list(manifest, Report.FILE, store);
      store.write(Manifest.FILE, Json.text(manifest));
    } finally {
      lock.close();
    }
    return directory.resolve(Report.FILE);
  }

  /**
   * Its figures, each as an SVG file and as a PNG file, by name.
   *
   * @param warnings takes what is said where the Java at hand can't draw PNG files
   * @throws ProblemException if it isn't the directory of a finished run or study
   * @throws IOException if a file can't be read
   */
  public static Map<String, byte[]> figures(Path directory, Consumer<Problem> warnings) throws IOException {
    try {
      return Report.figures(directory, manifest(directory), cause -> warnings.accept(new Problem(
          "the figures can't be drawn as PNG files: " + cause, Place.at(directory.toString()),
          "the SVG files are complete; drawing needs a Java with fonts, such as those of Debian's package"
              + " fonts-dejavu")));
    } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException
        | UnsupportedOperationException e) {
      throw damaged(directory, e);
    }
  }

  /** A file that isn't JSON is an error: it was as Ganglion wrote it when the run ended. */
  private static String html(Path directory, JsonObject manifest, Consumer<Problem> warnings) throws IOException {
    try {
      return Report.html(directory, manifest, failure -> {
        if (failure.cause() instanceof JsonParseException e) {
          throw damaged(directory, e);
        }
        warnings.accept(failure.problem(directory));
      });
    } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException
        | UnsupportedOperationException e) {
      throw damaged(directory, e);
    }
  }

  private static JsonObject manifest(Path directory) throws IOException {
    RunFolder.requireFinished(directory);
    try {
      return JsonParser.parseString(Files.readString(directory.resolve(Manifest.FILE))).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw damaged(directory, e);
    }
  }

  private static ProblemException damaged(Path directory, RuntimeException e) {
    return new ProblemException(ExitCode.DATA, new Problem("the files aren't as Ganglion left them: " + e.getMessage(),
        Place.at(directory.toString()), "run its resolved.yaml to repeat it"));
  }
}
