package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Kernels;

/** One thread's way through a {@link ShortcutLayer}. */
public final class ShortcutPass implements Layer.Pass {
  private final Arithmetic arithmetic;
  private final Rows output;
  private final Rows bypassingGradient;
  private final Rows inputGradient;
  @SuppressWarnings("NullAway.Init") // bypass comes first
  private Rows bypassing;

  ShortcutPass(int bypassing, int width, Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    this.output = new Rows(arithmetic.precision(), bypassing + width);
    this.bypassingGradient = new Rows(arithmetic.precision(), bypassing);
    this.inputGradient = new Rows(arithmetic.precision(), width);
  }

  /** Tells what went into the layer that is bypassed, before {@link #forward}. */
  public void bypass(Rows input) {
    bypassing = input;
  }

  /** After {@link #backward}, adds what came back on the shortcut to dL/d(input) of the layer that is bypassed. */
  void addTo(Rows gradient) {
    arithmetic.add(bypassingGradient, gradient);
  }

  @Override
  public void rearrange(Parameters parameters) {
    // Has no parameters.
  }

  @Override
  public Rows forward(Parameters parameters, Rows input) {
    output.resize(input.count());
    output.putColumns(bypassing, 0, bypassing.width(), 0);
    output.putColumns(input, 0, input.width(), bypassing.width());
    return output;
  }

  @Override
  public void gradient(Rows input, Rows outputGradient, Numbers gradient, int part, int parts) {
    // Has no parameters.
  }

  @Override
  public void gradientInParts(Rows input, Rows outputGradient, Numbers gradient, int part, int parts,
      Kernels.PartUser user) {
    // Has no parameters.
  }

  @Override
  public Rows backward(Parameters parameters, Rows input, Rows outputGradient) {
    bypassingGradient.resize(outputGradient.count());
    bypassingGradient.putColumns(outputGradient, 0, bypassingGradient.width(), 0);
    inputGradient.resize(outputGradient.count());
    inputGradient.putColumns(outputGradient, bypassingGradient.width(), inputGradient.width(), 0);
    return inputGradient;
  }
}
