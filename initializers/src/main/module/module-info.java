/** The built-in initializers. */
module io.ganglion.initializers {
  requires transitive io.ganglion.api;

  exports io.ganglion.initializers;

  provides io.ganglion.api.WeightInitializer with
      io.ganglion.initializers.Constant,
      io.ganglion.initializers.GlorotNormal,
      io.ganglion.initializers.GlorotUniform,
      io.ganglion.initializers.HeNormal,
      io.ganglion.initializers.HeUniform,
      io.ganglion.initializers.LecunNormal,
      io.ganglion.initializers.LecunUniform,
      io.ganglion.initializers.NguyenWidrow,
      io.ganglion.initializers.Normal,
      io.ganglion.initializers.Orthogonal,
      io.ganglion.initializers.TruncatedNormal,
      io.ganglion.initializers.Uniform;
}
