package io.ganglion.engine.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A kind of binary file. Layout, big-endian: 8 bytes that name the kind, the format's version (int), the body, and
 * CRC-32C of all before it (int). Nothing of the body is looked at before the checksum is found right.
 *
 * @param magic 8 characters of ASCII
 * @param version of the body's format, as it is written
 * @param oldest version that is still read
 */
public record StoredFile(String magic, int version, int oldest) {
  private static final int MAGIC_BYTES = 8;
  private static final int HEADER_BYTES = MAGIC_BYTES + Integer.BYTES;
  private static final int CHECKSUM_BYTES = Integer.BYTES;

  /** Why bytes are no such file. */
  public enum Fault {
    ANOTHER_KIND,
    ANOTHER_VERSION,
    /** Cut off, or changed, or never right. */
    DAMAGED
  }

  /** Bytes are no such file. */
  public static final class FaultException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String problem;

    /** @param problem what is wrong with the file, as a clause that follows its name */
    FaultException(Fault fault, String problem) {
      super("it " + problem);
      this.fault = fault;
      this.problem = problem;
    }

    /** What is wrong with the file, as a clause that follows its name. */
    public String problem() {
      return problem;
    }

    public Fault fault() {
      return fault;
    }
  }

  /** Writes a body. */
  @FunctionalInterface
  public interface BodyWriter {
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads a body, all of it. */
  @FunctionalInterface
  public interface BodyReader<T> {
    T read(DataInputStream in) throws IOException;
  }

  /** Reads a body of one of several versions, all of it. */
  @FunctionalInterface
  public interface VersionedReader<T> {
    T read(int version, DataInputStream in) throws IOException;
  }

  /** Of which one version alone is read. */
  public StoredFile(String magic, int version) {
    this(magic, version, version);
  }

  public StoredFile {
    if (magic.length() != MAGIC_BYTES) {
      throw new IllegalArgumentException("'" + magic + "' has not " + MAGIC_BYTES + " characters");
    }
  }

  /**
   * The file with this body.
   *
   * @throws IOException if the body throws it
   */
  public byte[] write(BodyWriter body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(magic.getBytes(StandardCharsets.US_ASCII));
      out.writeInt(version);
      body.write(out);
    }
    byte[] file = Arrays.copyOf(bytes.toByteArray(), bytes.size() + CHECKSUM_BYTES);
    ByteBuffer.wrap(file).putInt(bytes.size(), checksum(file, bytes.size()));
    return file;
  }

  /**
   * Reads such a file.
   *
   * @throws FaultException if it is none, or its body makes no sense: its reader met the end, or threw an {@link
   *     IllegalArgumentException} or an {@link ArithmeticException}
   * @throws IOException whatever else the reader throws
   */
  public <T> T read(byte[] file, BodyReader<T> body) throws IOException {
    return readVersions(file, (found, in) -> body.read(in));
  }

  /** As {@link #read}, telling the reader the version that was found. */
  public <T> T readVersions(byte[] file, VersionedReader<T> body) throws IOException {
    byte[] start = magic.getBytes(StandardCharsets.US_ASCII);
    if (file.length < MAGIC_BYTES || !Arrays.equals(file, 0, MAGIC_BYTES, start, 0, MAGIC_BYTES)) {
      throw new FaultException(Fault.ANOTHER_KIND, "is another kind of file");
    }
    int end = file.length - CHECKSUM_BYTES;
    if (end < HEADER_BYTES || checksum(file, end) != ByteBuffer.wrap(file).getInt(end)) {
      throw damaged();
    }
    int found = versionOf(file);
    if (found < oldest || found > version) {
      throw new FaultException(Fault.ANOTHER_VERSION, "has format " + found + ", and this Ganglion reads "
          + (oldest == version ? "format " : "formats " + oldest + " to ") + version);
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(file, HEADER_BYTES, end - HEADER_BYTES))) {
      T content = body.read(found, in);
      if (in.available() > 0) {
        throw damaged();
      }
      return content;
    } catch (EOFException | IllegalArgumentException | ArithmeticException e) {
      throw damaged();
    }
  }

  /** The version of the body's format in {@code file}, which has a header. */
  public static int versionOf(byte[] file) {
    return ByteBuffer.wrap(file).getInt(MAGIC_BYTES);
  }

  private static FaultException damaged() {
    return new FaultException(Fault.DAMAGED, "is damaged or cut off");
  }

  /**
   * Reads a count (int) of things of at least {@code bytes} bytes each.
   *
   * @throws EOFException if that is more than is left to read: nothing is allocated for a count that can't be true
   */
  public static int readCount(DataInputStream in, int bytesEach) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / bytesEach) {
      throw new EOFException("a count of " + count);
    }
    return count;
  }

  /** Writes a count (int) and that many doubles, as bits. */
  public static void writeDoubles(double[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  /** Reads what {@link #writeDoubles} wrote. */
  public static double[] readDoubles(DataInputStream in) throws IOException {
    double[] values = new double[readCount(in, Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
