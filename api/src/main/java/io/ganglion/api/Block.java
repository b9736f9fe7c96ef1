package io.ganglion.api;

import java.util.ArrayList;
import java.util.List;
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
 * @param constants what the parameters of each group are before training; empty if an initializer draws them
 */
public record Block(String name, Role role, int rows, int columns, int groups, Fan fan, int start,
    List<Double> constants) {
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
    if (!constants.isEmpty() && constants.size() != groups) {
      throw new InvalidSettingException("constants", "must be " + groups + ", one for each group, but are "
          + constants.size());
    }
    for (double constant : constants) {
      Require.finite("constants", constant);
    }
    constants = List.copyOf(constants);
    Math.addExact(start, Math.multiplyExact(rows, columns));
  }

  /** A block that an initializer fills. */
  public Block(String name, Role role, int rows, int columns, int groups, Fan fan, int start) {
    this(name, role, rows, columns, groups, fan, start, List.of());
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

  /**
   * Matrices of weights side by side, each {@code inputs} rows of {@code columns / groups}; the fan is that of one of
   * them.
   */
  public static Block weights(String name, int inputs, int columns, int groups) {
    return new Block(name, Role.WEIGHTS, inputs, columns, groups, new Fan(inputs, Math.max(1, columns / groups)), 0);
  }

  /** {@code groups} square matrices of recurrent weights side by side. */
  public static Block recurrent(String name, int units, int groups) {
    return new Block(name, Role.RECURRENT, units, Math.multiplyExact(units, groups), groups, new Fan(units, units), 0);
  }

  /**
   * A row of biases.
   *
   * @param fan of the weights that they go with, of one group
   */
  public static Block biases(String name, int columns, int groups, Fan fan) {
    return new Block(name, Role.BIASES, 1, columns, groups, fan, 0);
  }

  /**
   * A row of factors, which are 1 before training.
   *
   * @param columns one for each unit
   */
  public static Block scales(String name, int columns) {
    return new Block(name, Role.SCALES, 1, columns, 1, new Fan(1, columns), 0, List.of(1.0));
  }

  /** A row of {@code columns} numbers for each symbol of a vocabulary. */
  public static Block embedding(String name, int vocabulary, int columns) {
    return new Block(name, Role.EMBEDDING, vocabulary, columns, 1, new Fan(1, columns), 0);
  }

  /** The same, with a constant for the parameters of each group instead of an initializer. */
  public Block startingWith(double... constants) {
    List<Double> all = new ArrayList<>();
    for (double constant : constants) {
      all.add(constant);
    }
    return new Block(name, role, rows, columns, groups, fan, start, all);
  }

  /** The same at another place within the layer. */
  public Block startingAt(int start) {
    return new Block(name, role, rows, columns, groups, fan, start, constants);
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
