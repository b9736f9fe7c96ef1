package io.ganglion.experiments.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message in the wire format of Protocol Buffers. Fields are written in the order of the calls. Mutable. */
public final class Protobuf {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int WITH_LENGTH = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A field with a whole number. */
  public Protobuf number(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  /** A field with a number of the type {@code double}. */
  public Protobuf real(int field, double value) {
    varint((long) field << 3 | EIGHT_BYTES);
    out.writeBytes(raw(value));
    return this;
  }

  /** A field with a number of the type {@code float}, rounded. */
  public Protobuf single(int field, double value) {
    varint((long) field << 3 | FOUR_BYTES);
    out.writeBytes(rawFloats(value));
    return this;
  }

  /** A field with numbers of the type {@code double}, packed. */
  public Protobuf reals(int field, double... values) {
    return bytes(field, raw(values));
  }

  /** A field with a text, in UTF-8. */
  public Protobuf text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A field with another message. */
  public Protobuf message(int field, Protobuf message) {
    return bytes(field, message.bytes());
  }

  /** A field with bytes. */
  public Protobuf bytes(int field, byte[] bytes) {
    varint((long) field << 3 | WITH_LENGTH);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** The fields of another message. */
  public Protobuf append(Protobuf fields) {
    out.writeBytes(fields.bytes());
    return this;
  }

  /** Seven bits in each byte, the lowest first; all but the last have the highest bit set. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** The message so far. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  /** Numbers as tensors hold them: eight bytes each, the lowest first. */
  static byte[] raw(double... values) {
    ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      buffer.putDouble(value);
    }
    return buffer.array();
  }

  /** Numbers as tensors in single precision hold them: rounded, four bytes each. */
  static byte[] rawFloats(double... values) {
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      buffer.putFloat((float) value);
    }
    return buffer.array();
  }

  /** Whole numbers as tensors hold them. */
  static byte[] raw(long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      buffer.putLong(value);
    }
    return buffer.array();
  }
}
