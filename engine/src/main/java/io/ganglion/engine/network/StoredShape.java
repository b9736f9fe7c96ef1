package io.ganglion.engine.network;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A shape in a model file. */
final class StoredShape {
  private static final int ROW = 1;
  private static final int STEPS = 2;
  private static final int TOKENS = 3;
  private static final int GRID = 4;

  private StoredShape() {}

  static void write(Shape shape, DataOutputStream out) throws IOException {
    if (shape instanceof Shape.Grid grid) {
      out.writeByte(GRID);
      out.writeInt(grid.height());
      out.writeInt(grid.width());
      out.writeInt(grid.features());
    } else if (shape instanceof Shape.Tokens tokens) {
      out.writeByte(TOKENS);
      out.writeInt(tokens.vocabulary());
    } else {
      out.writeByte(shape instanceof Shape.Steps ? STEPS : ROW);
      out.writeInt(shape.features());
    }
  }

  static Shape read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    try {
      return switch (kind) {
        case ROW -> new Shape.Row(in.readInt());
        case STEPS -> new Shape.Steps(in.readInt());
        case TOKENS -> new Shape.Tokens(in.readInt());
        case GRID -> new Shape.Grid(in.readInt(), in.readInt(), in.readInt());
        default -> throw new IllegalArgumentException("there is no shape " + kind);
      };
    } catch (InvalidSettingException e) {
      throw new IllegalArgumentException("there is no such shape: " + e.getMessage(), e);
    }
  }
}
