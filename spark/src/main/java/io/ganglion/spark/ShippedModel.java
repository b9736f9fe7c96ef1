package io.ganglion.spark;

import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.plugins.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A model's file, which travels to executors with the task that uses it: they need no access to where it lies. Each JVM
 * makes a model of it once, which has a predictor for each task that is running.
 */
final class ShippedModel implements Serializable {
  private static final long serialVersionUID = 1L;
  /** The file of a run's model within its directory. */
  private static final String FILE = "model.ganglion";
  /** How many models a JVM keeps, the latest used: chosen. */
  private static final int KEPT = 16;
  private static final Map<String, Model> MADE = new LinkedHashMap<>(KEPT, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Model> eldest) {
      return size() > KEPT;
    }
  };

  private final String path;
  private final byte[] bytes;
  private final String sha256;

  private ShippedModel(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
    this.sha256 = Sha256.of(bytes);
  }

  /**
   * Reads a model.
   *
   * @param path its file, or the directory of a run, in any file system that Hadoop knows
   * @throws IOException if there is none, or it can't be read
   */
  static ShippedModel read(String path, Configuration hadoop) throws IOException {
    Path given = new Path(path);
    FileSystem files = given.getFileSystem(hadoop);
    Path file;
    try {
      file = files.getFileStatus(given).isDirectory() ? new Path(given, FILE) : given;
      files.getFileStatus(file);
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException(path + ": there is no such model; name the directory of a run, or the " + FILE
          + " in one");
    }
    try (InputStream in = files.open(file)) {
      ShippedModel shipped = new ShippedModel(file.toString(), in.readAllBytes());
      shipped.model();
      return shipped;
    }
  }

  /** The model. */
  Model model() throws ModelFileException {
    synchronized (MADE) {
      Model made = MADE.get(sha256);
      if (made == null) {
        try {
          made = ModelFile.read(bytes, PluginFinder.ofClassPath());
        } catch (ModelFileException e) {
          throw new ModelFileException(path + ": " + e.getMessage() + "; " + e.help(), e.help());
        }
        MADE.put(sha256, made);
      }
      return made;
    }
  }

  /** The SHA-256 of its file. */
  String sha256() {
    return sha256;
  }

  /** Where it was read. */
  @Override
  public String toString() {
    return path;
  }
}
