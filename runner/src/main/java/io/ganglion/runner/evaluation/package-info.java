/**
 * What a finished run shows on examples that it wasn't trained on, as far as a report draws it: kept in
 * {@code evaluation.json}, so that the report can be made again without the data.
 */
package io.ganglion.runner.evaluation;
