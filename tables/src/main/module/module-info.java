/** Files, and the rows of databases, to tables. */
module io.ganglion.tables {
  requires transitive io.ganglion.engine;
  requires transitive io.ganglion.plugins;
  requires java.desktop;
  requires java.sql;
  requires org.apache.commons.csv;
  requires static org.jspecify;

  uses io.ganglion.tables.DataFormat;
  uses java.sql.Driver;

  exports io.ganglion.tables;
  exports io.ganglion.tables.csv;
  exports io.ganglion.tables.evidence;
  exports io.ganglion.tables.idx;
  exports io.ganglion.tables.images;
  exports io.ganglion.tables.jdbc;
  exports io.ganglion.tables.proben1;
  exports io.ganglion.tables.tasks;
  exports io.ganglion.tables.text;
  exports io.ganglion.tables.texts;

  provides io.ganglion.tables.DataFormat with
      io.ganglion.tables.csv.CsvFiles,
      io.ganglion.tables.idx.Idx,
      io.ganglion.tables.images.Images,
      io.ganglion.tables.jdbc.Jdbc,
      io.ganglion.tables.proben1.Proben1,
      io.ganglion.tables.tasks.AddingProblem,
      io.ganglion.tables.tasks.Copying,
      io.ganglion.tables.text.PlainText,
      io.ganglion.tables.texts.Lines,
      io.ganglion.tables.texts.Texts;
}
