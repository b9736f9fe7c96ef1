package io.ganglion.runner.serve;

import io.ganglion.engine.model.Model;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model under a name, which is read again when its file changes. */
public final class ModelSlot {
  private final String name;
  private final Path file;
  private final Source source;
  private final Limits limits;
  private volatile ServedModel current;
  private volatile String failure = "";
  private Stamp seen;

  /** Where models come from. */
  public interface Source {
    /**
     * Reads the model.
     *
     * @param file its bytes
     * @throws ProblemException if it is none
     */
    Model read(byte[] file);
  }

  /** By which a change is noticed. */
  private record Stamp(FileTime modified, long size, @Nullable Object key) {}

  /**
   * Reads the model for the first time.
   *
   * @throws ProblemException if it is none
   * @throws IllegalArgumentException if requests can't be answered by it
   * @throws IOException if the file can't be read
   */
  public ModelSlot(String name, Path file, Source source, Limits limits) throws IOException {
    this.name = name;
    this.file = file;
    this.source = source;
    this.limits = limits;
    this.seen = stamp();
    this.current = read();
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
  }

  private ServedModel read() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new ServedModel(source.read(bytes), bytes, limits);
  }

  public String name() {
    return name;
  }

  ServedModel model() {
    return current;
  }

  /** Why the file, as it is now, isn't the model that is served; empty if it is. */
  Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }

  /**
   * Reads the model again if its file has changed. What can't be read leaves the model as it was.
   *
   * @param log hears what became of it
   * @return whether there was a change, and if so whether it succeeded
   */
  synchronized Look look(Consumer<String> log) {
    try {
      Stamp now = stamp();
      if (now.equals(seen)) {
        return Look.SAME;
      }
      seen = now;
      ServedModel read = read();
      String before = current.hash();
      current = read;
      failure = "";
      log.accept(before.equals(read.hash()) ? "model '" + name + "' is the same as before"
          : "model '" + name + "' was read again: " + before + " is now " + read.hash());
      return Look.RELOADED;
    } catch (IOException e) {
      return failed(log, "'" + file + "' can't be read: " + Reason.of(e));
    } catch (ProblemException e) {
      return failed(log, "'" + file + "': " + e.problems().get(0).message());
    } catch (IllegalArgumentException e) {
      return failed(log, "'" + file + "': " + e.getMessage());
    }
  }

  /** What became of a change. */
  enum Look {
    SAME,
    RELOADED,
    FAILED
  }

  private Look failed(Consumer<String> log, String why) {
    if (failure.equals(why)) {
      return Look.SAME;
    }
    failure = why;
    log.accept("model '" + name + "' stays " + current.hash() + ", because " + why);
    return Look.FAILED;
  }
}
