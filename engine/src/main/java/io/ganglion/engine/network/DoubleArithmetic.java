package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.kernel.Panels;
import io.ganglion.engine.settings.Precision;

/** In {@link Precision#FLOAT64}. */
record DoubleArithmetic(Kernels kernels) implements Arithmetic {
  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public void forward(Rows x, Numbers parameters, Affine affine, Rows out) {
    out.resize(x.count());
    kernels.forward(x.doubles(), x.offset(), parameters.doubles(), affine, out.doubles(), 0, x.count());
  }

  @Override
  public void forward(Rows x, Numbers parameters, Affine affine, Rows out, Panels panels) {
    out.resize(x.count());
    kernels.forward(x.doubles(), x.offset(), parameters.doubles(), affine, out.doubles(), 0, x.count(), panels);
  }

  @Override
  public void forward(Rows x, int xFrom, Numbers parameters, Affine affine, Rows y, int yFrom, int rows,
      Panels panels) {
    kernels.forward(x.doubles(), x.offset() + xFrom * x.width(), parameters.doubles(), affine, y.doubles(),
        y.offset() + yFrom * y.width(), rows, panels);
  }

  @Override
  public void forward(Numbers x, int xAt, Numbers parameters, Affine affine, Numbers out, int outAt, int rows) {
    kernels.forward(x.doubles(), xAt, parameters.doubles(), affine, out.doubles(), outAt, rows);
  }

  @Override
  public void onto(Rows x, int xFrom, Numbers parameters, Affine affine, Rows start, int startFrom, Rows y, int yFrom,
      int rows, Panels panels) {
    kernels.onto(x.doubles(), x.offset() + xFrom * x.width(), parameters.doubles(), affine, start.doubles(),
        start.offset() + startFrom * start.width(), y.doubles(), y.offset() + yFrom * y.width(), rows, panels);
  }

  @Override
  public void add(Rows part, int partFrom, Rows total, int totalFrom, int rows) {
    kernels.add(part.doubles(), part.offset() + partFrom * part.width(), total.doubles(),
        total.offset() + totalFrom * total.width(), rows * part.width());
  }

  @Override
  public void add(Numbers part, int partAt, Numbers total, int totalAt, int size) {
    kernels.add(part.doubles(), partAt, total.doubles(), totalAt, size);
  }

  @Override
  public void sigmoid(Rows x, int xAt, Rows y, int yAt, int size) {
    kernels.sigmoid(x.doubles(), xAt, y.doubles(), yAt, size);
  }

  @Override
  public void tanh(Rows x, int xAt, Rows y, int yAt, int size) {
    kernels.tanh(x.doubles(), xAt, y.doubles(), yAt, size);
  }

  @Override
  public void softmax(Rows x, int xAt, Rows y, int yAt, int size) {
    kernels.softmax(x.doubles(), xAt, y.doubles(), yAt, 1, size);
  }

  @Override
  public void multiply(Numbers a, int aAt, int aRow, int aTerm, Numbers b, int bAt, int bTerm, int bColumn, int biasAt,
      Numbers out, int outAt, int outRow, int rows, int terms, int columns) {
    double[] left = a.doubles();
    double[] right = b.doubles();
    double[] to = out.doubles();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = biasAt == Affine.NO_BIAS ? 0 : right[biasAt + j];
        int at = aAt + i * aRow;
        int from = bAt + j * bColumn;
        for (int t = 0; t < terms; t++) {
          sum = Math.fma(left[at], right[from], sum);
          at += aTerm;
          from += bTerm;
        }
        to[outAt + i * outRow + j] = sum;
      }
    }
  }

  @Override
  public void rowSums(Rows x, Rows sums) {
    sums.resize(x.count());
    kernels.rowSums(x.doubles(), x.offset(), sums.doubles(), 0, x.count(), x.width());
  }

  @Override
  public void weightGradient(Rows x, Rows d, Numbers gradient, Affine affine, int from, int to) {
    kernels.weightGradient(x.doubles(), x.offset(), d.doubles(), d.offset(), gradient.doubles(), affine, x.count(),
        from, to);
  }

  @Override
  public void weightGradientInParts(Rows x, Rows d, Numbers gradient, Affine affine, int from, int to, int most,
      Kernels.PartUser user) {
    kernels.weightGradientInParts(x.doubles(), x.offset(), d.doubles(), d.offset(), gradient.doubles(), affine,
        x.count(), from, to, most, user);
  }

  @Override
  public void biasGradient(Rows d, Numbers gradient, Affine affine) {
    kernels.biasGradient(d.doubles(), d.offset(), gradient.doubles(), affine, d.count());
  }

  @Override
  public void inputGradient(Rows d, Numbers parameters, Affine affine, Rows dx) {
    dx.resize(d.count());
    kernels.inputGradient(d.doubles(), d.offset(), parameters.doubles(), affine, dx.doubles(), 0, d.count());
  }

  @Override
  public void transpose(Numbers parameters, Affine affine, Numbers transposed, int transposedAt) {
    kernels.transpose(parameters.doubles(), affine, transposed.doubles(), transposedAt);
  }

  @Override
  public void forward(BulkActivation activation, Rows x, Rows y) {
    y.resize(x.count());
    activation.forward(kernels, x.doubles(), y.doubles(), x.count(), x.width());
  }

  @Override
  public void backward(BulkActivation activation, Rows x, Rows y, Rows d) {
    activation.backward(kernels, x.doubles(), y.doubles(), d.doubles(), d.doubles(), x.count(), x.width());
  }

  @Override
  public void add(Rows part, Rows total) {
    kernels.add(part.doubles(), part.offset(), total.doubles(), total.offset(), part.size());
  }

  @Override
  public boolean areFinite(Rows rows) {
    return kernels.areFinite(rows.doubles(), rows.offset(), rows.size());
  }

  // region by hand: sums over chunks
  @Override
  public void put(Numbers part, double[] total, int from, int to) {
    for (int i = from; i < to; i++) {
      total[i] = 0 + part.doubles()[i];
    }
  }

  @Override
  public void add(Numbers part, double[] total, int from, int to) {
    kernels.add(part.doubles(), from, total, from, to - from);
  }
  // endregion
}
