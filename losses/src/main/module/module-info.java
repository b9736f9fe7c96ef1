/** The built-in losses. */
module io.ganglion.losses {
  requires transitive io.ganglion.api;

  exports io.ganglion.losses;

  provides io.ganglion.api.Loss with
      io.ganglion.losses.CrossEntropy,
      io.ganglion.losses.Huber,
      io.ganglion.losses.MeanAbsolute,
      io.ganglion.losses.Poisson,
      io.ganglion.losses.SquaredError;
}
