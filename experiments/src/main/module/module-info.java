/** Experiment files, runs and their directories, studies, diagnosis and reports. */
module io.ganglion.experiments {
  requires transitive io.ganglion.tables;
  requires com.google.common;
  requires com.google.gson;
  requires java.compiler;
  requires java.desktop;
  requires org.apache.commons.numbers.gamma;
  requires org.apache.logging.log4j;
  requires org.snakeyaml.engine.v2;
  requires static org.jspecify;

  uses org.apache.logging.log4j.spi.Provider;

  exports io.ganglion.experiments;
}
