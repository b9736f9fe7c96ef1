package io.ganglion.engine.store;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A text in a binary file: the number of its bytes in UTF-8 (int), then these. */
public final class StoredText {
  private static final int LONGEST = 1 << 24;
  /** Texts are read in growing pieces, so that a damaged length meets the end of the file before it is allocated. */
  private static final int PIECE = 1 << 16;

  private StoredText() {}

  /**
   * Writes {@code text}.
   *
   * @throws IOException if {@code out} can't take it, it is no Unicode, or it is longer than 16 MiB
   */
  public static void write(String text, DataOutput out) throws IOException {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IOException("'" + text + "' has half a surrogate pair and can't be written as UTF-8", e);
    }
    if (bytes.remaining() > LONGEST) {
      throw new IOException("a text of " + bytes.remaining() + " bytes is too long: " + LONGEST + " are the most");
    }
    out.writeInt(bytes.remaining());
    out.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the end comes too early
   * @throws IllegalArgumentException if it isn't that
   */
  public static String read(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IllegalArgumentException(length + " bytes of text are out of range");
    }
    byte[] bytes = new byte[Math.min(length, PIECE)];
    for (int read = 0; read < length; read = bytes.length) {
      if (read > 0) {
        bytes = Arrays.copyOf(bytes, Math.min(length, 2 * read));
      }
      in.readFully(bytes, read, bytes.length - read);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text in it is not UTF-8", e);
    }
  }

  /** Writes how many there are (int), then key and value of each, in the order of the map. */
  public static void writeAll(Map<String, String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      write(entry.getKey(), out);
      write(entry.getValue(), out);
    }
  }

  /** Reads what {@link #writeAll} wrote. */
  public static Map<String, String> readAll(DataInputStream in) throws IOException {
    int count = StoredFile.readCount(in, 1);
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      texts.put(read(in), read(in));
    }
    return texts;
  }
}
