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
