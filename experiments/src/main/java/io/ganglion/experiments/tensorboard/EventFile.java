package io.ganglion.experiments.tensorboard;

import io.ganglion.experiments.export.Protobuf;
import io.ganglion.experiments.store.GrowingFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongPredicate;
import java.util.zip.CRC32C;

/**
 * A file of TensorFlow's events, which grows record by record and is continued when it is opened again. A record is the
 * length of its data, 8 bytes with the lowest first, a checksum of these, the data, and a checksum of those; a checksum
 * is CRC-32C, rotated and with a constant added, as in {@code tensorflow/core/lib/hash/crc32c.h}. The data are a
 * message {@code Event} of {@code tensorflow/core/util/event.proto}: 1 is the time, 2 the step, 3 the version of the
 * file in its first record, and 5 a {@code Summary}.
 */
final class EventFile implements Closeable {
  private static final String VERSION = "brain.Event:2";
  private static final int MASK = 0xa282ead8;
  private static final int HEAD = Long.BYTES + Integer.BYTES;
  /** The tag of the field with the step, which is a number. */
  private static final int STEP = 2 << 3;
  /** Time, the first field, with its tag. */
  private static final int TIME_BYTES = 1 + Double.BYTES;
  private static final int TIME = 1;
  private static final int NUMBER = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;

  private final Path path;
  private final GrowingFile file;
  private final InstantSource clock;
  private final boolean isNew;

  private EventFile(Path path, GrowingFile file, InstantSource clock, boolean isNew) {
    this.path = path;
    this.file = file;
    this.clock = clock;
    this.isNew = isNew;
  }

  /** Begins a file, or opens it and cuts off what a kill has left half written. */
  static EventFile open(Path path, InstantSource clock) throws IOException {
    long whole = Files.exists(path) ? whole(path, step -> true) : 0;
    GrowingFile file = GrowingFile.open(path);
    file.keep(whole);
    EventFile events = new EventFile(path, file, clock, whole == 0);
    if (whole == 0) {
      events.append(new Protobuf().real(TIME, events.seconds()).text(FILE_VERSION, VERSION));
    }
    return events;
  }

  /** Whether nothing was there before. */
  boolean isNew() {
    return isNew;
  }

  /** Cuts off everything from the first record on that is of a later step. */
  void keepUntil(long step) throws IOException {
    file.keep(whole(path, each -> each <= step));
  }

  /** Adds values of a step. */
  void add(long step, Protobuf summary) throws IOException {
    append(new Protobuf().real(TIME, seconds()).number(NUMBER, step).message(SUMMARY, summary));
  }

  private double seconds() {
    return clock.millis() / 1e3;
  }

  private void append(Protobuf event) throws IOException {
    file.append(record(event.bytes()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  static byte[] record(byte[] data) {
    ByteBuffer record = ByteBuffer.allocate(HEAD + data.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(checksum(record.array(), 0, Long.BYTES));
    record.put(data);
    record.putInt(checksum(data, 0, data.length));
    return record.array();
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  /** How many bytes the records have that are whole, up to the first whose step isn't kept. */
  private static long whole(Path path, LongPredicate keeps) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (bytes.limit() - at >= HEAD) {
      long length = bytes.getLong(at);
      if (bytes.getInt(at + Long.BYTES) != checksum(bytes.array(), at, Long.BYTES)
          || length > bytes.limit() - at - HEAD - Integer.BYTES
          || bytes.getInt(at + HEAD + (int) length) != checksum(bytes.array(), at + HEAD, (int) length)
          || !keeps.test(step(bytes, at + HEAD, (int) length))) {
        break;
      }
      at += HEAD + (int) length + Integer.BYTES;
    }
    return at;
  }

  /** The step of an event that this class wrote; the first record has none, which is 0. */
  private static long step(ByteBuffer bytes, int from, int length) {
    if (length <= TIME_BYTES || bytes.get(from + TIME_BYTES) != STEP) {
      return 0;
    }
    long step = 0;
    int shift = 0;
    for (int at = from + TIME_BYTES + 1; at < from + length; at++) {
      step |= (long) (bytes.get(at) & 0x7f) << shift;
      shift += 7;
      if (bytes.get(at) >= 0) {
        break;
      }
    }
    return step;
  }
}
