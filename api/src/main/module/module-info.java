/** The plug-in interfaces. */
@SuppressWarnings("module") // the modules that these packages are exported to come later in the build
module io.ganglion.api {
  exports io.ganglion.api;

  // Internal: how the other modules read declarations, compute exactly, and know formulas.
  exports io.ganglion.api.exact to io.ganglion.engine;
  exports io.ganglion.api.formula to io.ganglion.activations, io.ganglion.engine, io.ganglion.experiments,
      io.ganglion.layers, io.ganglion.losses, io.ganglion.testkit;
  exports io.ganglion.api.host to io.ganglion.engine, io.ganglion.experiments, io.ganglion.plugins, io.ganglion.tables,
      io.ganglion.testkit;
}
