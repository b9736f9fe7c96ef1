/** Trains an experiment fold by fold, and says what that came to. */
package io.ganglion.runner.folds;
