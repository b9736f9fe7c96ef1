package io.ganglion.api;

import java.util.Objects;

/**
 * A block of a layer's parameters: a matrix, row after row. Of weights, each row belongs to one input, and each column
 * to one unit.
 *
 * <p>A block may hold several matrices side by side, such as those of an LSTM's four gates: its columns are then as
 * many groups of equal width.
 *
 * @param name unique within its layer, such as {@code weights}
 * @param role what the parameters do
 * @param rows at least 1
 * @param columns at least 1, a multiple of {@code groups}
 * @param groups how many matrices lie side by side; 1 for a single matrix
 * @param fan the number of connections at either end of one group
 * @param start the index of its first parameter within the layer
 */
public record Block(String name, Role role, int rows, int columns, int groups, Fan fan, int start) {
  /** What the parameters of a block do. */
  public enum Role {
    /** Factors of a layer's inputs. */
    WEIGHTS,
    /** Factors of a layer's own outputs at the step before. */
    RECURRENT,
    /** Numbers that are added to net inputs. */
    BIASES,
    /** Factors of single units, such as those of a normalization. */
    SCALES,
    /** A row of numbers for each symbol of a vocabulary. */
    EMBEDDING
  }

  public Block {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(fan, "fan");
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    Require.atLeast("groups", groups, 1);
    Require.atLeast("start", start, 0);
    if (columns % groups != 0) {
      throw new InvalidSettingException("columns", "must be a multiple of " + groups + " groups, but is " + columns);
    }
    Math.addExact(start, Math.multiplyExact(rows, columns));
  }

  /** A single matrix of weights, named {@code weights}, at the beginning of its layer. */
  public static Block weights(int inputs, int units) {
    return new Block("weights", Role.WEIGHTS, inputs, units, 1, new Fan(inputs, units), 0);
  }

  /**
   * A row of biases, one for each unit, named {@code biases}.
   *
   * @param fan of the weights that they go with
   */
  public static Block biases(Fan fan, int start) {
    return new Block("biases", Role.BIASES, 1, fan.out(), 1, fan, start);
  }

  /** How many parameters it has. */
  public int size() {
    return rows * columns;
  }

  /** The index behind its last parameter within the layer. */
  public int end() {
    return start + size();
  }
}
