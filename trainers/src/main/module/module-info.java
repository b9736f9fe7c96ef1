/** The built-in trainers. */
module io.ganglion.trainers {
  requires transitive io.ganglion.api;

  exports io.ganglion.trainers;

  provides io.ganglion.api.Trainer with
      io.ganglion.trainers.Adadelta,
      io.ganglion.trainers.Adagrad,
      io.ganglion.trainers.Adam,
      io.ganglion.trainers.AdamW,
      io.ganglion.trainers.AmsGrad,
      io.ganglion.trainers.Backprop,
      io.ganglion.trainers.ConjugateGradient,
      io.ganglion.trainers.Grprop,
      io.ganglion.trainers.Lbfgs,
      io.ganglion.trainers.LevenbergMarquardt,
      io.ganglion.trainers.Manhattan,
      io.ganglion.trainers.Nadam,
      io.ganglion.trainers.Quickprop,
      io.ganglion.trainers.RmsProp,
      io.ganglion.trainers.Rprop,
      io.ganglion.trainers.Sarprop,
      io.ganglion.trainers.Scg;
}
