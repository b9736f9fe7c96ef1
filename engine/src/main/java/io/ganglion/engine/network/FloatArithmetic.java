package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.kernel.Panels;
import io.ganglion.engine.settings.Precision;

/** {@link DoubleArithmetic} for {@code float}; made from it by {@code .ci/float-forms}. */
record FloatArithmetic(Kernels kernels) implements Arithmetic {
  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public void forward(Rows x, Numbers parameters, Affine affine, Rows out) {
    out.resize(x.count());
    kernels.forward(x.floats(), x.offset(), parameters.floats(), affine, out.floats(), 0, x.count());
  }

  @Override
  public void forward(Rows x, Numbers parameters, Affine affine, Rows out, Panels panels) {
    out.resize(x.count());
    kernels.forward(x.floats(), x.offset(), parameters.floats(), affine, out.floats(), 0, x.count(), panels);
  }

  @Override
  public void weightGradient(Rows x, Rows d, Numbers gradient, Affine affine, int from, int to) {
    kernels.weightGradient(x.floats(), x.offset(), d.floats(), d.offset(), gradient.floats(), affine, x.count(),
        from, to);
  }

  @Override
  public void weightGradientInParts(Rows x, Rows d, Numbers gradient, Affine affine, int from, int to, int most,
      Kernels.PartUser user) {
    kernels.weightGradientInParts(x.floats(), x.offset(), d.floats(), d.offset(), gradient.floats(), affine,
        x.count(), from, to, most, user);
  }

  @Override
  public void biasGradient(Rows d, Numbers gradient, Affine affine) {
    kernels.biasGradient(d.floats(), d.offset(), gradient.floats(), affine, d.count());
  }

  @Override
  public void inputGradient(Rows d, Numbers parameters, Affine affine, Rows dx) {
    dx.resize(d.count());
    kernels.inputGradient(d.floats(), d.offset(), parameters.floats(), affine, dx.floats(), 0, d.count());
  }

  @Override
  public void transpose(Numbers parameters, Affine affine, Numbers transposed, int transposedAt) {
    kernels.transpose(parameters.floats(), affine, transposed.floats(), transposedAt);
  }

  @Override
  public void forward(BulkActivation activation, Rows x, Rows y) {
    y.resize(x.count());
    activation.forward(kernels, x.floats(), y.floats(), x.count(), x.width());
  }

  @Override
  public void backward(BulkActivation activation, Rows x, Rows y, Rows d) {
    activation.backward(kernels, x.floats(), y.floats(), d.floats(), d.floats(), x.count(), x.width());
  }

  @Override
  public void add(Rows part, Rows total) {
    kernels.add(part.floats(), part.offset(), total.floats(), total.offset(), part.size());
  }

  @Override
  public boolean areFinite(Rows rows) {
    return kernels.areFinite(rows.floats(), rows.offset(), rows.size());
  }

  // region by hand: sums over chunks
  @Override
  public void put(Numbers part, double[] total, int from, int to) {
    kernels.widen(part.floats(), from, total, from, to - from);
  }

  @Override
  public void add(Numbers part, double[] total, int from, int to) {
    kernels.add(part.floats(), from, total, from, to - from);
  }
  // endregion
}
