/**
 * Models on Apache Spark: as functions of SQL ({@link io.ganglion.spark.ModelCatalog}), of tables ({@link
 * io.ganglion.spark.GanglionModel}) and as stages of pipelines ({@link io.ganglion.spark.GanglionTransformer}). A row
 * has the prediction that {@code ganglion predict} gives it, to the last bit, on any number of partitions.
 */
package io.ganglion.spark;
