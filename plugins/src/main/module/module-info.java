/** Finding and loading plug-ins, from jars and from the class path; problems with their place and cure. */
module io.ganglion.plugins {
  requires transitive io.ganglion.api;
  requires com.google.gson;
  requires static org.jspecify;

  uses io.ganglion.api.Activation;
  uses io.ganglion.api.Layer;
  uses io.ganglion.api.Loss;
  uses io.ganglion.api.Trainer;
  uses io.ganglion.api.WeightInitializer;

  exports io.ganglion.plugins;
  exports io.ganglion.problem;
}
