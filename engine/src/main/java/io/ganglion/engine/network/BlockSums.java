package io.ganglion.engine.network;

import io.ganglion.api.Batch;
import io.ganglion.api.Block;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import io.ganglion.engine.kernel.Affine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of the blocks of a layer, from what it says that they are the sums of. For each sum, {@value #ROWS} rows at
 * a time are one chain, and these are added in order; several sums of a block are added in their order. So the sum of
 * many rows has small errors in single precision, and its bits depend on the rows alone.
 */
final class BlockSums {
  /** Part of the definition of every sum: another number gives other bits. */
  private static final int ROWS = 256;

  private final PluginLayer layer;
  private final Arithmetic arithmetic;
  /** What the layer computes with, and may have kept patches. */
  private final LayerMaths maths;
  private final Block[] blocks;
  /** By block: its place in the flat vector, and the same in an array of its own. */
  private final Affine[] there;
  private final Affine[] alone;
  private final int[] at;
  /** By width: rows that show some of a layer's, and rows of patches. */
  private final List<Rows> lefts = new ArrayList<>();
  private final List<Rows> rights = new ArrayList<>();
  private final List<Rows> patchRows = new ArrayList<>();
  /** The array that nothing else writes to, which was all 0; null if there is none. */
  private @Nullable Numbers own;
  /** By block: the rows of {@link #own} that aren't 0; null where others than lookups add to it. */
  private @Nullable TouchedRows[] touched = {};
  /** The sum of some rows, as large as the largest block. */
  private @Nullable Numbers part;
  private @Nullable PatchRows patches;

  /** @param offset where the first block begins in the flat vector */
  BlockSums(PluginLayer layer, int offset, Arithmetic arithmetic, LayerMaths maths) {
    List<Block> blocks = layer.blocks();
    this.layer = layer;
    this.arithmetic = arithmetic;
    this.maths = maths;
    this.blocks = blocks.toArray(Block[]::new);
    this.there = blocks.stream().map(block -> affine(block, offset + block.start())).toArray(Affine[]::new);
    this.alone = blocks.stream().map(block -> affine(block, 0)).toArray(Affine[]::new);
    this.at = blocks.stream().mapToInt(block -> offset + block.start()).toArray();
  }

  /** A block as weights, which are also where a row of biases is. */
  private static Affine affine(Block block, int at) {
    return new Affine(block.rows(), block.columns(), at, at);
  }

  /**
   * From now on, {@code gradient}, which is all 0, is written by these sums alone.
   *
   * @param offset where the first block begins in the flat vector
   * @param sparse gets what is known of blocks of which hardly any row isn't 0, in their order
   */
  void own(Numbers gradient, int offset, List<TouchedRows> sparse) {
    own = gradient;
    touched = new TouchedRows[blocks.length];
    for (int b = 0; b < blocks.length; b++) {
      if (blocks[b].role() == Block.Role.EMBEDDING) {
        TouchedRows rows = new TouchedRows(blocks[b], offset);
        touched[b] = rows;
        sparse.add(rows);
      }
    }
  }

  /** Overwrites the blocks' parts of {@code gradient}. */
  void gradient(List<List<Sum>> sums, Batch batch, Numbers gradient) {
    int common = rowsOfAll(sums);
    if (common > ROWS) {
      for (int from = 0; from < common; from += ROWS) { // while they are in the cache, all that is summed over them
        for (int block = 0; block < blocks.length; block++) {
          addSome(sums.get(block).get(0), from, Math.min(ROWS, common - from), block, from > 0, gradient);
        }
      }
      return;
    }
    for (int block = 0; block < blocks.length; block++) {
      int b = block;
      List<Sum> ofBlock = sums.get(b);
      TouchedRows rows = isOwn(gradient) ? touched[b] : null;
      if (rows != null) {
        rows.clear(gradient);
        if (ofBlock.stream().allMatch(Sum.Lookups.class::isInstance)) {
          ofBlock.forEach(sum -> lookups((Sum.Lookups) sum, b, gradient, rows));
          continue;
        }
        for (int row = 0; row < blocks[b].rows(); row++) {
          rows.touch(row);
        }
      }
      if (ofBlock.isEmpty()) {
        gradient.clear(at[b], blocks[b].size());
      }
      for (int i = 0; i < ofBlock.size(); i++) {
        add(ofBlock.get(i), b, i > 0, batch, gradient);
      }
    }
  }

  /** How many rows each block's only sum goes over, of products or rows; 0 if there are others. */
  private int rowsOfAll(List<List<Sum>> sums) {
    int rows = -1;
    for (int block = 0; block < blocks.length; block++) {
      Values right = sums.get(block).size() != 1 ? null
          : sums.get(block).get(0) instanceof Sum.Products products ? products.right()
          : sums.get(block).get(0) instanceof Sum.Rows each ? each.right() : null;
      if (!(right instanceof Rows d) || touched.length > 0 && touched[block] != null
          || rows >= 0 && rows != d.count()) {
        return 0;
      }
      rows = d.count();
    }
    return rows;
  }

  private boolean isOwn(Numbers gradient) {
    return own != null && gradient.doubles() == own.doubles() && gradient.floats() == own.floats();
  }

  /** Overwrites a block's part of {@code gradient} with a sum, or adds it. */
  private void add(Sum sum, int block, boolean adds, Batch batch, Numbers gradient) {
    if (sum instanceof Sum.Products products) {
      products(ours(products.left(), block), ours(products.right(), block), block, adds, gradient);
    } else if (sum instanceof Sum.Rows rows) {
      rows(ours(rows.right(), block), block, adds, gradient);
    } else if (sum instanceof Sum.Lookups lookups) {
      lookups(ours(lookups.tokens(), block), ours(lookups.right(), block), block, adds, gradient);
    } else if (sum instanceof Sum.Windows windows) {
      windows(windows, block, adds, batch, gradient);
    } else {
      throw broken(block, "that is null");
    }
  }

  /** Overwrites a block's part of {@code gradient} with the part of a sum over some rows, or adds it. */
  private void addSome(Sum sum, int from, int count, int block, boolean adds, Numbers gradient) {
    if (sum instanceof Sum.Products products) {
      Rows x = ours(products.left(), block);
      Rows d = ours(products.right(), block);
      requireProducts(x, d, block);
      someProducts(x, d, from, count, block, adds, gradient);
    } else {
      Rows d = ours(((Sum.Rows) sum).right(), block);
      requireRows(d, block);
      someRows(d, from, count, block, adds, gradient);
    }
  }

  private void products(Rows x, Rows d, int block, boolean adds, Numbers gradient) {
    requireProducts(x, d, block);
    for (int from = 0; from < d.count(); from += ROWS) {
      someProducts(x, d, from, Math.min(ROWS, d.count() - from), block, adds || from > 0, gradient);
    }
  }

  private void requireProducts(Rows x, Rows d, int block) {
    requireFitting(x.count() == d.count() && x.width() == blocks[block].rows() && d.width() == blocks[block].columns(),
        block, x, d);
  }

  private void someProducts(Rows x, Rows d, int from, int count, int block, boolean adds, Numbers gradient) {
    Rows some = rows(x.width(), lefts);
    show(some, x, from, count);
    product(some, d, from, count, block, adds, gradient);
  }

  private void product(Rows x, Rows d, int from, int count, int block, boolean adds, Numbers gradient) {
    Rows some = rows(d.width(), rights);
    show(some, d, from, count);
    Affine to = adds ? alone[block] : there[block];
    Numbers target = adds ? part() : gradient;
    arithmetic.weightGradient(x, some, target, to, 0, to.inputs());
    addPart(block, adds, gradient);
  }

  private void rows(Rows d, int block, boolean adds, Numbers gradient) {
    requireRows(d, block);
    for (int from = 0; from < d.count(); from += ROWS) {
      someRows(d, from, Math.min(ROWS, d.count() - from), block, adds || from > 0, gradient);
    }
  }

  private void requireRows(Rows d, int block) {
    requireFitting(blocks[block].rows() == 1 && d.width() == blocks[block].columns(), block, d, d);
  }

  private void someRows(Rows d, int from, int count, int block, boolean adds, Numbers gradient) {
    Rows some = rows(d.width(), rights);
    show(some, d, from, count);
    arithmetic.biasGradient(some, adds ? part() : gradient, adds ? alone[block] : there[block]);
    addPart(block, adds, gradient);
  }

  /** The same into an array whose other rows are 0. */
  private void lookups(Sum.Lookups sum, int block, Numbers gradient, TouchedRows rows) {
    Rows tokens = ours(sum.tokens(), block);
    for (int r = 0; r < tokens.count(); r++) {
      rows.touch(token(tokens, r, block));
    }
    lookups(tokens, ours(sum.right(), block), block, true, gradient);
  }

  /** One chain of additions for each row of the block. */
  private void lookups(Rows tokens, Rows d, int block, boolean adds, Numbers gradient) {
    int columns = blocks[block].columns();
    requireFitting(tokens.count() == d.count() && tokens.width() == 1 && d.width() == columns, block, tokens, d);
    if (!adds) {
      gradient.clear(at[block], blocks[block].size());
    }
    for (int r = 0; r < d.count(); r++) {
      int token = token(tokens, r, block);
      arithmetic.add(d.numbers(), d.offset() + r * columns, gradient, at[block] + token * columns, columns);
    }
  }

  private int token(Rows tokens, int row, int block) {
    double token = tokens.numbers().number(tokens.offset() + row);
    if (!(token >= 0 && token < blocks[block].rows())) {
      throw broken(block, "by the row " + token + " of it");
    }
    return (int) token;
  }

  private void windows(Sum.Windows windows, int block, boolean adds, Batch batch, Numbers gradient) {
    Rows x = ours(windows.x(), block);
    Rows d = ours(windows.right(), block);
    int groups = windows.patches().groups();
    int taps = blocks[block].rows();
    requireFitting(d.width() == blocks[block].columns() && taps == windows.patches().taps(x.width()), block, x, d);
    if (patches == null || !patches.isOf(batch, windows.patches(), x.width())) {
      patches = new PatchRows(arithmetic.kernels(), batch, windows.patches(), x.width());
    }
    Rows kept = maths.keptPatches(windows.patches(), x);
    if (kept != null && kept.count() == d.count()) {
      products(kept, d, block, adds, gradient);
      return;
    }
    Rows seen = rows(taps, patchRows);
    for (int group = 0; group < groups; group++) {
      patches.begin();
      for (int from = 0; from < d.count(); from += ROWS) {
        int count = Math.min(ROWS, d.count() - from);
        seen.resize(count);
        patches.copy(x, group, count, seen);
        if (groups == 1) {
          product(seen, d, from, count, block, adds || from > 0, gradient);
        } else {
          groupProduct(seen, d, from, count, block, group, groups, adds || from > 0, gradient);
        }
      }
    }
  }

  /** Into the columns of the group alone. */
  private void groupProduct(Rows x, Rows d, int from, int count, int block, int group, int groups, boolean adds,
      Numbers gradient) {
    int columns = blocks[block].columns();
    int width = columns / groups;
    Numbers target = adds ? part() : gradient;
    int to = (adds ? 0 : at[block]) + group * width;
    arithmetic.multiply(x.numbers(), x.offset(), 1, x.width(), d.numbers(),
        d.offset() + from * columns + group * width, columns, 1, Affine.NO_BIAS, target, to, columns, x.width(), count,
        width);
    if (adds) {
      for (int i = 0; i < x.width(); i++) {
        int row = i * columns + group * width;
        arithmetic.add(target, row, gradient, at[block] + row, width);
      }
    }
  }

  private void addPart(int block, boolean adds, Numbers gradient) {
    if (adds) {
      arithmetic.add(part(), 0, gradient, at[block], blocks[block].size());
    }
  }

  private Numbers part() {
    if (part == null) {
      int most = 0;
      for (Block block : blocks) {
        most = Math.max(most, block.size());
      }
      part = Numbers.zeros(arithmetic.precision(), most);
    }
    return part;
  }

  private Rows rows(int width, List<Rows> known) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).width() == width) {
        return known.get(i);
      }
    }
    Rows made = new Rows(arithmetic.precision(), width);
    known.add(made);
    return made;
  }

  private static void show(Rows some, Rows all, int from, int count) {
    some.show(all.numbers(), all.offset() + from * all.width(), count);
  }

  private void requireFitting(boolean fits, int block, Rows x, Rows d) {
    if (!fits) {
      throw broken(block, "by " + x.count() + " rows of " + x.width() + " and " + d.count() + " of " + d.width());
    }
  }

  private IllegalStateException broken(int block, String what) {
    return layer.broken("sums", "returned a sum for the block '" + blocks[block].name() + "' of "
        + blocks[block].rows() + " × " + blocks[block].columns() + " " + what,
        "return sums over values that the host shows or Maths makes, as wide as the block");
  }

  /** What the host shows, or {@link LayerMaths} has made. */
  private Rows ours(Values values, int block) {
    if (values instanceof Rows rows) {
      return rows;
    }
    throw broken(block, "by " + (values == null ? "null" : "values of its own"));
  }
}
