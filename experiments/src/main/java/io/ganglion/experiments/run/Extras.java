package io.ganglion.experiments.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.experiments.report.Report;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Logger;

/**
 * What a run or a study makes beside its results: what is noticed of it, and its report. If that fails there is a
 * warning, and the results stay. What a plug-in did wrong is thrown as everywhere else.
 */
public final class Extras {
  private static final String BUG = "the model and all other files are complete; this is a bug in Ganglion: please"
      + " report it with " + RunLog.FILE;

  private final ArtifactStore store;
  private final Logger log;
  private final List<Problem> warnings = new ArrayList<>();

  /** For the run or study in a directory. */
  public Extras(ArtifactStore store, Logger log) {
    this.store = store;
    this.log = log;
  }

  /** Makes something. */
  public interface Making {
    /** Makes it. */
    void make() throws IOException;
  }

  /**
   * Makes something that may fail, but for the writing of its files.
   *
   * @param what what it is, as in "the diagnosis"
   */
  void attempt(String what, Making making) throws IOException {
    try {
      making.make();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      PluginFault.passOn(e);
      failed(what, e);
    }
  }

  /** Something couldn't be made. */
  void failed(String what, Throwable cause) {
    warn(new Problem(what + " can't be made: " + cause, Place.at(store.directory().toString()), BUG), cause);
  }

  private void warn(Problem warning, Throwable cause) {
    warnings.add(warning);
    try {
      log.warn(warning.message(), cause);
    } catch (RuntimeException e) {
      // The log is on the same disk, which may be full: the warning is shown anyway.
    }
  }

  /**
   * Writes the manifest, by which the run or study is finished; then the report, and the manifest once more, now with
   * the report's hash and with what couldn't be made. The second half may fail, on a full disk, too.
   *
   * @param manifest gets the file's hash and the failures
   */
  public void finish(JsonObject manifest) throws IOException {
    write(manifest);
    try {
      store.write(Report.FILE, Report.html(store.directory(), manifest, failure ->
          warn(failure.problem(store.directory()), failure.cause())));
      Manifest.list(manifest, Report.FILE, store);
    } catch (IOException e) {
      warn(unwritten(e), e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      failed("the report", e);
    }
    try {
      write(manifest);
    } catch (IOException e) {
      warn(unwritten(e), e);
    }
  }

  /** Removes what only an unfinished run or study needs. What can't be removed costs a warning. */
  public void tidy(Making removal) {
    try {
      removal.make();
    } catch (IOException e) {
      warn(new Problem("what only an unfinished run needs can't be removed: " + Reason.of(e),
          Place.at(store.directory().toString()), "all results are complete; '--resume' removes the rest"), e);
    }
  }

  private void write(JsonObject manifest) throws IOException {
    if (!warnings.isEmpty()) {
      JsonArray failures = new JsonArray();
      warnings.forEach(warning -> failures.add(warning.message()));
      manifest.add("notMade", failures);
    }
    store.write(Manifest.FILE, Json.text(manifest));
  }

  private Problem unwritten(IOException e) {
    return new Problem("the report can't be written: " + Reason.of(e), Place.at(store.directory().toString()),
        "the model and all other files are complete; 'ganglion report' makes it once there is room");
  }

  /** What couldn't be made. */
  public List<Problem> warnings() {
    return List.copyOf(warnings);
  }
}
