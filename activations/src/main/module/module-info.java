/** The built-in activations. */
module io.ganglion.activations {
  requires transitive io.ganglion.api;

  exports io.ganglion.activations;

  provides io.ganglion.api.Activation with
      io.ganglion.activations.Elu,
      io.ganglion.activations.Exponential,
      io.ganglion.activations.Gaussian,
      io.ganglion.activations.Gelu,
      io.ganglion.activations.HardSigmoid,
      io.ganglion.activations.HardTanh,
      io.ganglion.activations.Identity,
      io.ganglion.activations.LeakyRelu,
      io.ganglion.activations.Mish,
      io.ganglion.activations.Relu,
      io.ganglion.activations.Selu,
      io.ganglion.activations.Sigmoid,
      io.ganglion.activations.Silu,
      io.ganglion.activations.Sine,
      io.ganglion.activations.Softmax,
      io.ganglion.activations.Softplus,
      io.ganglion.activations.Softsign,
      io.ganglion.activations.Tanh;
}
