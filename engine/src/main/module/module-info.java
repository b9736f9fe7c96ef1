/** Networks, gradients, the training loop, data in memory and the model file. */
module io.ganglion.engine {
  requires transitive io.ganglion.api;
  requires static jdk.incubator.vector; // the launcher decides
  requires static org.jspecify;

  uses io.ganglion.api.Activation;
  uses io.ganglion.api.Layer;
  uses io.ganglion.api.Loss;
  uses io.ganglion.api.Trainer;
  uses io.ganglion.api.WeightInitializer;

  exports io.ganglion.engine;
  exports io.ganglion.engine.data;
  exports io.ganglion.engine.data.encoding;
  exports io.ganglion.engine.data.text;
  exports io.ganglion.engine.event;
  exports io.ganglion.engine.generation;
  exports io.ganglion.engine.inspect;
  exports io.ganglion.engine.metric;
  exports io.ganglion.engine.model;
  exports io.ganglion.engine.settings;
  exports io.ganglion.engine.stop;
  exports io.ganglion.engine.store;
}
