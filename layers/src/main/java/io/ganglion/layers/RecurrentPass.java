package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One thread's way through a recurrent layer: packs the sequences by steps for each direction, and unpacks them. */
final class RecurrentPass implements Layer.Pass {
  private final int units;
  private final boolean givesAll;
  private final Maths maths;
  private final List<Way> ways = new ArrayList<>();
  private final Values out;
  private final Values inputGradient;
  private final List<List<Sum>> sums = new ArrayList<>();

  /** One direction. */
  private record Way(StepOrder order, Cell cell, Values x, Values dh) {}

  /** The blocks of each direction, which differ from step to step of the trainer in their numbers alone. */
  private List<List<Matrix>> blocksOfWays = List.of();
  private List<Matrix> blocks = List.of();

  RecurrentPass(int inputs, int units, Direction direction, Outputs outputs, Maths maths, Supplier<Cell> cells) {
    this.units = units;
    this.givesAll = outputs == Outputs.ALL;
    this.maths = maths;
    for (int i = 0; i < direction.count(); i++) {
      Way way = new Way(new StepOrder(direction.isBackward(i)), cells.get(), maths.values(inputs), maths.values(units));
      ways.add(way);
      sums.addAll(way.cell.sums(way.x));
    }
    this.out = maths.values(units * ways.size());
    this.inputGradient = maths.values(inputs);
  }

  @Override
  public Values forward(Batch batch, Values x, List<Matrix> blocks) {
    share(blocks);
    out.resize(givesAll ? x.rows() : batch.examples());
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      StepOrder order = way.order;
      order.of(batch);
      way.x.resize(order.rows());
      Copies.gather(maths, x, 0, order.rowOf(), order.rows(), way.x, 0, x.columns());
      Values h = way.cell.forward(order, way.x, blocksOfWays.get(i), batch.carry());
      Copies.gather(maths, h, 0, givesAll ? order.packedOf() : order.lastOf(), out.rows(), out, i * units, units);
    }
    return out;
  }

  @Override
  public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
    share(blocks);
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      StepOrder order = way.order;
      way.dh.resize(order.rows());
      Copies.gather(maths, dy, i * units, givesAll ? order.rowOf() : order.exampleOfLast(), order.rows(), way.dh, 0,
          units);
      way.cell.backward(order, way.dh, blocksOfWays.get(i));
    }
    return isAsked ? inputGradient() : dy;
  }

  /** dL/dx; of two directions the sum, the forward one first. */
  private Values inputGradient() {
    for (int i = 0; i < ways.size(); i++) {
      StepOrder order = ways.get(i).order;
      Values dx = ways.get(i).cell.inputGradient(blocksOfWays.get(i));
      if (i == 0) {
        inputGradient.resize(order.rows());
        Copies.scatter(maths, dx, 0, order.rowOf(), order.rows(), inputGradient, 0, dx.columns());
      } else {
        Copies.scatterAdd(maths, dx, order.rowOf(), order.rows(), inputGradient);
      }
    }
    return inputGradient;
  }

  @Override
  public List<List<Sum>> sums() {
    return sums;
  }

  @Override
  public List<StepTrace> traces() {
    List<StepTrace> traces = new ArrayList<>();
    for (Way way : ways) {
      traces.add(new StepTrace(way.order.isBackward(), Copies.unpacked(maths, way.dh, 0, way.order, units),
          way.cell.gates(way.order)));
    }
    return traces;
  }

  /** Hosts give the same list each time, so that this is done once. */
  private void share(List<Matrix> blocks) {
    if (this.blocks != blocks) {
      int each = blocks.size() / ways.size();
      List<List<Matrix>> shares = new ArrayList<>();
      for (int i = 0; i < ways.size(); i++) {
        shares.add(blocks.subList(i * each, (i + 1) * each));
      }
      this.blocksOfWays = shares;
      this.blocks = blocks;
    }
  }
}
