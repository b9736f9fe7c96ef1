package io.ganglion.plugins;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds calls of {@link Runtime#halt} in a class file, by its constants (The Java Virtual Machine Specification, 4.4);
 * not those through reflection.
 */
final class HaltCalls {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;
  private static final int HEADER = 8;

  private HaltCalls() {}

  /** Whether there is one; no class file has none. */
  static boolean isIn(byte[] classFile) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      in.skipBytes(HEADER);
      int count = in.readUnsignedShort();
      Map<Integer, String> texts = new HashMap<>();
      Map<Integer, int[]> others = new HashMap<>();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case UTF8 -> texts.put(i, in.readUTF());
          case CLASS -> others.put(i, new int[] {tag, in.readUnsignedShort()});
          case METHOD, NAME_AND_TYPE -> others.put(i, new int[] {tag, in.readUnsignedShort(), in.readUnsignedShort()});
          case LONG, DOUBLE -> {
            in.readLong();
            i++; // they take two places
          }
          case 8, 16, 19, 20 -> in.readUnsignedShort();
          case 15 -> in.skipBytes(3);
          default -> in.readInt();
        }
      }
      return others.values().stream().anyMatch(method -> method[0] == METHOD
          && "java/lang/Runtime".equals(texts.get(at(others, method[1], 1)))
          && "halt".equals(texts.get(at(others, method[2], 1))));
    } catch (IOException e) {
      return false;
    }
  }

  private static int at(Map<Integer, int[]> constants, int index, int part) {
    int[] constant = constants.get(index);
    return constant == null ? 0 : constant[part];
  }
}
