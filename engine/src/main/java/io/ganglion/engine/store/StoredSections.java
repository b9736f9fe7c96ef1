package io.ganglion.engine.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A body of named sections, so that a later version can add some. Layout: how many there are (int), then of each its
 * name ({@link StoredText}), whether a reader has to know it (boolean), how many bytes it has (int), and these.
 */
public final class StoredSections {
  /** The shortest section: a name without letters, the flag and the length. */
  private static final int LEAST_BYTES = 2 * Integer.BYTES + 1;

  private final Map<String, Section> sections;

  private record Section(boolean required, byte[] bytes) {}

  private StoredSections(Map<String, Section> sections) {
    this.sections = sections;
  }

  /** No sections yet. */
  public StoredSections() {
    this(new LinkedHashMap<>());
  }

  /** Adds a section that every reader has to know. */
  public void add(String name, StoredFile.BodyWriter body) throws IOException {
    put(name, true, body);
  }

  /** Adds a section that a reader which doesn't know it may skip. */
  public void addOptional(String name, StoredFile.BodyWriter body) throws IOException {
    put(name, false, body);
  }

  private void put(String name, boolean required, StoredFile.BodyWriter body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.write(new DataOutputStream(bytes));
    sections.put(name, new Section(required, bytes.toByteArray()));
  }

  /** Writes all, in the order in which they were added. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(sections.size());
    for (Map.Entry<String, Section> entry : sections.entrySet()) {
      StoredText.write(entry.getKey(), out);
      out.writeBoolean(entry.getValue().required());
      out.writeInt(entry.getValue().bytes().length);
      out.write(entry.getValue().bytes());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws EOFException if the end comes too early
   * @throws IllegalArgumentException if two sections have one name
   */
  public static StoredSections read(DataInputStream in) throws IOException {
    Map<String, Section> sections = new LinkedHashMap<>();
    for (int left = StoredFile.readCount(in, LEAST_BYTES); left > 0; left--) {
      String name = StoredText.read(in);
      boolean required = in.readBoolean();
      byte[] bytes = new byte[StoredFile.readCount(in, 1)];
      in.readFully(bytes);
      if (sections.put(name, new Section(required, bytes)) != null) {
        throw new IllegalArgumentException("two sections have the name '" + name + "'");
      }
    }
    return new StoredSections(sections);
  }

  /**
   * Takes a section out and reads it.
   *
   * @throws EOFException if it isn't there, or its end comes too early
   * @throws IllegalArgumentException if its reader doesn't read all of it
   */
  public <T> T take(String name, StoredFile.BodyReader<T> reader) throws IOException {
    Section section = sections.remove(name);
    if (section == null) {
      throw new EOFException("there is no section '" + name + "'");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(section.bytes()));
    T content = reader.read(in);
    if (in.available() > 0) {
      throw new IllegalArgumentException("the section '" + name + "' has more than was read");
    }
    return content;
  }

  /** Takes a section out and reads it, if it is there. */
  public <T> Optional<T> takeIfThere(String name, StoredFile.BodyReader<T> reader) throws IOException {
    return sections.containsKey(name) ? Optional.of(take(name, reader)) : Optional.empty();
  }

  /**
   * Checks that what hasn't been taken may be skipped.
   *
   * @throws ModelFileException if a reader has to know one of them
   */
  public void requireNothingLeft() throws ModelFileException {
    for (Map.Entry<String, Section> entry : sections.entrySet()) {
      if (entry.getValue().required()) {
        throw new ModelFileException("the model has a section '" + entry.getKey()
            + "', which it can't be used without and this Ganglion doesn't know", "use a newer Ganglion");
      }
    }
  }
}
