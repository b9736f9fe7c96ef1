package io.ganglion.experiments.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.ganglion.experiments.events.RunEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Read by a decoder of the test's own: of records, of their checksums bit by bit, and of messages. */
class TensorBoardLogTest {
  private static final double SECONDS = 1_800_000_000.25;
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli((long) (SECONDS * 1000)));

  @TempDir
  Path folder;

  private void tell(RunEvent... events) throws IOException {
    TensorBoardLog log = TensorBoardLog.in(folder, CLOCK);
    for (RunEvent event : events) {
      log.take(event);
    }
    log.close();
  }

  private static RunEvent epoch(int epoch) {
    return new RunEvent.Epoch(epoch, 1.0 / epoch, OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(),
        true, OptionalDouble.empty());
  }

  private static RunEvent begun() {
    return new RunEvent.Directory("run", "runs/x", "x", 7,
        "name: x\nseed: 7\ndata:\n  file: [a.csv]\ntrainer: {use: rprop, max-step: 5.5}\noutput:\n  events: false\n");
  }

  private byte[] bytes() throws IOException {
    return Files.readAllBytes(folder.resolve(TensorBoardLog.FILE));
  }

  /** CRC-32C by its polynomial, reflected. */
  private static int crc(byte[] bytes) {
    int crc = -1;
    for (byte each : bytes) {
      crc ^= each & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82F63B78;
      }
    }
    return ~crc;
  }

  private static int masked(byte[] bytes) {
    int crc = crc(bytes);
    return (crc >>> 15 | crc << 17) + 0xa282ead8;
  }

  /** The data of all records. */
  private static List<byte[]> records(byte[] file) {
    List<byte[]> records = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      assertEquals(masked(length), in.getInt(), "checksum of the length");
      byte[] data = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      in.get(data);
      assertEquals(masked(data), in.getInt(), "checksum of the data");
      records.add(data);
    }
    return records;
  }

  /** The fields of a message, by number: Long, Double, Float or byte[]. */
  private static Map<Integer, List<Object>> fields(Object message) {
    Map<Integer, List<Object>> fields = new LinkedHashMap<>();
    ByteBuffer in = ByteBuffer.wrap((byte[]) message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      Object value = switch ((int) (tag & 7)) {
        case 0 -> varint(in);
        case 1 -> in.getDouble();
        case 2 -> {
          byte[] bytes = new byte[(int) varint(in)];
          in.get(bytes);
          yield bytes;
        }
        case 5 -> in.getFloat();
        default -> throw new AssertionError("wire type " + (tag & 7));
      };
      fields.computeIfAbsent((int) (tag >> 3), number -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static Object only(Map<Integer, List<Object>> fields, int number) {
    assertEquals(1, fields.getOrDefault(number, List.of()).size(), "field " + number);
    return fields.get(number).get(0);
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.UTF_8);
  }

  private static double[] doubles(Object packed) {
    double[] values = new double[((byte[]) packed).length / 8];
    ByteBuffer.wrap((byte[]) packed).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }

  /** Of all events but the first the values, as {@code step tag} and the fields of the value. */
  private Map<String, Map<Integer, List<Object>>> values(byte[] file) {
    List<byte[]> records = records(file);
    Map<Integer, List<Object>> first = fields(records.get(0));
    assertEquals(SECONDS, only(first, 1));
    assertEquals("brain.Event:2", text(only(first, 3)));
    Map<String, Map<Integer, List<Object>>> values = new LinkedHashMap<>();
    for (byte[] record : records.subList(1, records.size())) {
      Map<Integer, List<Object>> event = fields(record);
      assertEquals(SECONDS, only(event, 1));
      for (Object value : fields(only(event, 5)).get(1)) {
        Map<Integer, List<Object>> fields = fields(value);
        values.put(only(event, 2) + " " + text(only(fields, 1)), fields);
      }
    }
    return values;
  }

  @Test
  void writesLossesAndMetricsByEpoch() throws IOException {
    tell(begun(),
        new RunEvent.Epoch(1, 0.1, OptionalDouble.of(0.2), Optional.of("roc-auc"), OptionalDouble.of(0.75), true,
            OptionalDouble.of(0.005)),
        new RunEvent.Epoch(300, Double.NaN, OptionalDouble.of(Double.POSITIVE_INFINITY), Optional.empty(),
            OptionalDouble.empty(), false, OptionalDouble.empty()));
    Map<String, Map<Integer, List<Object>>> values = values(bytes());
    assertEquals(List.of("0 experiment", "0 _hparams_/session_start_info", "1 loss/train", "1 loss/validation",
        "1 roc-auc/validation", "1 learning-rate", "300 loss/train", "300 loss/validation"),
        List.copyOf(values.keySet()));
    assertEquals(0.1f, only(values.get("1 loss/train"), 2));
    assertEquals(0.2f, only(values.get("1 loss/validation"), 2));
    assertEquals(0.75f, only(values.get("1 roc-auc/validation"), 2));
    assertEquals(0.005f, only(values.get("1 learning-rate"), 2));
    assertEquals(Float.NaN, only(values.get("300 loss/train"), 2));
    assertEquals(Float.POSITIVE_INFINITY, only(values.get("300 loss/validation"), 2));
  }

  @Test
  void writesTheExperimentAsText() throws IOException {
    tell(begun());
    Map<Integer, List<Object>> value = values(bytes()).get("0 experiment");
    Map<Integer, List<Object>> tensor = fields(only(value, 8));
    assertEquals(7L, only(tensor, 1), "DT_STRING");
    assertEquals("    name: x\n    seed: 7\n    data:\n      file: [a.csv]\n    trainer: {use: rprop, max-step: 5.5}\n"
        + "    output:\n      events: false", text(only(tensor, 8)));
    Map<Integer, List<Object>> metadata = fields(only(value, 9));
    assertEquals("text", text(only(fields(only(metadata, 1)), 1)));
    assertEquals(2L, only(metadata, 4), "DATA_CLASS_TENSOR");
  }

  private static Map<String, Object> settings(Map<Integer, List<Object>> value) {
    Map<Integer, List<Object>> plugin = fields(only(fields(only(value, 9)), 1));
    assertEquals("hparams", text(only(plugin, 1)));
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Object entry : fields(only(fields(only(plugin, 2)), 3)).get(1)) {
      Map<Integer, List<Object>> pair = fields(entry);
      Map<Integer, List<Object>> setting = fields(only(pair, 2));
      int kind = setting.keySet().iterator().next();
      Object read = only(setting, kind);
      settings.put(text(only(pair, 1)), kind == 3 ? text(read) : kind == 4 ? (Object) read.equals(1L) : read);
    }
    return settings;
  }

  @Test
  void writesSettingsAsHyperparameters() throws IOException {
    tell(begun());
    assertEquals(Map.of("seed", 7.0, "trainer.use", "rprop", "trainer.max-step", 5.5),
        settings(values(bytes()).get("0 _hparams_/session_start_info")));
  }

  @Test
  void writesHistograms() throws IOException {
    tell(new RunEvent.Weights(5, 2, "dense", List.of(-1.0, 0.5, 2.0), List.of(3, 4), 6.5, 11.25));
    Map<Integer, List<Object>> histogram = fields(only(values(bytes()).get("5 parameters/2 dense"), 5));
    assertEquals(List.of(-1.0, 2.0, 7.0, 6.5, 11.25),
        List.of(only(histogram, 1), only(histogram, 2), only(histogram, 3), only(histogram, 4), only(histogram, 5)));
    assertArrayEquals(new double[] {0.5, 2}, doubles(only(histogram, 6)));
    assertArrayEquals(new double[] {3, 4}, doubles(only(histogram, 7)));
  }

  @Test
  void writesWhatIsKept() throws IOException {
    tell(new RunEvent.Result(JsonParser.parseString(
        "{\"keptEpoch\":9,\"splits\":{\"test\":{\"examples\":3,\"loss\":0.5,\"f1\":null,\"accuracy\":1}}}")
        .getAsJsonObject()));
    Map<String, Map<Integer, List<Object>>> values = values(bytes());
    assertEquals(List.of("9 kept/loss/test", "9 kept/accuracy/test", "9 _hparams_/session_end_info"),
        List.copyOf(values.keySet()));
    assertEquals(0.5f, only(values.get("9 kept/loss/test"), 2));
    Object plugin = only(fields(only(values.get("9 _hparams_/session_end_info"), 9)), 1);
    assertEquals(Map.of(1, List.of(1L), 2, List.of(SECONDS)), fields(only(fields(only(fields(plugin), 2)), 4)));
  }

  @Test
  void givesEachTrialAFolderOfItsOwn() throws IOException {
    RunEvent trial = new RunEvent.TrialEnded("rprop, seed 42", false, Map.of("seed", "42", "data.shuffle", "true"), 9,
        8, "done", Optional.empty(),
        new TreeMap<>(Map.of("test", new TreeMap<>(Map.of("accuracy", 0.5, "loss", 0.25)))),
        List.of(List.of(1.0, 0.75, 0.5), List.of(9.0, 0.25)), 2);
    tell(trial, trial);
    byte[] file = Files.readAllBytes(folder.resolve("tensorboard/rprop, seed 42").resolve(TensorBoardLog.FILE));
    Map<String, Map<Integer, List<Object>>> values = values(file);
    assertEquals(List.of("0 _hparams_/session_start_info", "1 loss/train", "1 loss/validation", "9 loss/train",
        "8 kept/accuracy/test", "8 kept/loss/test", "8 _hparams_/session_end_info"), List.copyOf(values.keySet()));
    assertEquals(Map.of("seed", 42.0, "data.shuffle", true), settings(values.get("0 _hparams_/session_start_info")));
    assertEquals(6, records(file).size(), "once, though it was told twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc", "a/b", "..", ".hidden", "a\nb", "con: x", "\u001b[2J", "x y "})
  void noTrialLeavesItsFolder(String name) throws IOException {
    tell(new RunEvent.TrialEnded(name, false, Map.of(), 1, 1, "s", Optional.of("diverged"), Map.of(), List.of(), 1));
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
    assertEquals(2, files.size(), files.toString());
    Path inside = files.stream().filter(file -> file.startsWith("tensorboard")).findFirst().orElseThrow();
    assertEquals(3, inside.getNameCount(), inside.toString());
    assertTrue(inside.getName(1).toString().matches("[^.:/\\p{Cntrl}][^:/\\p{Cntrl}]*-[0-9a-f]+"), inside.toString());
  }

  /** Cut off at every byte of the last record. */
  @Test
  void goesOnAfterTheLastWholeRecord() throws IOException {
    tell(begun(), epoch(1), epoch(2));
    byte[] whole = bytes();
    tell(epoch(3));
    byte[] longer = bytes();
    for (int size = whole.length; size < longer.length; size++) {
      Files.write(folder.resolve(TensorBoardLog.FILE), Arrays.copyOf(longer, size));
      tell(begun(), epoch(3));
      assertArrayEquals(longer, bytes(), size + " bytes");
    }
    longer[longer.length - 7] ^= 1;
    Files.write(folder.resolve(TensorBoardLog.FILE), longer);
    tell();
    assertArrayEquals(whole, bytes(), "a damaged record");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 127, 128, 300})
  void aResumedRunHasNothingOfLaterEpochs(int kept) throws IOException {
    List<RunEvent> events = new ArrayList<>(List.of(begun()));
    for (int epoch = 1; epoch <= kept; epoch++) {
      events.add(epoch(epoch));
    }
    tell(events.toArray(RunEvent[]::new));
    byte[] expected = bytes();
    tell(epoch(kept + 1), epoch(kept + 2));
    tell(begun(), new RunEvent.Resumed(kept));
    assertArrayEquals(expected, bytes());
  }
}
