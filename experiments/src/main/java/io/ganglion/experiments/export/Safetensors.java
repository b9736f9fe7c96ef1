package io.ganglion.experiments.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Files of named tensors in the format safetensors: the length of the header in eight bytes, the header as JSON, and
 * the numbers, lowest byte first. Read are the types F64, F32 and BF16, all exactly; F64 is written.
 */
final class Safetensors {
  private static final String METADATA = "__metadata__";
  /** The limit of the format. */
  private static final long MOST_HEADER = 100_000_000;

  private Safetensors() {}

  /**
   * A tensor.
   *
   * @param shape as in the file
   * @param values all numbers, the last dimension first
   */
  record Tensor(List<Long> shape, double[] values) {
    /** Such as {@code [4, 8]}. */
    String shapeText() {
      return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** A file of tensors by name. */
  static byte[] write(Map<String, Tensor> tensors, Map<String, String> metadata) {
    JsonObject header = new JsonObject();
    JsonObject about = new JsonObject();
    new TreeMap<>(metadata).forEach(about::addProperty); // in an order that every JVM has
    header.add(METADATA, about);
    long at = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", "F64");
      JsonArray shape = new JsonArray();
      tensor.getValue().shape().forEach(shape::add);
      entry.add("shape", shape);
      JsonArray offsets = new JsonArray();
      offsets.add(at);
      at += (long) Double.BYTES * tensor.getValue().values().length;
      offsets.add(at);
      entry.add("data_offsets", offsets);
      header.add(tensor.getKey(), entry);
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    int padding = (Double.BYTES - json.length % Double.BYTES) % Double.BYTES;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Protobuf.raw((long) json.length + padding));
    out.writeBytes(json);
    out.writeBytes(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
    tensors.values().forEach(tensor -> out.writeBytes(Protobuf.raw(tensor.values())));
    return out.toByteArray();
  }

  /**
   * The tensors of a file by name.
   *
   * @throws IOException if it isn't such a file, or holds numbers of another type
   */
  static Map<String, Tensor> read(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < Long.BYTES) {
      throw new IOException("it is too short for a header");
    }
    long length = bytes.getLong();
    if (length < 0 || length > Math.min(MOST_HEADER, bytes.remaining())) {
      throw new IOException("its header would have " + Long.toUnsignedString(length) + " bytes");
    }
    String json = new String(file, Long.BYTES, (int) length, StandardCharsets.UTF_8);
    ByteBuffer data = bytes.position(Long.BYTES + (int) length).slice().order(ByteOrder.LITTLE_ENDIAN);
    try {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> entry : JsonParser.parseString(json).getAsJsonObject().entrySet()) {
        if (!entry.getKey().equals(METADATA)) {
          tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue().getAsJsonObject(), data));
        }
      }
      return tensors;
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | NullPointerException
        | NumberFormatException | IndexOutOfBoundsException e) {
      throw new IOException("its header is damaged", e);
    }
  }

  private static Tensor tensor(String name, JsonObject entry, ByteBuffer data) throws IOException {
    List<Long> shape = new ArrayList<>();
    long count = 1;
    for (JsonElement dimension : entry.getAsJsonArray("shape")) {
      shape.add(dimension.getAsLong());
      if (dimension.getAsLong() < 0 || dimension.getAsLong() > Integer.MAX_VALUE
          || count * dimension.getAsLong() > Integer.MAX_VALUE) {
        throw new IOException("tensor '" + name + "' can't have the shape " + entry.get("shape"));
      }
      count *= dimension.getAsLong();
    }
    String type = entry.get("dtype").getAsString();
    int size = switch (type) {
      case "F64" -> Double.BYTES;
      case "F32" -> Float.BYTES;
      case "BF16" -> Short.BYTES;
      default -> throw new IOException("tensor '" + name + "' is of the type " + type + ", not F64, F32 or BF16");
    };
    long from = entry.getAsJsonArray("data_offsets").get(0).getAsLong();
    long to = entry.getAsJsonArray("data_offsets").get(1).getAsLong();
    if (from < 0 || to > data.capacity() || to - from != count * size) {
      throw new IOException("tensor '" + name + "' isn't where its header says, or the file is cut off");
    }
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      int at = (int) from + i * size;
      values[i] = size == Double.BYTES ? data.getDouble(at) : size == Float.BYTES ? data.getFloat(at)
          : Float.intBitsToFloat(data.getShort(at) << Short.SIZE);
    }
    return new Tensor(List.copyOf(shape), values);
  }
}
