package io.ganglion.engine.network;

import io.ganglion.api.Batch;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Patches;
import io.ganglion.api.Values;
import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.settings.Precision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one pass of a layer computes with. For one thread. */
final class LayerMaths implements Maths {
  /** Places whose patches are copied at a time. */
  private static final int PLACES = 128;
  /** Numbers of patches that are kept at most: 2 MB in single precision. */
  private static final int MOST_KEPT = 1 << 19;

  private final Arithmetic arithmetic;
  private @Nullable RowProduct rowProduct;
  private @Nullable Rows patchRows;
  private @Nullable PatchRows patches;
  /** All patches of the last convolution in training, where they aren't many: its gradient needs them again. */
  private @Nullable Rows kept;
  /** Shows some of {@link #kept}. */
  private @Nullable Rows shown;
  /** What was seen by which; null if nothing is kept. */
  private @Nullable Rows keptOf;
  private @Nullable Patches keptPatches;

  LayerMaths(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  @Override
  public boolean isDouble() {
    return arithmetic.precision() == Precision.FLOAT64;
  }

  @Override
  public Values values(int columns) {
    return new Rows(arithmetic.precision(), columns);
  }

  /** What {@link #values} made, or what the host shows. */
  static Rows rows(Values values) {
    return (Rows) values;
  }

  @Override
  public void times(Values x, Matrix w, Values y) {
    LayerMatrix matrix = (LayerMatrix) w;
    arithmetic.forward(rows(x), matrix.numbers(), matrix.affine(), rows(y), matrix.panels());
  }

  @Override
  public void times(Values x, Matrix w, Matrix bias, Values y) {
    LayerMatrix matrix = (LayerMatrix) w;
    arithmetic.forward(rows(x), matrix.numbers(), matrix.affine((LayerMatrix) bias), rows(y), matrix.panels());
  }

  @Override
  public void timesTransposed(Values x, Matrix w, Values y) {
    LayerMatrix matrix = (LayerMatrix) w;
    arithmetic.forward(rows(x), matrix.transposedNumbers(), matrix.transposed(), rows(y), matrix.transposedPanels());
  }

  @Override
  public void onto(Values x, int xFrom, Matrix w, boolean isTransposed, Values start, int startFrom, Values y,
      int yFrom, int rows) {
    LayerMatrix matrix = (LayerMatrix) w;
    if (isTransposed) {
      arithmetic.onto(rows(x), xFrom, matrix.transposedNumbers(), matrix.transposed(), rows(start), startFrom, rows(y),
          yFrom, rows, matrix.transposedPanels());
    } else {
      arithmetic.onto(rows(x), xFrom, matrix.numbers(), matrix.affine(), rows(start), startFrom, rows(y), yFrom, rows,
          matrix.panels());
    }
  }

  @Override
  public void timesRows(Values left, int leftFrom, int leftRows, Values right, int rightFrom, int rightRows,
      boolean isTransposed, Values y, int yFrom) {
    if (rowProduct == null) {
      rowProduct = new RowProduct(arithmetic);
    }
    rowProduct.compute(rows(left), leftFrom, leftRows, rows(right), rightFrom, rightRows, isTransposed, rows(y), yFrom);
  }

  @Override
  public void sigmoid(Values x, int fromRow, int rows, int fromColumn, int columns, Values y) {
    Rows from = rows(x);
    Rows to = rows(y);
    if (columns == from.width() && columns == to.width()) {
      arithmetic.sigmoid(from, at(from, fromRow, 0), to, at(to, fromRow, 0), rows * columns);
      return;
    }
    for (int r = fromRow; r < fromRow + rows; r++) {
      arithmetic.sigmoid(from, at(from, r, fromColumn), to, at(to, r, fromColumn), columns);
    }
  }

  @Override
  public void tanh(Values x, int fromRow, int rows, int fromColumn, int columns, Values y) {
    Rows from = rows(x);
    Rows to = rows(y);
    if (columns == from.width() && columns == to.width()) {
      arithmetic.tanh(from, at(from, fromRow, 0), to, at(to, fromRow, 0), rows * columns);
      return;
    }
    for (int r = fromRow; r < fromRow + rows; r++) {
      arithmetic.tanh(from, at(from, r, fromColumn), to, at(to, r, fromColumn), columns);
    }
  }

  @Override
  public void softmax(Values x, int fromRow, int rows, int columns, Values y) {
    Rows from = rows(x);
    Rows to = rows(y);
    for (int r = fromRow; r < fromRow + rows; r++) {
      arithmetic.softmax(from, at(from, r, 0), to, at(to, r, 0), columns);
    }
  }

  private static int at(Rows rows, int row, int column) {
    return rows.offset() + row * rows.width() + column;
  }

  @Override
  public void rowSums(Values x, Values sums) {
    arithmetic.rowSums(rows(x), rows(sums));
  }

  @Override
  public void gather(Values x, int[] from, int count, Values y) {
    Rows source = rows(x);
    Rows to = rows(y);
    to.resize(count);
    int width = source.width();
    for (int i = 0; i < count; i++) {
      if (from[i] < 0) {
        to.numbers().clear(at(to, i, 0), width);
      } else {
        to.numbers().copy(source.numbers(), at(source, from[i], 0), at(to, i, 0), width);
      }
    }
  }

  @Override
  public void timesPatches(Batch batch, Patches patches, Values x, Matrix w, Values y) {
    LayerMatrix matrix = (LayerMatrix) w;
    timesPatches(batch, patches, rows(x), matrix, matrix.affine(), rows(y));
  }

  @Override
  public void timesPatches(Batch batch, Patches patches, Values x, Matrix w, Matrix bias, Values y) {
    LayerMatrix matrix = (LayerMatrix) w;
    timesPatches(batch, patches, rows(x), matrix, matrix.affine((LayerMatrix) bias), rows(y));
  }

  private void timesPatches(Batch batch, Patches patches, Rows x, LayerMatrix w, Affine affine, Rows y) {
    PatchRows places = places(batch, patches, x.width());
    int count = places.count();
    int groups = patches.groups();
    int part = w.columns() / groups;
    boolean keeps = groups == 1 && batch.isTraining() && (long) count * w.rows() <= MOST_KEPT;
    Rows all = keeps ? keep(patches, x, count, w.rows()) : null;
    Rows seen = all == null ? patchRows(w.rows()) : Objects.requireNonNull(shown);
    if (!keeps) {
      keptOf = null;
    }
    y.resize(count);
    for (int group = 0; group < groups; group++) {
      places.begin();
      for (int from = 0; from < count; from += PLACES) {
        int rows = Math.min(PLACES, count - from);
        if (all != null) {
          seen.show(all.numbers(), from * w.rows(), rows);
        }
        places.copy(x, group, rows, seen);
        if (groups == 1) {
          arithmetic.forward(seen, 0, w.numbers(), affine, y, from, rows, w.panels());
        } else {
          int first = group * part;
          arithmetic.multiply(seen.numbers(), 0, w.rows(), 1, w.numbers(), affine.weights() + first, w.columns(), 1,
              affine.hasBias() ? affine.bias() + first : Affine.NO_BIAS, y.numbers(), at(y, from, first), y.width(),
              rows, w.rows(), part);
        }
      }
    }
  }

  @Override
  public void timesPatchesBack(Batch batch, Patches patches, Values dy, Matrix w, Values dx) {
    LayerMatrix matrix = (LayerMatrix) w;
    Rows d = rows(dy);
    Rows to = rows(dx);
    Rows seen = patchRows(w.rows());
    PatchRows places = places(batch, patches, to.width());
    int groups = patches.groups();
    int part = w.columns() / groups;
    to.resize(batch.rows());
    to.numbers().clear(to.offset(), to.size());
    for (int group = 0; group < groups; group++) {
      places.begin();
      for (int from = 0; from < d.count(); from += PLACES) {
        int rows = Math.min(PLACES, d.count() - from);
        if (groups == 1) {
          arithmetic.forward(d, from, matrix.transposedNumbers(), matrix.transposed(), seen, 0, rows,
              matrix.transposedPanels());
        } else {
          arithmetic.multiply(d.numbers(), at(d, from, group * part), d.width(), 1, matrix.numbers(),
              matrix.affine().weights() + group * part, 1, w.columns(), Affine.NO_BIAS, seen.numbers(), 0, w.rows(),
              rows, part, w.rows());
        }
        places.add(seen, group, rows, to);
      }
    }
  }

  private Rows keep(Patches patches, Rows x, int count, int width) {
    Rows all = kept;
    if (all == null || all.width() != width) {
      all = new Rows(arithmetic.precision(), width);
      kept = all;
      shown = new Rows(arithmetic.precision(), width);
    }
    all.resize(count);
    keptOf = x;
    keptPatches = patches;
    return all;
  }

  /** What patches showed of x in the last convolution, a row for each place; null if that isn't kept. */
  @Nullable Rows keptPatches(Patches patches, Rows x) {
    return keptOf == x && patches.equals(keptPatches) ? kept : null;
  }

  private Rows patchRows(int width) {
    if (patchRows == null || patchRows.width() != width) {
      patchRows = new Rows(arithmetic.precision(), width);
    }
    patchRows.resize(PLACES);
    return patchRows;
  }

  private PatchRows places(Batch batch, Patches patches, int features) {
    if (this.patches == null || !this.patches.isOf(batch, patches, features)) {
      this.patches = new PatchRows(arithmetic.kernels(), batch, patches, features);
    }
    return this.patches;
  }
}
