/** Files to tables. */
module io.ganglion.tables {
  requires transitive io.ganglion.engine;
  requires transitive io.ganglion.plugins;
  requires org.apache.commons.csv;
  requires static org.jspecify;

  exports io.ganglion.tables;
  exports io.ganglion.tables.csv;
  exports io.ganglion.tables.idx;
  exports io.ganglion.tables.proben1;
}
