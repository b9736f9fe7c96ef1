package io.ganglion.runner.serve;

import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A model under a name, which is read again when its file changes. */
public final class ModelSlot {
  private final String name;
  private final Path file;
  private final Source source;
  private final Limits limits;
  private volatile ServedModel current;
  private volatile String failure = "";
  /** As it was when it was read; null if it has to be read whatever it is now. */
  private @Nullable Stamp seen;

  /** Where models come from. */
  public interface Source {
    /** What the file system says of the file. */
    default BasicFileAttributes attributes(Path file) throws IOException {
      return Files.readAttributes(file, BasicFileAttributes.class);
    }

    /**
     * What is in the file.
     *
     * @throws ModelFileException if it can't be a model's
     */
    default byte[] bytes(Path file) throws IOException {
      return ModelFile.bytes(file);
    }

    /**
     * The model of these bytes.
     *
     * @throws ProblemException if it is none
     */
    Model read(byte[] bytes);
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
    BasicFileAttributes attributes = source.attributes(file);
    return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
  }

  private ServedModel read() throws IOException {
    byte[] bytes = source.bytes(file);
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
   * Reads the model again if its file has changed. What can't be read, or is no model, leaves the model as it was; what
   * couldn't be read is read again at the next look, though the file may not have changed since.
   *
   * @param log hears what became of it
   * @param faults what to say of an exception that shouldn't be, such as a plug-in's
   * @return whether there was a change, and if so whether it succeeded
   */
  synchronized Look look(Consumer<String> log, Function<Throwable, ProblemException> faults) {
    try {
      Stamp now = stamp();
      if (now.equals(seen)) {
        return Look.SAME;
      }
      seen = null;
      byte[] bytes = source.bytes(file);
      if (bytes.length != now.size()) {
        return failed(log, "'" + file + "' can't be read: it had " + now.size() + " bytes, and then " + bytes.length);
      }
      Look look = look(bytes, log, faults);
      seen = now;
      return look;
    } catch (IOException e) {
      seen = null; // it may come back just as it was
      return failed(log, "'" + file + "' can't be read: " + Reason.of(e));
    } catch (OutOfMemoryError e) { // there may be room for a second model later
      return failed(log, "'" + file + "': " + faults.apply(e).problems().get(0).message());
    }
  }

  private Look look(byte[] bytes, Consumer<String> log, Function<Throwable, ProblemException> faults) {
    Model model;
    try {
      model = source.read(bytes);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (ProblemException e) {
      return failed(log, "'" + file + "': " + e.problems().get(0).message());
    } catch (Throwable e) { // a plug-in may throw anything
      return failed(log, "'" + file + "': " + faults.apply(e).problems().get(0).message());
    }
    try {
      ServedModel read = new ServedModel(model, bytes, limits);
      String before = current.hash();
      current = read;
      failure = "";
      log.accept(before.equals(read.hash()) ? "model '" + name + "' is the same as before"
          : "model '" + name + "' was read again: " + before + " is now " + read.hash());
      return Look.RELOADED;
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
