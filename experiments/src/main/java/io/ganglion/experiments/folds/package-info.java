/** Cross-validation: trains an experiment fold by fold and reports the scores. */
package io.ganglion.experiments.folds;
