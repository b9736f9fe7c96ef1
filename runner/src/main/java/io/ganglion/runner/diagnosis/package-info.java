/** What went wrong in a training, in plain words: one class for each thing that can. */
package io.ganglion.runner.diagnosis;
