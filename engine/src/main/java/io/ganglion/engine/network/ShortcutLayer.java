package io.ganglion.engine.network;

import java.util.random.RandomGenerator;

/**
 * Puts what went into a dense layer before what came out of its activation, so that all later layers see both: with one
 * after every hidden layer, a network has all forward shortcut connections. It stands right behind that activation,
 * and so two places behind the dense layer. Has no parameters.
 */
public final class ShortcutLayer implements Layer {
  /** From the layer that is bypassed to this one. */
  public static final int DISTANCE = 2;

  private final int bypassing;
  private final int width;

  /**
   * @param bypassing units that go into the dense layer
   * @param width units that come out of its activation
   */
  public ShortcutLayer(int bypassing, int width) {
    this.bypassing = bypassing;
    this.width = width;
  }

  /** Units that go into the layer that is bypassed. */
  public int bypassing() {
    return bypassing;
  }

  @Override
  public int inputWidth() {
    return width;
  }

  @Override
  public int outputWidth() {
    return Math.addExact(bypassing, width);
  }

  @Override
  public int parameterCount() {
    return 0;
  }

  @Override
  public void initialize(double[] parameters, int at, RandomGenerator random) {
    // Nothing to fill.
  }

  @Override
  public ShortcutPass newPass(int at, Arithmetic arithmetic) {
    return new ShortcutPass(bypassing, width, arithmetic);
  }
}
