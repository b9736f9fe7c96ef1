package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.AsWritten;
import io.ganglion.experiments.binding.OrWord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Sequences, each of which is one example: {@code data.sequence} in the file. Either a table has a row for every step,
 * and an id column says which rows belong together; or a row is a whole sequence, whose steps lie side by side.
 */
public record SequenceSection(
    @Setting("the column of ids: rows with the same id are the steps of one sequence; it is not an input")
    Optional<String> id,
    @Setting("a column of numbers or dates by which the steps of a sequence are sorted; it is not an input. Without it"
        + " they are in the order of the file, and the rows of a sequence must lie together")
    Optional<String> order,
    @Setting("instead of an id: the beginning of the names of columns that hold the steps of a row's sequence, such as"
        + " z for z1, z2 and so on; empty cells at the end are no steps. Several names: several numbers per step")
    @AsWritten List<String> wide,
    @Setting("per-sequence: one target for each sequence, the same in all of its rows; per-step: one for each step, and"
        + " a step with an empty cell has none")
    Target target,
    @Setting("the number of steps, ≥ 1, into which longer sequences are cut for training, with targets per step; none:"
        + " sequences stay whole")
    @OrWord("none") OptionalInt window,
    @Setting("how many steps lie between the beginnings of two windows, ≥ 1; window: as many as one has")
    @OrWord("window") OptionalInt stride,
    @Setting("how many steps before each window the network sees, ≥ 0, without their targets being counted")
    int warmUp,
    @Setting("input columns that a sequence has once, the same in all of its rows: they go into a branch of the network"
        + " of their own") @AsWritten List<String> constant) {
  /** What has a target. */
  public enum Target {
    PER_SEQUENCE,
    PER_STEP
  }

  public SequenceSection() {
    this(Optional.empty(), Optional.empty(), List.of(), Target.PER_SEQUENCE, OptionalInt.empty(), OptionalInt.empty(),
        0, List.of());
  }

  public SequenceSection {
    wide = List.copyOf(wide);
    constant = List.copyOf(constant);
    if (!constant.isEmpty() && target == Target.PER_STEP) {
      throw new InvalidSettingException("constant", "is for targets per sequence: with one for each step, such columns"
          + " are inputs of every step", List.of("target"));
    }
    for (String column : constant) {
      if (id.equals(Optional.of(column)) || order.equals(Optional.of(column)) || wide.contains(column)) {
        throw new InvalidSettingException("constant", "must not name '" + column + "', which says which steps a"
            + " sequence has",
            List.of(wide.contains(column) ? "wide" : id.equals(Optional.of(column)) ? "id" : "order"));
      }
    }
    if (!wide.isEmpty()) {
      requireOnlyLong(id, order);
      if (target == Target.PER_STEP) {
        throw new InvalidSettingException("target", "must be per-sequence where a row is a whole sequence",
            List.of("wide"));
      }
    }
    if (order.isPresent() && order.equals(id)) {
      throw new InvalidSettingException("order", "must not be '" + order.get() + "', which holds the ids",
          List.of("id"));
    }
    if (window.isPresent()) {
      Require.atLeast("window", window.getAsInt(), 1);
      if (target == Target.PER_SEQUENCE) {
        throw new InvalidSettingException("window", "must be left out where a sequence has one target: a part of it"
            + " doesn't tell the same; sequences may be of any length", List.of("target"));
      }
    }
    if (stride.isPresent()) {
      Require.atLeast("stride", stride.getAsInt(), 1);
    }
    Require.atLeast("warmUp", warmUp, 0);
    if (window.isEmpty() && (stride.isPresent() || warmUp > 0)) {
      throw new InvalidSettingException(stride.isPresent() ? "stride" : "warmUp",
          "is for sequences that are cut into windows", List.of("window"));
    }
  }

  private static void requireOnlyLong(Optional<String> id, Optional<String> order) {
    if (id.isPresent()) {
      throw new InvalidSettingException("wide", "must be left out where an id column says which rows are a sequence",
          List.of("id"));
    }
    if (order.isPresent()) {
      throw new InvalidSettingException("order", "is for a table with a row per step, not for sequences in one row",
          List.of("wide"));
    }
  }

  /** Whether a step has a target of its own. */
  public boolean isPerStep() {
    return target == Target.PER_STEP;
  }

  /** The columns that say which rows are a sequence, and in what order: no inputs. */
  public List<String> ofNoInput() {
    return Stream.concat(id.stream(), order.stream()).toList();
  }

  /** How many steps lie between the beginnings of two windows. */
  public int step() {
    return stride.orElse(window.orElse(1));
  }
}
