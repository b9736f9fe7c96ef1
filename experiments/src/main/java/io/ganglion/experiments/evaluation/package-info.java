/**
 * The evaluation of a finished run on examples that it wasn't trained on, as its report shows it: kept in {@code
 * evaluation.json}, so that the report can be made again without the data.
 */
package io.ganglion.experiments.evaluation;
